/**
 * A box to type in over a list of groups (cmdk in a dialog). Filtering is the caller's: it alone knows what the
 * words mean, and lists may be long.
 */
import { Command } from "cmdk";
import { Dialog as Radix } from "radix-ui";
import { type ReactNode, useRef } from "react";
import styles from "./CommandPalette.module.css";
import { Kbd } from "./Kbd.tsx";
import { useFocusBack } from "./use-focus-back.ts";

export interface PaletteItem {
  readonly id: string;
  readonly label: string;
  readonly detail?: string | undefined;
  readonly icon?: ReactNode;
  readonly keys?: string | undefined;
  readonly onSelect: () => void;
}

export interface PaletteGroup {
  readonly heading: string;
  readonly items: readonly PaletteItem[];
}

export interface CommandPaletteProps {
  readonly label: string;
  readonly placeholder: string;
  readonly query: string;
  readonly onQuery: (query: string) => void;
  readonly groups: readonly PaletteGroup[];
  /** Said when no group has an item. */
  readonly none: string;
  readonly onClose: () => void;
}

export function CommandPalette(props: CommandPaletteProps): ReactNode {
  const { label, placeholder, query, onQuery, groups, none, onClose } = props;
  const focusBack = useFocusBack();
  const input = useRef<HTMLInputElement>(null);
  // What was typed before the palette was here is gone on with, not typed over.
  const goOn = (event: Event): void => {
    event.preventDefault();
    input.current?.focus();
    input.current?.setSelectionRange(query.length, query.length);
  };
  return (
    <Radix.Root open onOpenChange={(open) => (open ? undefined : onClose())}>
      <Radix.Portal>
        <Radix.Overlay className={styles["overlay"]} />
        <Radix.Content
          className={styles["content"]}
          aria-describedby={undefined}
          onOpenAutoFocus={goOn}
          onCloseAutoFocus={focusBack}
        >
          <Radix.Title className="visually-hidden">{label}</Radix.Title>
          <Command shouldFilter={false} loop label={label}>
            <Command.Input
              ref={input}
              aria-label={label}
              className={styles["input"]}
              placeholder={placeholder}
              value={query}
              onValueChange={onQuery}
            />
            <Command.List label="Results" className={styles["list"]}>
              <Command.Empty className={styles["none"]}>{none}</Command.Empty>
              {groups.map(({ heading, items }) => (
                <Command.Group key={heading} heading={heading} className={styles["group"]}>
                  {items.map((item) => (
                    <Item key={item.id} item={item} onClose={onClose} />
                  ))}
                </Command.Group>
              ))}
            </Command.List>
          </Command>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

function Item({ item, onClose }: { readonly item: PaletteItem; readonly onClose: () => void }): ReactNode {
  const { id, label, detail, icon, keys, onSelect } = item;
  return (
    <Command.Item
      value={id}
      className={styles["item"]}
      onSelect={() => {
        onClose();
        onSelect();
      }}
    >
      <span className={styles["icon"]}>{icon}</span>
      <span className={styles["label"]}>{label}</span>
      {detail !== undefined && <span className={styles["detail"]}>{detail}</span>}
      {keys !== undefined && <Kbd>{keys}</Kbd>}
    </Command.Item>
  );
}
