/** The draft's history as pure functions: steps made, of which the first `cursor` are applied. */
import type { Edit } from "#src/plan/index.ts";
import type { DocumentState } from "./state.ts";

export function appliedEdits(document: DocumentState): readonly Edit[] {
  return document.edits.slice(0, document.cursor);
}

export function undoneEdits(document: DocumentState): readonly Edit[] {
  return document.edits.slice(document.cursor);
}

/** A new step ends the branch that was undone. */
export function withEdit(document: DocumentState, edit: Edit): DocumentState {
  const edits = [...appliedEdits(document), edit];
  return { ...document, edits, cursor: edits.length };
}

export function atCursor(document: DocumentState, cursor: number): DocumentState {
  return { ...document, cursor: Math.max(0, Math.min(cursor, document.edits.length)) };
}
