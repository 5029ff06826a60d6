/** The menu "Move…": the move commands of the registry, and the tiers it can go to. */
import type { BoardFacts, CardFacts } from "#src/explain/index.ts";
import { registry, type Commands } from "#src/session/index.ts";
import type { MenuEntry } from "#src/ui/index.ts";

export function moveEntries(card: CardFacts, board: BoardFacts, commands: Commands): readonly MenuEntry[] {
  const policy = card.id;
  const steps = registry
    .filter((command) => command.group === "Move" && command.needs === undefined)
    .map((command): MenuEntry => ({
      kind: "item",
      label: command.title,
      disabled: !commands.enabled(command.id, { policy }),
      onSelect: () => commands.run(command.id, { policy }),
    }));
  const tiers = board.tiers
    .filter((tier) => tier.name !== card.tier)
    .map((tier): MenuEntry => ({
      kind: "item",
      label: tier.name,
      detail: tier.policies.length === 1 ? "1 policy" : `${tier.policies.length} policies`,
      onSelect: () => commands.run("move-to-tier", { policy, tier: tier.name }),
    }));
  if (tiers.length === 0) return steps;
  return [...steps, { kind: "separator" }, { kind: "submenu", label: "To tier…", items: tiers }];
}
