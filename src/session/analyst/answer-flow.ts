/** A question about a flow, answered over one version: every backend traced, explained and summed up. */
import { trace, type Scope } from "#src/engine/index.ts";
import {
  ask,
  compareScopes,
  explainFlow,
  summarizeCases,
  type AskedFlow,
  type FlowCase,
  type FlowQuery,
} from "#src/explain/index.ts";
import type { FlowAnswer, Version } from "../types.ts";
import type { Holding } from "./holding.ts";

export interface FlowQuestion {
  readonly query: FlowQuery;
  readonly scope: Scope;
  /** `after` only where the draft changes anything. */
  readonly version: Version;
}

export function answerFlow(holding: Holding, question: FlowQuestion): FlowAnswer {
  const { query, scope } = question;
  const asked = ask(holding.set, holding.reading, query);
  if (asked.kind !== "flows") return { ...asked, query };
  const answered = asked.flows.map((flow) => answerOne(holding, question, flow));
  const cases = answered.map(({ shown }) => shown);
  const { word, verdict } = summarizeCases(cases);
  const otherScope = answered.find((one) => one.otherScope !== null)?.otherScope ?? null;
  const { portTruth, offers, families } = asked;
  return { kind: "answer", query, scope, verdict, word, cases, portTruth, offers, families, otherScope };
}

interface Answered {
  readonly shown: FlowCase;
  readonly otherScope: string | null;
}

function answerOne(holding: Holding, { scope, version }: FlowQuestion, { to, flow }: AskedFlow): Answered {
  const { set, reading } = holding;
  const shown = trace(set, flow, scope);
  const otherTrace = trace(set, flow, scope === "enforced" ? "pending" : "enforced");
  const explanation = explainFlow(set, reading, shown, { version, otherTrace });
  return { shown: { to, trace: shown, explanation }, otherScope: compareScopes(shown, otherTrace) };
}
