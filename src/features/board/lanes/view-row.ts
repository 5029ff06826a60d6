/** One policy of one tier in one direction: how it took part, in the words its row shows. */
import type { CardFacts, HalfFacts, RuleLine, TraceItem } from "#src/explain/index.ts";
import type { NotApplies, PolicyTrace, RuleTrace, Scope } from "#src/engine/index.ts";
import type { RecedeReason, ViewRow, ViewRule } from "./types.ts";

export interface RowSource {
  readonly trace: PolicyTrace;
  readonly card: CardFacts | null;
  readonly item: TraceItem | null;
  readonly half: HalfFacts;
  readonly scope: Scope;
}

export function policyRow(source: RowSource): ViewRow {
  const { trace, card } = source;
  const base = {
    policy: trace.policy,
    card,
    name: card?.name ?? nameOf(trace.policy),
    pending: card?.staged ?? false,
  };
  switch (trace.state) {
    case "does-not-apply":
      return { ...base, ...receded(recedeReason(source, trace.why), source.item?.reason ?? "") };
    case "not-reached":
      return { ...base, ...receded("not-reached", "not reached") };
    case "no-match":
      return {
        ...base,
        kind: "no-match",
        recede: null,
        ...noMatchNote(trace.rules),
        rule: null,
        outcome: null,
      };
    case "match":
      return {
        ...base,
        kind: "deciding",
        recede: null,
        note: ruleCount(trace.rules),
        brief: "",
        rule: viewRule(trace.action, lineOf(source.item, trace.by.rule), source.half),
        outcome: trace.action === "Allow" ? "allow" : trace.action === "Deny" ? "deny" : "pass",
      };
    case "undecidable":
      return {
        ...base,
        kind: "deciding",
        recede: null,
        note: ruleCount(trace.rules),
        brief: "",
        rule: {
          ...viewRule("Undecidable", lineOf(source.item, trace.by.rule), source.half),
          summary: trace.reason,
        },
        outcome: "undecidable",
      };
  }
}

function receded(recede: RecedeReason, reason: string) {
  return {
    kind: "receded",
    recede,
    note: reason === "" ? recedeWords[recede] : reason,
    brief: "",
    rule: null,
    outcome: null,
  } as const;
}

export const recedeWords: Readonly<Record<RecedeReason, string>> = {
  "other-endpoints": "selects other endpoints",
  "other-direction": "governs the other direction only",
  "selects-nothing": "selects nothing",
  staged: "staged, not enforced",
  ignored: "ignored by Calico",
  muted: "muted in the draft",
  "other-stage": "acts in an earlier stage",
  "not-reached": "not reached",
};

/** A staged policy is drawn as one whatever else keeps it out, while staged policies don't count. */
function recedeReason({ card, scope }: RowSource, why: NotApplies): RecedeReason {
  if (card?.staged === true && scope === "enforced") return "staged";
  switch (why.kind) {
    case "selector":
    case "hosts-only":
      return card?.selects === 0 ? "selects-nothing" : "other-endpoints";
    case "direction":
      return "other-direction";
    case "staged":
      return "staged";
    case "ignored":
      return card?.muted === true ? "muted" : "ignored";
    case "other-stage":
      return "other-stage";
  }
}

/** `NetworkPolicy shop/web` → `web`: the last part of the id. */
function nameOf(policy: string): string {
  return policy.slice(policy.search(/[^ /]*$/));
}

function noMatchNote(rules: readonly RuleTrace[]): Pick<ViewRow, "note" | "brief"> {
  const count = writtenRules(rules);
  if (count === 0) return { note: "no rules", brief: "no rules" };
  if (rules.some((rule) => rule.state === "log")) {
    return {
      note: count === 1 ? "1 rule, logs only" : `logged, none of ${count} rules decides`,
      brief: "logged",
    };
  }
  return { note: count === 1 ? "1 rule, no match" : `none of ${count} rules match`, brief: "no match" };
}

function ruleCount(rules: readonly RuleTrace[]): string {
  const count = writtenRules(rules);
  return count === 1 ? "1 rule" : `${count} rules`;
}

/** Several converted rules may stand for one rule as the user wrote it. */
function writtenRules(rules: readonly RuleTrace[]): number {
  return new Set(rules.map((rule) => rule.written)).size;
}

function lineOf(item: TraceItem | null, rule: number): RuleLine | null {
  return item?.rules.find((line) => line.ref.rule === rule) ?? null;
}

function viewRule(word: string, line: RuleLine | null, half: HalfFacts): ViewRule {
  const by = line === null ? `${half.direction} rule` : line.name;
  const summary = line?.summary ?? "";
  return {
    word,
    by: `by ${by}`,
    summary: summary.startsWith(`${word} `) ? summary.slice(word.length + 1) : summary,
  };
}
