/** The draft's history. */
import type { Command } from "./types.ts";

export const editCommands: readonly Command[] = [
  {
    id: "undo",
    title: "Undo",
    group: "Edit",
    shortcuts: [{ key: "z", mod: true }],
    enabled: (state) => state.document !== null && state.document.cursor > 0,
    run: (actions) => actions.undo(),
  },
  {
    id: "redo",
    title: "Redo",
    group: "Edit",
    shortcuts: [
      { key: "z", mod: true, shift: true },
      { key: "y", mod: true },
    ],
    enabled: (state) => state.document !== null && state.document.cursor < state.document.edits.length,
    run: (actions) => actions.redo(),
  },
  {
    id: "undo-all",
    title: "Undo all edits",
    group: "Edit",
    keywords: "reset revert discard draft",
    enabled: (state) => state.document !== null && state.document.cursor > 0,
    run: (actions) => actions.jumpTo(0),
  },
  {
    id: "show-before",
    title: "Show the loaded objects",
    group: "Edit",
    keywords: "before version compare",
    enabled: (state) => state.version === "after" && (state.document?.cursor ?? 0) > 0,
    run: (actions) => actions.setVersion("before"),
  },
  {
    id: "show-after",
    title: "Show the draft",
    group: "Edit",
    keywords: "after version compare",
    enabled: (state) => state.version === "before",
    run: (actions) => actions.setVersion("after"),
  },
  {
    id: "toggle-version",
    title: "Switch between loaded objects and draft",
    group: "Edit",
    keywords: "before after compare diff",
    shortcuts: [{ key: "b" }],
    enabled: (state) => (state.document?.cursor ?? 0) > 0,
    run: (actions, state) => actions.setVersion(state.version === "after" ? "before" : "after"),
  },
];
