/** Tiers without policies that the user had drawn as columns all the same. */
import { createContext, type RefObject, use, useLayoutEffect, useRef } from "react";

export interface ShownTiers {
  readonly shown: ReadonlySet<string>;
  readonly toggle: (tier: string) => void;
  /** The tier toggled last: the button that takes the place of the one pressed takes the focus. */
  readonly pressedRef: RefObject<string | null>;
}

export const ShownTiersContext = createContext<ShownTiers>({
  shown: new Set(),
  toggle: () => undefined,
  pressedRef: { current: null },
});

/** For the button that toggles a tier. */
export function useToggleFocus(tier: string): RefObject<HTMLButtonElement | null> {
  const { pressedRef } = use(ShownTiersContext);
  const button = useRef<HTMLButtonElement>(null);
  useLayoutEffect(() => {
    if (pressedRef.current !== tier || button.current === null) return;
    pressedRef.current = null;
    button.current.focus();
  }, [pressedRef, tier]);
  return button;
}
