/** A case with a host endpoint as its destination: the lists it is asked before its tiers, by the same letters. */
import type { DirectionTrace, PolicyId, StageTrace, TierTrace } from "#src/engine/index.ts";
import type { TraceItem } from "#src/explain/index.ts";
import { type Case, type CaseSpec, makeCase, type TierSpec, tierTrace } from "./cases.ts";

export interface ListSpec {
  readonly stage: StageTrace["stage"];
  /** Tiers with policies of the list, in order. */
  readonly tiers: readonly {
    readonly name: string;
    readonly policies: readonly string[];
    readonly letters: string;
  }[];
}

export interface HostSpec {
  readonly lists: readonly ListSpec[];
  readonly failsafe?: boolean;
  readonly forward?: readonly PolicyId[];
}

/** The lists of `host` before the tiers of the case's destination. What a list decides leaves the tiers unreached. */
export function makeHostCase(spec: CaseSpec, host: HostSpec): Case {
  const made = makeCase(spec);
  const { trace, explanation } = made.flowCase;
  if (trace.ingress === null || explanation.ingress === null) throw new Error("a host is the destination");
  const stages = stagesOf(host);
  const decided = host.failsafe === true || stages.some(({ outcome }) => ends(outcome));
  const ingress: DirectionTrace = {
    ...trace.ingress,
    ...(host.failsafe === true ? { decider: { kind: "failsafe" } } : {}),
    ...(stages.length > 0 ? { stages } : {}),
    ...(decided
      ? {
          tiers: spec.tiers.map((tier) => tierTrace(tier, "", false)),
          profile: { state: "not-reached" },
          outcome: stages.some(({ outcome }) => outcome === "deny") ? "deny" : "allow",
        }
      : {}),
  };
  const forward = host.forward === undefined ? null : { policies: host.forward, text: "not asked" };
  const items = [...stages.flatMap(itemsOf), ...explanation.ingress.items];
  const facts = { ...explanation.ingress, outcome: ingress.outcome, forward, items };
  return {
    ...made,
    flowCase: {
      ...made.flowCase,
      trace: { ...trace, ingress },
      explanation: { ...explanation, ingress: facts },
    },
  };
}

function ends(outcome: StageTrace["outcome"]): boolean {
  return outcome === "allow" || outcome === "deny" || outcome === "undecidable";
}

function stagesOf({ lists, failsafe }: HostSpec): readonly StageTrace[] {
  let open = failsafe !== true;
  return lists.map(({ stage, tiers }): StageTrace => {
    const asked = open;
    const walked = tiers.map((tier): TierTrace => {
      const spec: TierSpec = { ...tier, end: "Pass", egress: "", ingress: "" };
      const traced = tierTrace(spec, tier.letters, open);
      if (traced.state.kind === "undecidable") open = false;
      if (traced.state.kind === "rule" && traced.state.action !== "Pass") open = false;
      return traced;
    });
    return { stage, tiers: walked, outcome: asked ? outcomeOf(walked) : "not-reached" };
  });
}

function outcomeOf(tiers: readonly TierTrace[]): StageTrace["outcome"] {
  for (const { state } of tiers) {
    if (state.kind === "undecidable") return "undecidable";
    if (state.kind === "rule" && state.action !== "Pass") return state.action === "Allow" ? "allow" : "deny";
  }
  return "undecided";
}

function itemsOf({ stage, tiers }: StageTrace): readonly TraceItem[] {
  return tiers.map(({ tier }) => ({
    key: `ingress ${stage} ${tier}`,
    outcome: "End of tier",
    mark: "end-pass",
    tier,
    list: stage,
    policy: null,
    reason: "",
    rules: [],
    text: "",
    step: null,
  }));
}
