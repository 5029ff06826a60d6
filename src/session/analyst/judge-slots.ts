/**
 * What a flow would meet in every slot of a lifted card. Only the two ends are evaluated, over the few policies the
 * answer can depend on, and slots that come to the same order of these are evaluated once.
 */
import {
  resolve,
  trace,
  type Cluster,
  type Decider,
  type Flow,
  type PolicyId,
  type Scope,
} from "#src/engine/index.ts";
import {
  ask,
  explainFlow,
  summarizeCases,
  type AskedFlow,
  type FlowCase,
  type FlowQuery,
} from "#src/explain/index.ts";
import { slotsFor } from "#src/plan/index.ts";
import type { SlotFacts } from "../types.ts";
import { applyChanges } from "./apply-changes.ts";
import { essenceOf, wholeOf } from "./essence.ts";
import type { Holding } from "./holding.ts";
import { reduceTo } from "./reduce.ts";

interface Judged {
  readonly word: "Allowed" | "Denied" | "Mixed" | "Undecidable";
  readonly deciders: string;
  /** Verdict and deciders of every backend, to compare by. */
  readonly verdicts: string;
  readonly decided: string;
}

export interface SlotQuestion {
  readonly policies: readonly PolicyId[];
  readonly query: FlowQuery | null;
  readonly scope: Scope;
}

export function judgeSlots(holding: Holding, { policies, query, scope }: SlotQuestion): readonly SlotFacts[] {
  const slots = slotsFor(holding.reading.cluster, policies);
  const asked = query === null ? null : ask(holding.set, holding.reading, query);
  if (asked?.kind !== "flows") return slots.map((slot) => ({ ...slot, flow: null }));
  const flows = asked.flows.map(({ flow }) => flow);
  const part = reduceTo(holding.set, flows);
  const { cluster, key } = isAboutHost(part, flows)
    ? wholeOf(part)
    : essenceOf(part, { flows, scope, moved: new Set(policies) });
  const known = new Map<string, Judged>();
  const judge = (arranged: Cluster): Judged => {
    const name = key(arranged);
    const judged = known.get(name) ?? judgeFlows(holding, arranged, { flows: asked.flows, scope });
    known.set(name, judged);
    return judged;
  };
  const now = judge(cluster);
  return slots.map((slot) => {
    if (!slot.legal) return { ...slot, flow: null };
    const then = slot.here ? now : judge(applyChanges(cluster, slot.changes));
    return { ...slot, flow: { word: then.word, deciders: then.deciders, change: compare(now, then) } };
  });
}

function isAboutHost({ endpoints }: Cluster, flows: readonly Flow[]): boolean {
  const hosts = new Set(endpoints.filter(({ kind }) => kind === "hep").map(({ id }) => id));
  return flows.some(({ from, to }) =>
    [from, to].some(({ endpoint }) => endpoint !== null && hosts.has(endpoint)),
  );
}

interface Judging {
  readonly flows: readonly AskedFlow[];
  readonly scope: Scope;
}

function judgeFlows({ reading }: Holding, cluster: Cluster, { flows, scope }: Judging): Judged {
  const set = resolve(cluster);
  const cases = flows.map(({ to, flow }): FlowCase => {
    const traced = trace(set, flow, scope);
    return { to, trace: traced, explanation: explainFlow(set, reading, traced, { version: "after" }) };
  });
  const titles = cases.flatMap(({ explanation }) => explanation.deciding.map(({ title }) => title));
  return {
    word: summarizeCases(cases).word,
    deciders: [...new Set(titles)].join("; "),
    verdicts: cases.map((one) => one.trace.verdict).join(),
    decided: JSON.stringify(
      cases.map((one) => [decider(one.trace.egress?.decider), decider(one.trace.ingress?.decider)]),
    ),
  };
}

function decider(by: Decider | null | undefined): unknown {
  // Which policies made a tier apply changes with every move; who decides is the tier.
  return by?.kind === "end-of-tier" ? { ...by, causes: [] } : (by ?? null);
}

function compare(now: Judged, then: Judged): "verdict" | "decider" | "none" {
  if (now.verdicts !== then.verdicts) return "verdict";
  return now.decided === then.decided ? "none" : "decider";
}
