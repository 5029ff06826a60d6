/** A drop-down menu from data. A disabled item says why in its second line, and stays reachable by arrow keys. */
import { Slot } from "radix-ui";
import { type ReactElement, type ReactNode, Suspense } from "react";
import { later } from "./later.ts";
import { useOpener } from "./use-opener.ts";

export type MenuEntry =
  | {
      readonly kind: "item";
      readonly label: string;
      readonly icon?: ReactNode;
      readonly detail?: string | undefined;
      readonly keys?: string | undefined;
      readonly disabled?: boolean;
      readonly onSelect: () => void;
    }
  | {
      readonly kind: "check";
      readonly label: string;
      readonly checked: boolean;
      readonly onSelect: () => void;
    }
  | {
      readonly kind: "submenu";
      readonly label: string;
      readonly icon?: ReactNode;
      readonly items: readonly MenuEntry[];
    }
  | { readonly kind: "heading"; readonly label: string }
  | { readonly kind: "separator" };

export interface MenuProps {
  /** One button that takes a ref. */
  readonly trigger: ReactElement;
  readonly items: readonly MenuEntry[];
  readonly align?: "start" | "center" | "end";
  readonly open?: boolean;
  /** For a menu that is open from the start: by keyboard, so that its first entry has the focus. */
  readonly openedByKeyboard?: boolean;
  readonly onOpenChange?: (open: boolean) => void;
}

export const menuPanel = later(async () => (await import("./MenuPanel.tsx")).MenuPanel);
const { Part: MenuPanel } = menuPanel;

export function Menu({ trigger, items, align = "start", onOpenChange, ...given }: MenuProps): ReactNode {
  const { open, openedByKeyboard } = given;
  const own = useOpener({ popup: "menu", open, openedByKeyboard, onOpenChange, prepare: menuPanel.fetch });
  return (
    <>
      <Slot.Root {...own.button}>{trigger}</Slot.Root>
      {own.open && (
        <Suspense fallback={null}>
          <MenuPanel opener={own.opener} items={items} align={align} />
        </Suspense>
      )}
    </>
  );
}
