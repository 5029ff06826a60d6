/** One edit of all selected policies: for which of them it is possible, why not for the others, and the words for both. */
import type { PolicyId } from "#src/engine/index.ts";
import type { BoardFacts, CardFacts } from "#src/explain/index.ts";
import { type PolicyEdit, twinKind } from "#src/plan/index.ts";
import type { Commands } from "./actions.ts";
import type { CommandId } from "./commands/types.ts";
import { twinOf } from "./edits-twin.ts";
import type { MoveEntry } from "./move-entries.ts";

interface Sorted {
  readonly able: readonly CardFacts[];
  readonly unable: readonly { readonly card: CardFacts; readonly reason: string }[];
}

/** In the order of the board; policies that are gone are left out. */
export function sortFor(what: PolicyEdit, policies: readonly PolicyId[], board: BoardFacts): Sorted {
  const wanted = new Set(policies);
  const cards = board.cards.filter(({ id }) => wanted.has(id));
  const judged = cards.map((card) => ({ card, reason: reasonAgainst(what, card, board) }));
  return {
    able: judged.flatMap(({ card, reason }) => (reason === null ? [card] : [])),
    unable: judged.flatMap(({ card, reason }) => (reason === null ? [] : [{ card, reason }])),
  };
}

/** Law: null exactly where the edit can be planned. */
function reasonAgainst(what: PolicyEdit, card: CardFacts, board: BoardFacts): string | null {
  switch (what) {
    case "delete":
      return null;
    case "mute":
      return card.muted === true ? "muted already" : null;
    case "unmute":
      return card.muted === true ? null : "not muted";
    case "stage":
      if (card.staged) return "staged already";
      if (twinKind(card.kind) === null) return `a ${card.kind} cannot be staged`;
      return twinOf(card, board) !== null ? "a staged policy of that name exists" : null;
    case "enforce":
      return card.staged ? null : "enforced already";
  }
}

/** What is said before it is done. */
interface SeveralWords {
  /** `Mute 3 policies`, `Stage 2 of 3 policies` */
  readonly label: string;
  /** Who is left out and why, and who gives way; empty where there is nothing to say. */
  readonly detail: string;
}

const verbs: Readonly<Record<PolicyEdit, string>> = {
  mute: "Mute",
  unmute: "Unmute",
  stage: "Stage",
  enforce: "Enforce",
  delete: "Delete",
};

function severalWords(what: PolicyEdit, { able, unable }: Sorted, board: BoardFacts): SeveralWords {
  const all = able.length + unable.length;
  const some = able.length > 0 && unable.length > 0 ? `${able.length} of ${all}` : String(all);
  const reasons = [...new Set(unable.map(({ reason }) => reason))];
  const without = reasons.map((reason) => {
    const own = unable.filter((one) => one.reason === reason).map(({ card }) => card);
    return `not ${named(own)}: ${reason}`;
  });
  const replaced = what === "enforce" ? able.filter((card) => twinOf(card, board) !== null) : [];
  const instead = replaced.length === 0 ? [] : [`in place of the enforced ${named(replaced)}`];
  return { label: `${verbs[what]} ${some} policies`, detail: [...instead, ...without].join("; ") };
}

/** Names written out before `and n more`. */
const NAMED = 3;

function named(cards: readonly CardFacts[]): string {
  const names = cards.map(({ namespace, name }) => (namespace === null ? name : `${namespace}/${name}`));
  const more = names.length - NAMED;
  return names.slice(0, NAMED).join(", ") + (more > 0 ? ` and ${more} more` : "");
}

export const severalCommands: Readonly<Record<PolicyEdit, CommandId>> = {
  mute: "mute-selected",
  unmute: "unmute-selected",
  stage: "stage-selected",
  enforce: "enforce-selected",
  delete: "delete-selected",
};

/** The edits of a selection as menu entries; null where fewer than two policies are selected. */
export function severalEntries(
  selection: readonly PolicyId[],
  board: BoardFacts,
  commands: Commands,
): readonly MoveEntry[] | null {
  const count = sortFor("delete", selection, board).able.length;
  if (count < 2) return null;
  const entry = (what: PolicyEdit): MoveEntry & { readonly disabled: boolean } => {
    const sorted = sortFor(what, selection, board);
    const { label, detail } = severalWords(what, sorted, board);
    const disabled = sorted.able.length === 0;
    const onSelect = (): boolean => commands.run(severalCommands[what]);
    return { kind: "item", label, disabled, onSelect, ...(detail === "" ? {} : { detail }) };
  };
  const possible = (...edits: readonly PolicyEdit[]): readonly MoveEntry[] => {
    const entries = edits.map(entry);
    const able = entries.filter(({ disabled }) => !disabled);
    return able.length > 0 ? able : entries.slice(0, 1);
  };
  return [
    { kind: "heading", label: `${count} selected policies` },
    ...possible("stage", "enforce"),
    ...possible("mute", "unmute"),
    entry("delete"),
    { kind: "item", label: "Clear the selection", onSelect: () => commands.run("clear-selection") },
  ];
}
