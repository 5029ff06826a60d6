/** Which card a command is about, and whether it can be edited now. */
import type { PolicyId } from "#src/engine/index.ts";
import type { SessionState } from "../state.ts";
import type { CommandArgs } from "./types.ts";

/** The card named, else the one that is open, else the one selected. */
export function cardOf(state: SessionState, args: CommandArgs): PolicyId | null {
  return args.policy ?? state.policy ?? (state.selection.length === 1 ? (state.selection[0] ?? null) : null);
}

/** Edits are made in the draft, so only while the draft is shown. */
export function inDraft(state: SessionState): boolean {
  return state.snapshot !== null && state.version === "after";
}
