/** Edits of the draft besides moving. The card is the one named, else the one that is open, else the one selected. */
import type { PolicyId } from "#src/engine/index.ts";
import type { CardFacts } from "#src/explain/index.ts";
import type { Actions } from "../actions.ts";
import type { SessionState } from "../state.ts";
import { cardOf, inDraft } from "./card.ts";
import type { Command, CommandArgs, CommandId } from "./types.ts";

interface CardCommand {
  readonly id: CommandId;
  readonly title: string;
  readonly keywords: string;
  readonly when: (card: CardFacts) => boolean;
  readonly run: (actions: Actions, policy: PolicyId) => unknown;
}

function onCard({ id, title, keywords, when, run }: CardCommand): Command {
  const found = (state: SessionState, args: CommandArgs): CardFacts | null => {
    const policy = cardOf(state, args);
    return state.snapshot?.board.cards.find((card) => card.id === policy) ?? null;
  };
  return {
    id,
    title,
    group: "Edit",
    keywords: `policy card ${keywords}`,
    enabled: (state, args) => {
      const card = inDraft(state) ? found(state, args) : null;
      return card !== null && when(card);
    },
    run: (actions, state, args) => {
      const card = found(state, args);
      return card === null ? undefined : run(actions, card.id);
    },
  };
}

type OnCard = Extract<Parameters<Actions["edit"]>[0], { readonly policy: PolicyId; readonly text?: never }>;

function editing(
  id: CommandId,
  title: string,
  about: { readonly kind: OnCard["kind"]; readonly keywords: string; readonly when: CardCommand["when"] },
): Command {
  const { kind, keywords, when } = about;
  return onCard({ id, title, keywords, when, run: (actions, policy) => actions.edit({ kind, policy }) });
}

export const changeCommands: readonly Command[] = [
  {
    id: "add-policy",
    title: "Add a policy…",
    group: "Edit",
    keywords: "new create recipe blank default deny dns quarantine panic isolation log",
    enabled: inDraft,
    run: (actions) => actions.openEditDialog("add-policy", null),
  },
  {
    id: "add-tier",
    title: "Add a tier…",
    group: "Edit",
    keywords: "new create column",
    enabled: inDraft,
    run: (actions) => actions.openEditDialog("add-tier", null),
  },
  onCard({
    id: "edit-yaml",
    title: "Edit the policy's YAML",
    keywords: "text change rules selector",
    when: () => true,
    run: (actions, policy) => actions.editYaml(policy),
  }),
  editing("mute", "Mute the policy", {
    kind: "mute",
    keywords: "disable off without",
    when: ({ muted }) => muted !== true,
  }),
  editing("unmute", "Unmute the policy", {
    kind: "unmute",
    keywords: "enable on",
    when: ({ muted }) => muted === true,
  }),
  editing("stage", "Stage the policy", {
    kind: "stage",
    keywords: "staged preview pending",
    when: ({ staged }) => !staged,
  }),
  editing("enforce", "Enforce the policy", {
    kind: "enforce",
    keywords: "staged commit",
    when: ({ staged }) => staged,
  }),
  editing("delete-policy", "Delete the policy", {
    kind: "delete",
    keywords: "remove",
    when: () => true,
  }),
];
