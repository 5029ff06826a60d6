/** The draft: its steps, undone and redone by name. */
import type { SourceFile } from "#src/manifest/index.ts";
import type { DocumentActions, ExportWatch } from "./actions.ts";
import type { Draft } from "./draft.ts";
import type { Form, HandOver } from "./handover/types.ts";
import { atCursor, withEdit } from "./history.ts";
import type { Kit } from "./kit.ts";
import { preparePacking } from "./link/pack.ts";
import { sharing } from "./sharing.ts";
import type { Notices } from "./notices.ts";
import { plannedActions, type PlannedActions } from "./planned.ts";
import type { Queue } from "./queue.ts";
import type { Analyst } from "./types.ts";

type Draftwork = Pick<
  DocumentActions,
  | "applyEdit"
  | "undo"
  | "redo"
  | "jumpTo"
  | "setVersion"
  | "exportFiles"
  | "sessionFile"
  | "share"
  | "fileText"
>;

export interface DraftTools {
  readonly notices: Notices;
  readonly draft: Draft;
  readonly queue: Queue;
}

export function draftActions(kit: Kit, { notices, draft, queue }: DraftTools): Draftwork & PlannedActions {
  const { store, analyst } = kit;

  const jumpTo = (to: (cursor: number) => number, word: "Undone" | "Redone"): Promise<void> =>
    queue(async () => {
      const { document, version } = store.getState();
      if (document === null) return;
      const next = atCursor(document, to(document.cursor));
      if (next.cursor === document.cursor) return;
      draft.show(next, version);
      const edit = document.edits[Math.min(next.cursor, document.cursor)];
      notices.announce(`${word}: ${edit?.title ?? "edits"}`);
      await draft.settled();
    });

  const apply = async (edit: Parameters<Draftwork["applyEdit"]>[0]): Promise<void> => {
    await preparePacking();
    const { document } = store.getState();
    if (document === null || edit.changes.length === 0) return;
    draft.show(withEdit(document, edit), "after");
    notices.announce(edit.title);
    await draft.settled();
  };

  return {
    applyEdit: (edit) => queue(() => apply(edit)),
    undo: () => jumpTo((cursor) => cursor - 1, "Undone"),
    redo: () => jumpTo((cursor) => cursor + 1, "Redone"),
    jumpTo: (cursor) =>
      jumpTo(() => cursor, cursor < (store.getState().document?.cursor ?? 0) ? "Undone" : "Redone"),
    setVersion: (version) =>
      queue(async () => {
        const { document } = store.getState();
        if (document === null) return;
        draft.show(document, version);
        await draft.settled();
      }),
    exportFiles: (what, form, watch) =>
      queue(async () => {
        await draft.settled();
        return exported(analyst, { what, form, ...watch });
      }),
    ...sharing(kit, { draft, queue }),
    fileText: (file) =>
      queue(async () => {
        await draft.settled();
        return analyst.text(file);
      }),
    ...plannedActions(kit, { notices, draft, queue, apply }),
  };
}

interface Export extends ExportWatch {
  readonly what: HandOver;
  readonly form: Form | undefined;
}

async function exported(
  analyst: Analyst,
  { what, form, onShare, signal }: Export,
): Promise<readonly SourceFile[]> {
  if (signal?.aborted === true) return [];
  const cancel = (): void => void analyst.cancelExport();
  signal?.addEventListener("abort", cancel);
  try {
    return await analyst.export(what, form, onShare);
  } finally {
    signal?.removeEventListener("abort", cancel);
  }
}
