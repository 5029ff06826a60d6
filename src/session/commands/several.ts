/** Edits of all selected policies in one step. */
import type { CardFacts } from "#src/explain/index.ts";
import type { PolicyEdit } from "#src/plan/index.ts";
import { severalCommands, sortFor } from "../edits-several.ts";
import type { SessionState } from "../state.ts";
import { inDraft } from "./card.ts";
import type { Command } from "./types.ts";

function several(what: PolicyEdit, title: string, keywords: string): Command {
  const able = ({ snapshot, selection }: SessionState): readonly CardFacts[] =>
    snapshot === null ? [] : sortFor(what, selection, snapshot.board).able;
  return {
    id: severalCommands[what],
    title,
    group: "Edit",
    keywords: `selection all cards ${keywords}`,
    needs: "selection",
    enabled: (state) => inDraft(state) && state.selection.length > 1 && able(state).length > 0,
    run: (actions, state) =>
      actions.edit({ kind: "several", what, policies: able(state).map(({ id }) => id) }),
  };
}

export const severalEditCommands: readonly Command[] = [
  several("mute", "Mute the selected policies", "disable off without"),
  several("unmute", "Unmute the selected policies", "enable on"),
  several("stage", "Stage the selected policies", "staged preview pending"),
  several("enforce", "Enforce the selected policies", "staged commit"),
  several("delete", "Delete the selected policies", "remove"),
];
