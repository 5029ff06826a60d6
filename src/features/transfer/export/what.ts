/** What an export holds, as the dialog offers it and the session takes it. */
import type { ExportWhat, Snapshot } from "#src/session/index.ts";

export type Choice = ExportWhat["kind"];

export interface Chosen {
  readonly choice: Choice;
  /** A policy's id or a tier's name, where one is chosen. */
  readonly policy: string;
  readonly tier: string;
}

/** Null while there is nothing to choose from. */
export function whatOf({ choice, policy, tier }: Chosen, board: Snapshot["board"]): ExportWhat | null {
  switch (choice) {
    case "all":
    case "changed":
      return { kind: choice };
    case "policy": {
      const card = board.cards.find(({ id }) => id === policy) ?? board.cards[0];
      return card === undefined ? null : { kind: "policy", policy: card.id };
    }
    case "tier": {
      const column = board.tiers.find(({ name }) => name === tier) ?? board.tiers[0];
      return column === undefined ? null : { kind: "tier", tier: column.name };
    }
  }
}
