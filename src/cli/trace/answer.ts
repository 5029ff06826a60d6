/** A question about a flow, answered for every backend. */
import { type Scope, trace } from "#src/engine/index.ts";
import { ask, type Asked, explainFlow, type FlowCase, type FlowQuery } from "#src/explain/index.ts";
import type { Loaded } from "../input/load.ts";

export type QuestionAnswer =
  | {
      readonly ok: true;
      /** At least one. */
      readonly cases: readonly FlowCase[];
      readonly portTruth: Extract<Asked, { readonly kind: "flows" }>["portTruth"];
    }
  | { readonly ok: false; readonly message: string };

export function answerQuestion({ set, reading }: Loaded, query: FlowQuery, scope: Scope): QuestionAnswer {
  const asked = ask(set, reading, query);
  if (asked.kind === "problem") return { ok: false, message: asked.message };
  if (asked.kind === "needs-port") return { ok: false, message: needsPort(asked.offers) };
  const other = scope === "enforced" ? "pending" : "enforced";
  const cases = asked.flows.map(({ to, flow }) => {
    const shown = trace(set, flow, scope);
    const otherTrace = trace(set, flow, other);
    return {
      to,
      trace: shown,
      explanation: explainFlow(set, reading, shown, { version: "before", otherTrace }),
    };
  });
  return { ok: true, cases, portTruth: asked.portTruth };
}

function needsPort(offers: Asked["offers"]): string {
  const known = offers.map(({ spec, name }) => (name === "" ? spec : `${spec} (${name})`));
  const declared = known.length > 0 ? `; the destination declares ${known.join(", ")}` : "";
  return `say the port with --port, such as tcp/5432${declared}`;
}
