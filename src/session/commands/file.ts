/** Getting documents in and out, and links to what is shown. */
import type { SessionState } from "../state.ts";
import type { Command } from "./types.ts";

const loaded = (state: SessionState): boolean => state.snapshot !== null;

export const fileCommands: readonly Command[] = [
  {
    id: "import",
    title: "Import…",
    group: "File",
    keywords: "open load files folder zip paste url yaml",
    shortcuts: [{ key: "o", mod: true }],
    enabled: () => true,
    run: (actions) => actions.openDialog("import"),
  },
  {
    id: "export",
    title: "Export…",
    group: "File",
    keywords: "save download yaml changes",
    shortcuts: [{ key: "e", mod: true }],
    enabled: loaded,
    run: (actions) => actions.openDialog("export"),
  },
  {
    id: "load-sample",
    title: "Open sample",
    group: "File",
    keywords: "example demo scenario",
    needs: "sample",
    enabled: (_state, args) => args.file !== undefined,
    run: (actions, _state, args) => (args.file === undefined ? undefined : actions.openSample(args.file)),
  },
  {
    id: "close",
    title: "Close the document",
    group: "File",
    keywords: "empty new remove forget",
    enabled: (state) => state.document !== null,
    run: (actions) => actions.close(),
  },
  {
    id: "restore-replaced",
    title: "Bring back the replaced document",
    group: "File",
    keywords: "undo import",
    enabled: (state) => state.replaced !== null,
    run: (actions) => actions.restoreReplaced(),
  },
  {
    id: "dismiss-missing",
    title: "Stop asking for the link's documents",
    group: "File",
    enabled: (state) => state.missing !== null,
    run: (actions) => actions.dismissMissing(),
  },
  {
    id: "copy-link",
    title: "Copy link",
    group: "Share",
    keywords: "share url address",
    enabled: loaded,
    run: (actions) => actions.copyLink(),
  },
  {
    id: "copy-as-text",
    title: "Copy the explanation as text",
    group: "Share",
    keywords: "share narration sentences",
    enabled: (state) => state.answer?.kind === "answer",
    run: (actions) => actions.copyAsText(),
  },
];
