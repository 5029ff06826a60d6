/**
 * What applies to an endpoint, per direction and stage, in evaluation order. Worked out on first demand
 * by one bit test per policy and kept.
 */
import type { DefaultAction, Direction, Policy, Scope } from "../model/policy.ts";
import { hasBit } from "./bits.ts";
import type { CompiledPolicy, CompiledTier } from "./compile.ts";
import type { Objects } from "./objects.ts";
import { type Screen, screenOf } from "./screen.ts";

/** Stages of a host endpoint; pods have the normal one only (semantics §7). */
const stages = ["normal", "untracked", "preDNAT", "forward"] as const;
export type Stage = (typeof stages)[number];

export type EarlyStage = "untracked" | "preDNAT";

/** The lists asked before the normal one, in order. An endpoint for all interfaces has no untracked policy (semantics §7). */
export function earlyStages(
  { objects }: { readonly objects: Objects },
  endpoint: number,
): readonly EarlyStage[] {
  const own = objects.endpoints[endpoint];
  if (own?.kind !== "hep") return [];
  return own.interfaceName === "*" ? ["preDNAT"] : ["untracked", "preDNAT"];
}

export interface LaneTier {
  readonly tier: CompiledTier;
  /** Policies that count in each scope. Pending: at least one; enforced: the same without staged ones, perhaps none. */
  readonly inScope: Readonly<Record<Scope, LanePolicies>>;
  /** Untracked and pre-DNAT stages never end in Deny. */
  readonly defaultAction: DefaultAction;
}

export interface LanePolicies {
  readonly policies: readonly CompiledPolicy[];
  /** Their rules of the lane's direction, at the same positions. */
  readonly screen: Screen;
}

export type Lane = readonly LaneTier[];

export class Lanes {
  private readonly objects: Objects;
  private readonly tiers: readonly CompiledTier[];
  private readonly known = new Map<number, Lane>();
  /** What acts in a direction and stage on any endpoint. */
  private readonly acting = new Map<string, readonly Acting[]>();

  constructor(objects: Objects, tiers: readonly CompiledTier[]) {
    this.objects = objects;
    this.tiers = tiers;
  }

  get(endpoint: number, direction: Direction, stage: Stage): Lane {
    const key = endpoint * 8 + stages.indexOf(stage) * 2 + (direction === "ingress" ? 0 : 1);
    const known = this.known.get(key);
    if (known) return known;
    const lane = this.make(endpoint, direction, stage);
    this.known.set(key, lane);
    return lane;
  }

  private make(endpoint: number, direction: Direction, stage: Stage): Lane {
    if (stage !== "normal" && this.objects.endpoints[endpoint]?.kind !== "hep") return [];
    const lane: LaneTier[] = [];
    for (const { tier, policies } of this.actingIn(direction, stage)) {
      const own = policies.filter(({ subject }) => hasBit(subject, endpoint));
      if (own.length > 0) lane.push(laneTier(tier, own, { direction, stage }));
    }
    return lane;
  }

  private actingIn(direction: Direction, stage: Stage): readonly Acting[] {
    const key = `${direction} ${stage}`;
    const known = this.acting.get(key);
    if (known) return known;
    const acting = this.tiers.map((tier) => ({
      tier,
      policies: tier.compiled.filter(({ policy }) => actsIn(policy, direction, stage)),
    }));
    this.acting.set(key, acting);
    return acting;
  }
}

interface Acting {
  readonly tier: CompiledTier;
  readonly policies: readonly CompiledPolicy[];
}

interface Place {
  readonly direction: Direction;
  readonly stage: Stage;
}

function laneTier(
  tier: CompiledTier,
  policies: readonly CompiledPolicy[],
  { direction, stage }: Place,
): LaneTier {
  const pending = withScreen(policies, direction);
  const enforced = policies.filter(({ policy }) => !policy.staged);
  const passes = stage === "untracked" || stage === "preDNAT";
  return {
    tier,
    inScope: {
      pending,
      enforced: enforced.length === policies.length ? pending : withScreen(enforced, direction),
    },
    defaultAction: passes ? "Pass" : tier.tier.defaultAction,
  };
}

function withScreen(policies: readonly CompiledPolicy[], direction: Direction): LanePolicies {
  return { policies, screen: screenOf(policies.map((policy) => policy.rules[direction])) };
}

/** Does the policy take part in this direction and stage? Ignored policies never do. */
function actsIn(policy: Policy, direction: Direction, stage: Stage): boolean {
  if (policy.ignored !== null || !policy.governs[direction]) return false;
  switch (stage) {
    case "untracked":
      return policy.doNotTrack;
    case "preDNAT":
      return policy.preDNAT && !policy.doNotTrack && direction === "ingress";
    case "normal":
      return !policy.doNotTrack && !policy.preDNAT;
    case "forward":
      return !policy.doNotTrack && !policy.preDNAT && policy.applyOnForward;
  }
}
