/**
 * What a flow would meet in every slot of a lifted card. Only the two ends are evaluated, and slots that come to
 * the same order of the policies which select them are evaluated once.
 */
import {
  orderTiers,
  resolve,
  trace,
  type Cluster,
  type Decider,
  type FlowTrace,
  type Scope,
} from "#src/engine/index.ts";
import { ask, explainFlow, summarizeCases, type FlowCase, type FlowQuery } from "#src/explain/index.ts";
import type { Slot } from "#src/plan/index.ts";
import type { SlotFacts } from "../types.ts";
import { applyChanges } from "./apply-changes.ts";
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
  readonly slots: readonly Slot[];
  readonly query: FlowQuery | null;
  readonly scope: Scope;
}

export function judgeSlots(holding: Holding, { slots, query, scope }: SlotQuestion): readonly SlotFacts[] {
  const asked = query === null ? null : ask(holding.set, holding.reading, query);
  if (asked?.kind !== "flows") return slots.map((slot) => ({ ...slot, flow: null }));
  const cluster = reduceTo(
    holding.set,
    asked.flows.map(({ flow }) => flow),
  );
  const known = new Map<string, Judged>();
  const judge = (changed: Cluster): Judged => {
    const key = orderKey(changed);
    const judged = known.get(key) ?? judgeFlows(holding, changed, { flows: asked.flows, scope });
    known.set(key, judged);
    return judged;
  };
  const now = judge(cluster);
  return slots.map((slot) => {
    if (!slot.legal) return { ...slot, flow: null };
    const then = slot.here ? now : judge(applyChanges(cluster, slot.changes));
    return { ...slot, flow: { word: then.word, deciders: then.deciders, change: compare(now, then) } };
  });
}

/** Two clusters with one key give every flow the same trace of applicable policies. */
function orderKey({ tiers, policies }: Cluster): string {
  return JSON.stringify(
    orderTiers(tiers, policies).map((column) => [
      column.tier.name,
      column.tier.defaultAction,
      column.policies.map(({ id }) => id),
    ]),
  );
}

interface Judging {
  readonly flows: readonly { readonly to: string; readonly flow: FlowTrace["flow"] }[];
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
