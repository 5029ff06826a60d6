/** One tab stop per list of a lane: up and down go from policy to policy, Home and End to the ends. */
import { useState, type FocusEvent, type KeyboardEvent } from "react";
import type { PolicyId } from "#src/engine/index.ts";

export interface LaneKeys {
  /** The policy that takes part in the tab order. */
  readonly active: PolicyId | null;
  readonly onFocus: (event: FocusEvent) => void;
  readonly onKeyDown: (event: KeyboardEvent<HTMLElement>) => void;
}

/** `policies`: those that are targets, in order. */
export function useLaneKeys(policies: readonly PolicyId[]): LaneKeys {
  const [wanted, setWanted] = useState<string | null>(null);
  const active = policies.find((policy) => policy === wanted) ?? policies[0] ?? null;
  const onFocus = ({ target }: FocusEvent) => {
    setWanted(target.closest<HTMLElement>("[data-policy]")?.dataset["policy"] ?? null);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (!(event.target instanceof HTMLElement) || event.target.dataset["cardName"] === undefined) return;
    const cards = [...event.currentTarget.querySelectorAll<HTMLElement>("[data-card-name]")];
    const at = cards.indexOf(event.target);
    const to = { ArrowUp: at - 1, ArrowDown: at + 1, Home: 0, End: cards.length - 1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    cards[to]?.focus();
  };
  return { active, onFocus, onKeyDown };
}
