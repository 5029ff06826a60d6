/** The edits of a card and of a tier as menu entries: what cannot be done stands there with its reason. */
import type { BoardFacts, CardFacts, TierFacts } from "#src/explain/index.ts";
import { twinKind } from "#src/plan/index.ts";
import type { Commands } from "./actions.ts";
import { twinOf } from "./edits-twin.ts";
import type { MoveEntry } from "./move-entries.ts";

export function editEntries(card: CardFacts, board: BoardFacts, commands: Commands): readonly MoveEntry[] {
  const { id: policy } = card;
  return [
    { kind: "item", label: "Edit YAML…", onSelect: () => commands.run("edit-yaml", { policy }) },
    stagingEntry(card, board, commands),
    card.muted === true
      ? { kind: "item", label: "Unmute", onSelect: () => commands.run("unmute", { policy }) }
      : {
          kind: "item",
          label: "Mute",
          detail: "as if it were not there",
          onSelect: () => commands.run("mute", { policy }),
        },
    { kind: "item", label: "Delete", onSelect: () => commands.run("delete-policy", { policy }) },
  ];
}

function stagingEntry(card: CardFacts, board: BoardFacts, commands: Commands): MoveEntry {
  const { id: policy, kind, staged } = card;
  const twin = twinKind(kind);
  const label = staged ? "Enforce" : "Stage";
  const onSelect = (): boolean => commands.run(staged ? "enforce" : "stage", { policy });
  if (twin === null)
    return { kind: "item", label, disabled: true, detail: `a ${kind} cannot be staged`, onSelect };
  const taken = twinOf(card, board) !== null;
  if (!taken) return { kind: "item", label, onSelect };
  return staged
    ? { kind: "item", label, detail: `in place of ${twin} ${card.name}`, onSelect }
    : { kind: "item", label, disabled: true, detail: "its staged twin exists already", onSelect };
}

export function tierEntries(tier: TierFacts, commands: Commands): readonly MoveEntry[] {
  const { name, builtIn, defined, defaultAction, policies } = tier;
  const other = defaultAction === "Deny" ? "Pass" : "Deny";
  const reason = builtIn
    ? "Calico fixes its built-in tiers"
    : defined
      ? null
      : "no loaded object defines this tier";
  const own = (label: string, detail: string, onSelect: () => void): MoveEntry =>
    reason === null
      ? { kind: "item", label, detail, onSelect }
      : { kind: "item", label, disabled: true, detail: reason, onSelect };
  return [
    {
      kind: "item",
      label: "Add a policy…",
      ...(defined ? {} : { disabled: true, detail: "define the tier first" }),
      onSelect: () => commands.openEditDialog("add-policy", name),
    },
    ...(defined
      ? []
      : [
          {
            kind: "item" as const,
            label: "Define this tier…",
            onSelect: () => commands.openEditDialog("add-tier", name),
          },
        ]),
    own(`End with ${other}`, `it ends with ${defaultAction} now`, () => {
      void commands.edit({ kind: "set-default-action", tier: name, action: other });
    }),
    own("Set its order…", `${tier.orderText} now`, () => commands.openEditDialog("tier-order", name)),
    own("Delete the tier…", policies.length === 0 ? "it has no policies" : "asks about its policies", () =>
      commands.openEditDialog("delete-tier", name),
    ),
  ];
}
