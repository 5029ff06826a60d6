/** At the foot of the board while a card is lifted: what was just announced, in sight, and the keys that move on. */
import { useCommands, useSession } from "#src/session/index.ts";
import { Kbd } from "#src/ui/index.ts";
import styles from "./Pill.module.css";

export function Pill() {
  const { cancelDrag } = useCommands();
  const text = useSession((state) => state.announcement.text);
  return (
    <div data-pill className={styles["pill"]}>
      <span aria-hidden className={styles["text"]}>
        {text}
      </span>
      <span aria-hidden className={styles["keys"]}>
        <span>
          <Kbd tone="inverse">↑</Kbd>
          <Kbd tone="inverse">↓</Kbd> slot
        </span>
        <span>
          <Kbd tone="inverse">←</Kbd>
          <Kbd tone="inverse">→</Kbd> tier
        </span>
        <span>
          <Kbd tone="inverse">Space</Kbd> drop
        </span>
      </span>
      <button type="button" className={styles["cancel"]} tabIndex={-1} onClick={() => cancelDrag()}>
        <Kbd tone="inverse">Esc</Kbd> cancel
      </button>
    </div>
  );
}
