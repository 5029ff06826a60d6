/**
 * The handle of a card. Dragged it lifts the card, pressed it opens the move menu, Space lifts with the keyboard.
 * The menu exists only while it is open: a board has hundreds of handles.
 */
import { type KeyboardEvent, type MouseEvent, useRef, useState } from "react";
import type { PolicyId } from "#src/engine/index.ts";
import { useCommands } from "#src/session/index.ts";
import { cx, Glyph, IconButton } from "#src/ui/index.ts";
import { MoveMenu } from "./MoveMenu.tsx";
import styles from "./MoveGrip.module.css";

export interface MoveGripProps {
  readonly policy: PolicyId;
  readonly tabbable: boolean;
  readonly className?: string | undefined;
}

export function MoveGrip({ policy, tabbable, className }: MoveGripProps) {
  const commands = useCommands();
  const [opened, setOpened] = useState<"pointer" | "keyboard" | null>(null);
  const open = opened !== null;
  const grip = useRef<HTMLButtonElement>(null);
  const wasOpen = useRef(false);
  const keyDown = (event: KeyboardEvent) => {
    if (event.key !== " ") return;
    event.preventDefault();
    event.stopPropagation();
    commands.lift(policy, "keyboard");
  };
  /** A click without a pointer behind it is Enter or a reading aid. */
  const click = ({ detail }: MouseEvent) => {
    if (detail === 0) setOpened(open ? null : "keyboard");
    else setOpened(wasOpen.current ? null : "pointer");
  };
  const openChange = (next: boolean) => {
    if (next) return;
    setOpened(null);
    grip.current?.focus();
  };
  return (
    <>
      <IconButton
        ref={grip}
        label={`Move ${policy}`}
        hint="none"
        size="sm"
        tabIndex={tabbable ? 0 : -1}
        className={cx(styles["grip"], className)}
        aria-haspopup="menu"
        aria-expanded={open}
        data-grip={policy}
        // An open menu closes on the press; the click that follows must not open it again.
        onPointerDown={() => (wasOpen.current = open)}
        onClick={click}
        onKeyDown={keyDown}
      >
        <Glyph name="grip" />
      </IconButton>
      {open && (
        <MoveMenu
          policy={policy}
          byKeyboard={opened === "keyboard"}
          anchor={<span aria-label={`Move ${policy}`} className={styles["anchor"]} />}
          onOpenChange={openChange}
        />
      )}
    </>
  );
}
