/** Pinned flows: must be allowed, must be denied. */
import { queryOf } from "../derive.ts";
import { pinOf, type Pin } from "../pins.ts";
import type { SessionState } from "../state.ts";
import type { Command } from "./types.ts";

/** A flow that can be asked, on a port that is chosen. */
const answered = (state: SessionState): boolean => state.document !== null && state.answer?.kind === "answer";

function pinned(state: SessionState): Pin | null {
  const query = queryOf(state);
  return query === null ? null : pinOf(state.document?.pins ?? [], query);
}

export const pinCommands: readonly Command[] = [
  {
    id: "pin-allow",
    title: "Pin this flow: must be allowed",
    group: "Flow",
    keywords: "assert expect test must allow",
    enabled: (state) => answered(state) && pinned(state)?.expect !== "allow",
    run: (actions) => actions.pinFlow("allow"),
  },
  {
    id: "pin-deny",
    title: "Pin this flow: must be denied",
    group: "Flow",
    keywords: "assert expect test must deny",
    enabled: (state) => answered(state) && pinned(state)?.expect !== "deny",
    run: (actions) => actions.pinFlow("deny"),
  },
  {
    id: "toggle-pin",
    title: "Pin this flow as it is, or remove its pin",
    group: "Flow",
    keywords: "assert expect test must unpin",
    shortcuts: [{ key: "m" }],
    enabled: (state) => pinned(state) !== null || (answered(state) && asItIs(state) !== null),
    run: (actions, state) => {
      const pin = pinned(state);
      const expect = asItIs(state);
      if (pin !== null) actions.unpin(pin);
      else if (expect !== null) void actions.pinFlow(expect);
    },
  },
  {
    id: "restore-pin",
    title: "Bring back the removed pin",
    group: "Flow",
    keywords: "undo unpin",
    enabled: (state) => state.unpinned !== null,
    run: (actions) => actions.restorePin(),
  },
  {
    id: "toggle-pins",
    title: "Show or hide the pinned flows",
    group: "View",
    keywords: "assertions tests panel",
    enabled: (state) => state.document !== null,
    run: (actions, state) => actions.setPinsOpen(!state.pinsOpen),
  },
];

/** What the answer says now; null where it says neither. */
function asItIs({ answer }: SessionState): Pin["expect"] | null {
  if (answer?.kind !== "answer") return null;
  if (answer.word === "Allowed") return "allow";
  return answer.word === "Denied" ? "deny" : null;
}
