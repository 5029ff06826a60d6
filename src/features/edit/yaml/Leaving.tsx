/** Asked before typed text is thrown away. */
import { type ReactNode, useEffect, useRef } from "react";
import { Button } from "#src/ui/index.ts";
import styles from "./Editor.module.css";

interface LeavingProps {
  readonly onDiscard: () => void;
  readonly onStay: () => void;
}

export function Leaving({ onDiscard, onStay }: LeavingProps): ReactNode {
  const stay = useRef<HTMLButtonElement>(null);
  useEffect(() => stay.current?.focus(), []);
  return (
    // Escape means staying: it must not close the screen around it.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- keys of the buttons inside bubble here
    <footer
      className={styles["foot"]}
      role="group"
      aria-label="Leave the editor"
      onKeyDown={(event) => {
        if (event.key !== "Escape") return;
        event.preventDefault();
        event.stopPropagation();
        onStay();
      }}
    >
      <span className={styles["keys"]}>Your changes are not applied yet.</span>
      <Button onClick={onDiscard}>Discard them</Button>
      <Button ref={stay} variant="primary" onClick={onStay}>
        Keep editing
      </Button>
    </footer>
  );
}
