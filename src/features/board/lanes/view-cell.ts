/** One tier in one direction: whether it was evaluated, its rows, its floor, and what leaves it. */
import type { CardFacts, HalfFacts, TierFacts, TraceItem } from "#src/explain/index.ts";
import type {
  DirectionTrace,
  PolicyId,
  ProfileTrace,
  Scope,
  StageTrace,
  TierTrace,
} from "#src/engine/index.ts";
import type { ExitOutcome, ViewCell, ViewExit } from "./types.ts";
import { policyRow } from "./view-row.ts";

export interface CellSource {
  readonly half: HalfFacts;
  /** The half's items about the tiers of one list, by tier. */
  readonly items: ReadonlyMap<string, readonly TraceItem[]>;
  readonly cards: ReadonlyMap<PolicyId, CardFacts>;
  readonly tiers: ReadonlyMap<string, TierFacts>;
  readonly scope: Scope;
}

/** Without a list: the tiers of everybody. */
export function itemsByTier(half: HalfFacts, list?: StageTrace["stage"]): CellSource["items"] {
  const tiers = new Map<string, TraceItem[]>();
  for (const item of half.items) {
    if (item.outcome === "Profile" || item.list !== list) continue;
    const items = tiers.get(item.tier);
    if (items === undefined) tiers.set(item.tier, [item]);
    else items.push(item);
  }
  return tiers;
}

export function tierCell(tier: TierTrace, source: CellSource): ViewCell {
  const { half, cards } = source;
  const items = source.items.get(tier.tier) ?? [];
  const byPolicy = new Map(items.map((item) => [item.policy, item]));
  const rows = tier.policies.map((trace) =>
    policyRow({
      trace,
      half,
      scope: source.scope,
      card: cards.get(trace.policy) ?? null,
      item: byPolicy.get(trace.policy) ?? null,
    }),
  );
  return {
    state: cellState(tier),
    reason: tierReason(tier),
    rows,
    floor: floorOf(tier, source.tiers.get(tier.tier)),
    exit: tierExit(tier),
    step: items.find((item) => item.step !== null)?.step ?? null,
    name: tier.tier,
  };
}

function cellState(tier: TierTrace): ViewCell["state"] {
  const { kind } = tier.state;
  return kind === "skipped" || kind === "not-reached" ? kind : "evaluated";
}

function tierReason({ state, policies }: TierTrace): string {
  if (policies.length === 0) return "no policies";
  switch (state.kind) {
    case "not-reached":
      return "not reached";
    case "skipped":
      return state.why === "only-staged" ? "skipped, only staged" : "skipped";
    case "rule":
    case "end-of-tier":
    case "undecidable":
      return "";
  }
}

function floorOf(tier: TierTrace, facts: TierFacts | undefined): ViewCell["floor"] {
  if (tier.state.kind === "end-of-tier") return { action: tier.state.action, acts: true };
  return { action: facts?.defaultAction ?? "Deny", acts: false };
}

function tierExit({ state }: TierTrace): ViewExit | null {
  switch (state.kind) {
    case "skipped":
    case "not-reached":
      return null;
    case "rule":
      return { at: { kind: "row", policy: state.policy }, outcome: outcomes[state.action] };
    case "end-of-tier":
      return { at: { kind: "floor" }, outcome: outcomes[state.action] };
    case "undecidable":
      return { at: { kind: "row", policy: state.policy }, outcome: "undecidable" };
  }
}

const outcomes: Readonly<Record<"Allow" | "Deny" | "Pass", ExitOutcome>> = {
  Allow: "allow",
  Deny: "deny",
  Pass: "pass",
};

export function profileCell(trace: DirectionTrace, half: HalfFacts): ViewCell {
  const outcome = profileOutcome(trace.profile);
  const item = half.items.find((candidate) => candidate.outcome === "Profile");
  return {
    state: outcome === null ? "not-reached" : "evaluated",
    reason: profileReason(trace.profile),
    rows: [],
    floor: null,
    exit: outcome === null ? null : { at: { kind: "profile" }, outcome },
    step: item?.step ?? (outcome === null ? null : lastStep(half)),
    name: profileName(trace.profile),
  };
}

function profileOutcome(profile: ProfileTrace): ExitOutcome | null {
  switch (profile.state) {
    case "not-reached":
      return null;
    case "match":
      return outcomes[profile.action];
    case "no-match":
      return "deny";
    case "undecidable":
      return "undecidable";
  }
}

function profileReason(profile: ProfileTrace): string {
  switch (profile.state) {
    case "not-reached":
      return "not reached";
    case "match":
      return profile.action === "Allow" ? "allows" : "denies";
    case "no-match":
      return "nothing matches: deny";
    case "undecidable":
      return "undecidable";
  }
}

function profileName(profile: ProfileTrace): string {
  if (profile.state === "match" || profile.state === "undecidable") return profile.profile;
  return (profile.state === "no-match" ? profile.profiles[0] : undefined) ?? "Profile";
}

function lastStep(half: HalfFacts): number | null {
  return half.items.reduce<number | null>(
    (last, item) => (item.step === null ? last : Math.max(last ?? 0, item.step)),
    null,
  );
}
