/** What a version makes of pinned flows. The verdict is put into words only where it is not the one wanted. */
import { evaluate, type Scope } from "#src/engine/index.ts";
import { ask } from "#src/explain/index.ts";
import type { Pin, PinState } from "../pins.ts";
import { answerFlow } from "./answer-flow.ts";
import type { Holding } from "./holding.ts";

export function judgePins(holding: Holding, pins: readonly Pin[], scope: Scope): readonly PinState[] {
  return pins.map((pin) => judgePin(holding, pin, scope));
}

function judgePin(holding: Holding, pin: Pin, scope: Scope): PinState {
  const { set, reading } = holding;
  const asked = ask(set, reading, pin.query);
  if (asked.kind === "problem") return { pin, state: "unanswerable", text: asked.message };
  if (asked.kind === "needs-port") return { pin, state: "unanswerable", text: "the flow needs a port" };
  const verdicts = asked.flows.map(({ flow }) => evaluate(set, flow, scope).verdict);
  if (verdicts.length > 0 && verdicts.every((verdict) => verdict === pin.expect))
    return { pin, state: "holds", text: pin.expect === "allow" ? "Allowed" : "Denied" };
  const opposite = verdicts.some((verdict) => verdict !== pin.expect && verdict !== "undecidable");
  const answer = answerFlow(holding, { query: pin.query, scope, version: "after" });
  const text = answer.kind === "answer" ? answer.verdict : "";
  return { pin, state: opposite ? "fails" : "undecidable", text };
}
