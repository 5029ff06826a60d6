/**
 * Moving a card without dragging it, with the selection it is part of. The card is the one named, else the one that is
 * open, else the one selected first.
 */
import type { PolicyId } from "#src/engine/index.ts";
import type { MoveTarget } from "#src/plan/index.ts";
import type { SessionState } from "../state.ts";
import { cardOf, inDraft } from "./card.ts";
import type { Command, CommandArgs, CommandId } from "./types.ts";

const movedBy = (state: SessionState, args: CommandArgs): PolicyId | null =>
  cardOf(state, args) ?? state.selection[0] ?? null;

function toEdge(id: CommandId, title: string, kind: "top" | "up" | "down" | "bottom"): Command {
  return moving({ id, title, target: () => ({ kind }) });
}

function moving(options: {
  readonly id: CommandId;
  readonly title: string;
  readonly needs?: "tier" | "before";
  readonly target: (args: CommandArgs) => MoveTarget | null;
}): Command {
  const { id, title, needs, target } = options;
  return {
    id,
    title,
    group: "Move",
    keywords: "policy card order position",
    ...(needs === undefined ? {} : { needs }),
    enabled: (state, args) => inDraft(state) && movedBy(state, args) !== null && target(args) !== null,
    run: (actions, state, args) => {
      const policy = movedBy(state, args);
      const to = target(args);
      return policy === null || to === null ? undefined : actions.moveTo(policy, to);
    },
  };
}

export const moveCommands: readonly Command[] = [
  toEdge("move-top", "Move to top", "top"),
  toEdge("move-up", "Move up", "up"),
  toEdge("move-down", "Move down", "down"),
  toEdge("move-bottom", "Move to bottom", "bottom"),
  moving({
    id: "move-before",
    title: "Move before…",
    needs: "before",
    target: ({ before }) => (before === undefined ? null : { kind: "before", policy: before }),
  }),
  moving({
    id: "move-to-tier",
    title: "Move to tier…",
    needs: "tier",
    target: ({ tier }) => (tier === undefined ? null : { kind: "tier", tier }),
  }),
];
