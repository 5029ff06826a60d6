/** Keeps the states of the pins true: they are judged again, in the worker, whenever draft, pins or scope change. */
import type { Scope } from "#src/engine/index.ts";
import type { Kit } from "./kit.ts";
import { latest } from "./latest.ts";
import type { Pin } from "./pins.ts";
import type { SessionState } from "./state.ts";

type Ask = (state: SessionState, previous: SessionState) => void;

export function askPins(
  { store, analyst }: Pick<Kit, "store" | "analyst">,
  fail: (error: unknown) => void,
): Ask {
  const judging = latest({
    answer: ({ pins, scope }: { readonly pins: readonly Pin[]; readonly scope: Scope }) =>
      analyst.pins(pins, scope),
    accept: (pinStates) => store.setState({ pinStates }),
    fail,
  });
  return (state, previous) => {
    const samePins = state.document?.pins === previous.document?.pins;
    if (samePins && state.scope === previous.scope && state.snapshot === previous.snapshot) return;
    const pins = state.document?.pins ?? [];
    if (pins.length > 0 && state.snapshot !== null) judging.ask({ pins, scope: state.scope });
    else {
      judging.cancel();
      if (state.pinStates.length > 0) store.setState({ pinStates: [] });
    }
  };
}
