/** A drop-down menu from data. A disabled item says why in its second line, and stays reachable by arrow keys. */
import { Check, ChevronRight } from "lucide-react";
import { DropdownMenu as Radix } from "radix-ui";
import type { ReactElement, ReactNode } from "react";
import { Kbd } from "./Kbd.tsx";
import styles from "./Menu.module.css";

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
  readonly onOpenChange?: (open: boolean) => void;
}

export function Menu({ trigger, items, align = "start", open, onOpenChange }: MenuProps): ReactNode {
  const control = {
    ...(open === undefined ? {} : { open }),
    ...(onOpenChange === undefined ? {} : { onOpenChange }),
  };
  return (
    <Radix.Root modal={false} {...control}>
      <Radix.Trigger asChild>{trigger}</Radix.Trigger>
      <Radix.Portal>
        <Radix.Content className={styles["content"]} align={align} sideOffset={4} collisionPadding={8}>
          <Entries items={items} />
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
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
