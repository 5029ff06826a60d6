/**
 * Answered flows written by hand, for tests: one letter per policy says how it took part. Tier states, steps and items
 * follow from the letters.
 */
import type {
  BoardFacts,
  CardFacts,
  Explanation,
  FlowCase,
  HalfFacts,
  Mark,
  Step,
  TierFacts,
  TraceItem,
} from "#src/explain/index.ts";
import type {
  DefaultAction,
  Direction,
  DirectionTrace,
  EndpointId,
  FlowTrace,
  PolicyId,
  PolicyTrace,
  ProfileTrace,
  RuleTrace,
  TierTrace,
} from "#src/engine/index.ts";

/** e other endpoints, d other direction, s staged, n no match, l log only, A allow, D deny, P pass, U undecidable. */
export type Letter = "e" | "d" | "s" | "n" | "l" | "A" | "D" | "P" | "U";

export interface TierSpec {
  readonly name: string;
  readonly end: DefaultAction;
  /** `ORDER NAME`, in order. */
  readonly policies: readonly string[];
  /** One letter per policy. Tiers behind the one that decides are not reached. */
  readonly egress: string;
  readonly ingress: string;
}

export interface CaseSpec {
  readonly tiers: readonly TierSpec[];
  /** Null: that end is outside. */
  readonly source?: string | null;
  readonly destination?: string | null;
  /** What the profile does when it is reached. */
  readonly profile?: "Allow" | "Deny";
}

export interface Case {
  readonly flowCase: FlowCase;
  readonly from: string;
  readonly board: BoardFacts;
}

export function makeCase(spec: CaseSpec): Case {
  const { source = "checkout/orders", destination = "data/postgres" } = spec;
  const egress = source === null ? null : half(spec, "egress", source, 0);
  const handOver = egress?.steps.length ?? 0;
  const ingress = destination === null ? null : half(spec, "ingress", destination, handOver + 1);
  const trace = traceOf(egress, ingress);
  return {
    flowCase: {
      to: destination === null ? "ip:203.0.113.7" : `pod:${destination}`,
      trace,
      explanation: explanationOf(trace, egress, ingress),
    },
    from: source === null ? "ip:198.51.100.4" : `pod:${source}`,
    board: boardOf(spec.tiers),
  };
}

function traceOf(egress: Half | null, ingress: Half | null): FlowTrace {
  const left = egress?.trace.outcome ?? "allow";
  return {
    flow: {
      from: { endpoint: egress?.trace.endpoint ?? null, address: null },
      to: { endpoint: ingress?.trace.endpoint ?? null, address: null },
      protocol: 6,
      srcPort: null,
      dstPort: 5432,
    },
    scope: "enforced",
    verdict: left === "allow" ? (ingress?.trace.outcome ?? left) : left,
    egress: egress?.trace ?? null,
    ingress: ingress?.trace ?? null,
    bypass: null,
  };
}

const words = { allow: "Allowed", deny: "Denied", undecidable: "Undecidable" } as const;

function explanationOf(trace: FlowTrace, egress: Half | null, ingress: Half | null): Explanation {
  const hypothetical = trace.egress?.outcome === "deny";
  return {
    word: words[trace.verdict],
    mark: trace.verdict,
    headline: "headline",
    detail: "detail",
    verdict: "verdict",
    egress: egress?.facts ?? null,
    ingress: ingress === null ? null : { ...ingress.facts, hypothetical },
    steps: [...(egress?.steps ?? []), handOverStep(egress?.steps.length ?? 0), ...(ingress?.steps ?? [])],
    narration: [],
    deciding: [],
    nearMisses: [],
    missingPass: null,
    knownBy: "computed from the loaded objects",
    notices: [],
  };
}

export function policyId(text: string): PolicyId {
  // A brand is a promise about text, and tests write the text.
  return `GlobalNetworkPolicy ${text.split(" ").at(-1) ?? ""}` as PolicyId;
}

function endpointId(name: string): EndpointId {
  return `pod:${name}` as EndpointId; // as above
}

function boardOf(tiers: readonly TierSpec[]): BoardFacts {
  return {
    tiers: tiers.map(tierFacts),
    cards: tiers.flatMap((tier) => tier.policies.map((text) => cardFacts(tier, text))),
    namespaces: [],
    endpoints: [],
    services: [],
    networkSets: [],
    profiles: [],
    notEndpoints: [],
  };
}

function tierFacts(tier: TierSpec, index: number): TierFacts {
  const { name, end: defaultAction } = tier;
  const order = (index + 1) * 100;
  return {
    name,
    order,
    orderText: String(order),
    defaultAction,
    defined: true,
    builtIn: name === "default",
    policies: tier.policies.map(policyId),
    skipped: null,
    place: null,
  };
}

function cardFacts(tier: TierSpec, text: string): CardFacts {
  const [orderText = "", name = ""] = text.split(" ");
  return {
    id: policyId(text),
    kind: "GlobalNetworkPolicy",
    namespace: null,
    name,
    tier: tier.name,
    orderText,
    tie: false,
    governs: { ingress: true, egress: true },
    ingress: ["Allow"],
    egress: ["Allow", "Allow"],
    subject: "all pods",
    selects: 3,
    selectsText: "3 pods",
    staged: false,
    ignored: null,
    diagnostics: 0,
    changed: false,
    haystack: name,
    ports: [],
  };
}

interface Half {
  readonly trace: DirectionTrace;
  readonly facts: HalfFacts;
  readonly steps: readonly Step[];
}

function half(spec: CaseSpec, direction: Direction, name: string, firstStep: number): Half {
  const tiers: TierTrace[] = [];
  const items: TraceItem[] = [];
  const steps: Step[] = [];
  let open = true;
  let last: TierTrace["state"] | null = null;
  let skipping = false;
  for (const tier of spec.tiers) {
    const trace = tierTrace(tier, tier[direction], open);
    tiers.push(trace);
    const skips = trace.state.kind === "skipped";
    if (open && !(skips && skipping)) steps.push(stepOf(firstStep + steps.length, direction, tier.name));
    const step = open ? firstStep + steps.length - 1 : null;
    items.push(...itemsOf(trace, step));
    skipping = skips;
    if (!skips && open) {
      last = trace.state;
      open = passes(trace.state);
    }
  }
  const profile = profileTrace(open, spec.profile ?? "Allow");
  if (open) {
    steps.push(stepOf(firstStep + steps.length, direction, "profile"));
    items.push(item("Profile", "", null, firstStep + steps.length - 1));
  }
  const outcome = open ? (spec.profile === "Deny" ? "deny" : "allow") : outcomeOf(last);
  const endpoint = endpointId(name);
  const trace: DirectionTrace = {
    direction,
    endpoint,
    outcome,
    decider: null,
    tiers,
    profile,
    hits: [],
    undecidable: [],
    notices: [],
  };
  const summary =
    outcome === "allow" ? "Allowed by something" : outcome === "deny" ? "Denied by something" : "Undecidable";
  return {
    trace,
    steps,
    facts: {
      direction,
      endpoint,
      summary,
      mark: outcome,
      outcome,
      hypothetical: false,
      forward: null,
      items,
    },
  };
}

export function tierTrace(spec: TierSpec, letters: string, open: boolean): TierTrace {
  if (!open) {
    const policies = spec.policies.map((text): PolicyTrace => ({
      policy: policyId(text),
      state: "not-reached",
    }));
    return { tier: spec.name, policies, state: { kind: "not-reached" } };
  }
  const decided = letters.search(/[ADPU]/);
  const policies = spec.policies.map((text, index) =>
    policyTrace(policyId(text), letters[index] ?? "e", decided >= 0 && index > decided),
  );
  return { tier: spec.name, policies, state: stateOf(spec, letters, policies) };
}

function stateOf(spec: TierSpec, letters: string, policies: readonly PolicyTrace[]): TierTrace["state"] {
  const decider = policies.find((policy) => policy.state === "match" || policy.state === "undecidable");
  if (decider?.state === "match") return { kind: "rule", policy: decider.policy, action: decider.action };
  if (decider?.state === "undecidable") return { kind: "undecidable", policy: decider.policy };
  const causes = policies.filter((policy) => policy.state === "no-match").map((policy) => policy.policy);
  if (causes.length > 0) return { kind: "end-of-tier", action: spec.end, causes };
  return { kind: "skipped", why: letters === "" ? "empty" : "no-policy-applies" };
}

const actions = { A: "Allow", D: "Deny", P: "Pass" } as const;
const noMatch: RuleTrace = { rule: 0, written: 0, state: "no-match", failures: [] };

function policyTrace(policy: PolicyId, letter: string, after: boolean): PolicyTrace {
  const by = { rule: 1, written: 1 };
  switch (letter) {
    case "e":
      return {
        policy,
        state: "does-not-apply",
        why: { kind: "selector", part: "labels", wanted: "a", actual: "b" },
      };
    case "d":
      return { policy, state: "does-not-apply", why: { kind: "direction", governs: ["ingress"] } };
    case "s":
      return { policy, state: "does-not-apply", why: { kind: "staged" } };
  }
  if (after) return { policy, state: "not-reached" };
  switch (letter) {
    case "A":
    case "D":
    case "P":
      return {
        policy,
        state: "match",
        action: actions[letter],
        by,
        rules: [noMatch, { ...by, state: "match", action: actions[letter] }],
      };
    case "U":
      return { policy, state: "undecidable", by, reason: "depends on the pod's address", rules: [noMatch] };
    case "l":
      return { policy, state: "no-match", rules: [{ rule: 0, written: 0, state: "log" }] };
    default:
      return { policy, state: "no-match", rules: [noMatch] };
  }
}

function passes(state: TierTrace["state"]): boolean {
  if (state.kind === "rule" || state.kind === "end-of-tier") return state.action === "Pass";
  return state.kind === "skipped";
}

function outcomeOf(state: TierTrace["state"] | null): HalfFacts["outcome"] {
  if (state?.kind === "undecidable") return "undecidable";
  return state?.kind === "rule" && state.action === "Allow" ? "allow" : "deny";
}

function profileTrace(reached: boolean, action: "Allow" | "Deny"): ProfileTrace {
  return reached ? { state: "match", profile: "kns.checkout", action, rule: 0 } : { state: "not-reached" };
}

function itemsOf(trace: TierTrace, step: number | null): readonly TraceItem[] {
  if (trace.state.kind === "skipped") return [item("Skipped", trace.tier, null, step)];
  return trace.policies.map((policy) => item("No match", trace.tier, policy, step));
}

function item(
  outcome: TraceItem["outcome"],
  tier: string,
  policy: PolicyTrace | null,
  step: number | null,
): TraceItem {
  const by = policy?.state === "match" ? policy.by : null;
  const rules =
    by === null
      ? []
      : [
          {
            ref: by,
            name: "egress rule 2",
            state: "match" as const,
            summary: 'Allow TCP 5432 to db == "orders"',
            reason: "",
            wanted: null,
            actual: null,
            failures: 0,
          },
        ];
  const mark: Mark = "no-match";
  return {
    key: `${tier} ${policy?.policy ?? outcome}`,
    outcome,
    mark,
    tier,
    policy: policy?.policy ?? null,
    reason: "",
    rules,
    text: outcome,
    step,
  };
}

function stepOf(index: number, half: Direction, tier: string): Step {
  return {
    index,
    half,
    mark: "no-match",
    tiers: [tier],
    title: tier,
    subtitle: "",
    headline: "",
    sentence: "",
  };
}

function handOverStep(index: number): Step {
  return { ...stepOf(index, "egress", ""), half: "hand-over", mark: "hand-over", tiers: [] };
}
