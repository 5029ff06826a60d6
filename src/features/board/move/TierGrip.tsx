/** The handle of a tier: dragged it moves the column, pressed it opens the menu that does the same and edits the tier. */
import { useRef, useState } from "react";
import { tierEntries, useCommands, useSession } from "#src/session/index.ts";
import { cx, Glyph, IconButton, Menu, type MenuEntry } from "#src/ui/index.ts";
import styles from "./MoveGrip.module.css";

export interface TierGripProps {
  readonly tier: string;
  readonly className?: string | undefined;
}

export function TierGrip({ tier, className }: TierGripProps) {
  const [open, setOpen] = useState(false);
  const wasOpen = useRef(false);
  const grip = useRef<HTMLButtonElement>(null);
  return (
    <>
      <IconButton
        ref={grip}
        label={`Move tier ${tier}`}
        hint="none"
        size="sm"
        className={cx(styles["grip"], className)}
        aria-haspopup="menu"
        aria-expanded={open}
        data-tier-grip={tier}
        onPointerDown={() => (wasOpen.current = open)}
        onClick={() => setOpen(!wasOpen.current)}
      >
        <Glyph name="grip" />
      </IconButton>
      {open && (
        <TierMenu
          tier={tier}
          onOpenChange={(next) => {
            setOpen(next);
            if (!next) grip.current?.focus();
          }}
        />
      )}
    </>
  );
}

interface TierMenuProps {
  readonly tier: string;
  readonly onOpenChange: (open: boolean) => void;
}

function TierMenu({ tier, onOpenChange }: TierMenuProps) {
  const commands = useCommands();
  const tiers = useSession((state) => state.snapshot?.board.tiers ?? null);
  if (tiers === null) return null;
  const index = tiers.findIndex(({ name }) => name === tier);
  const others = tiers.length - 1;
  const facts = tiers[index];
  const builtIn = facts?.builtIn ?? false;
  const entry = (label: string, position: number, atEnd: boolean): MenuEntry => ({
    kind: "item",
    label,
    ...(builtIn
      ? { disabled: true, detail: "Calico fixes the order of its built-in tiers" }
      : atEnd
        ? { disabled: true, detail: "already there" }
        : {}),
    onSelect: () => void commands.moveTier(tier, position),
  });
  const items: readonly MenuEntry[] = [
    { kind: "heading", label: `Move tier ${tier}` },
    entry("Move to first", 0, index === 0),
    entry("Move left", index - 1, index === 0),
    entry("Move right", index + 1, index === others),
    entry("Move to last", others, index === others),
    { kind: "separator" },
    ...(facts === undefined ? [] : tierEntries(facts, commands)),
  ];
  const anchor = <span aria-label={`Move tier ${tier}`} className={styles["anchor"]} />;
  return <Menu trigger={anchor} items={items} align="end" open onOpenChange={onOpenChange} />;
}
