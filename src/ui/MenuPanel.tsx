/** What a menu opens: its entries, by arrows and letters, and sub-menus. It is fetched when a menu is near to be used. */
import { Check, ChevronRight } from "lucide-react";
import { DropdownMenu as Radix } from "radix-ui";
import { type FocusEvent, type ReactNode, useRef } from "react";
import { createPortal } from "react-dom";
import { Kbd } from "./Kbd.tsx";
import type { MenuEntry } from "./Menu.tsx";
import styles from "./MenuPanel.module.css";
import type { Opener } from "./use-opener.ts";

export interface MenuPanelProps {
  readonly opener: Opener;
  readonly items: readonly MenuEntry[];
  readonly align: "start" | "center" | "end";
}

export function MenuPanel({ opener, items, align }: MenuPanelProps): ReactNode {
  const entered = useRef(!opener.byKeyboard);
  /** Opened by keyboard the first entry has it. */
  const enter = (event: FocusEvent<HTMLElement>): void => {
    if (entered.current || event.target !== event.currentTarget) return;
    entered.current = true;
    event.currentTarget.querySelector<HTMLElement>('[role^="menuitem"]')?.focus();
  };
  return (
    <Radix.Root open modal={false} onOpenChange={opener.onOpenChange}>
      {/* Stands where the button stands, for the panel to hang from. The button itself is not ours to wrap. */}
      {createPortal(
        <Radix.Trigger asChild>
          <span
            aria-hidden
            ref={(anchor) => standWhere(opener.element.current, anchor)}
            className={styles["anchor"]}
          />
        </Radix.Trigger>,
        document.body,
      )}
      <Radix.Portal>
        <Radix.Content
          aria-labelledby={opener.id}
          className={styles["content"]}
          align={align}
          sideOffset={4}
          collisionPadding={8}
          onFocus={enter}
          onCloseAutoFocus={(event) => {
            event.preventDefault();
            opener.element.current?.focus();
          }}
          onInteractOutside={(event) => {
            // The click that follows closes it.
            if (event.target instanceof Node && opener.element.current?.contains(event.target) === true) {
              event.preventDefault();
            }
          }}
        >
          <Entries items={items} />
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

/** The button may come into being together with the panel, so its place is read when both are there. */
function standWhere(button: HTMLElement | null, anchor: HTMLElement | null): void {
  if (button === null || anchor === null) return;
  const { left, top, width, height } = button.getBoundingClientRect();
  Object.assign(anchor.style, {
    left: `${left}px`,
    top: `${top}px`,
    width: `${width}px`,
    height: `${height}px`,
  });
}

function Entries({ items }: { readonly items: readonly MenuEntry[] }): ReactNode {
  return items.map((entry, index) => (
    <Entry key={entry.kind === "separator" ? index : entry.label} entry={entry} />
  ));
}

function Entry({ entry }: { readonly entry: MenuEntry }): ReactNode {
  switch (entry.kind) {
    case "separator":
      return <Radix.Separator className={styles["separator"]} />;
    case "heading":
      return <Radix.Label className={styles["heading"]}>{entry.label}</Radix.Label>;
    case "check":
      return (
        <Radix.CheckboxItem className={styles["item"]} checked={entry.checked} onSelect={entry.onSelect}>
          <span className={styles["icon"]}>{entry.checked && <Check size={14} aria-hidden />}</span>
          <span className={styles["text"]}>{entry.label}</span>
        </Radix.CheckboxItem>
      );
    case "submenu":
      return <Submenu label={entry.label} icon={entry.icon} items={entry.items} />;
    case "item":
      return (
        <Radix.Item className={styles["item"]} disabled={entry.disabled ?? false} onSelect={entry.onSelect}>
          {entry.icon !== undefined && <span className={styles["icon"]}>{entry.icon}</span>}
          <span className={styles["text"]}>
            {entry.label}
            {entry.detail !== undefined && <small className={styles["detail"]}>{entry.detail}</small>}
          </span>
          {entry.keys !== undefined && <Kbd>{entry.keys}</Kbd>}
        </Radix.Item>
      );
  }
}

interface SubmenuProps {
  readonly label: string;
  readonly icon: ReactNode;
  readonly items: readonly MenuEntry[];
}

function Submenu({ label, icon, items }: SubmenuProps): ReactNode {
  return (
    <Radix.Sub>
      <Radix.SubTrigger className={styles["item"]}>
        {icon !== undefined && <span className={styles["icon"]}>{icon}</span>}
        <span className={styles["text"]}>{label}</span>
        <ChevronRight size={14} aria-hidden />
      </Radix.SubTrigger>
      <Radix.Portal>
        <Radix.SubContent className={styles["content"]} collisionPadding={8}>
          <Entries items={items} />
        </Radix.SubContent>
      </Radix.Portal>
    </Radix.Sub>
  );
}
