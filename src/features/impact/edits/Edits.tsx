/** The edits of the draft in order, each with what it changes by itself, and where undo stands among them. */
import type { ReactNode } from "react";
import { useCommands, useSession } from "#src/session/index.ts";
import { Button } from "#src/ui/index.ts";
import { EditRow } from "./EditRow.tsx";
import styles from "./Edits.module.css";

export function Edits(): ReactNode {
  const edits = useSession((state) => state.document?.edits ?? []);
  const cursor = useSession((state) => state.document?.cursor ?? 0);
  const { jumpTo } = useCommands();
  return (
    <section aria-label="Edits of the draft" className={styles["edits"]}>
      <header className={styles["header"]}>
        <h3>Edits</h3>
        {cursor > 0 && (
          <Button variant="ghost" size="sm" onClick={() => void jumpTo(0)}>
            Undo all
          </Button>
        )}
      </header>
      {edits.length === 0 && <p className={styles["none"]}>No edits yet: move a card on the board.</p>}
      {edits.length > 0 && cursor === 0 && (
        <p className={styles["none"]}>Every edit is undone: the draft is what was loaded.</p>
      )}
      <ol className={styles["list"]} aria-label="Edits, oldest first">
        {edits.map((edit, at) => (
          <EditRow key={at} edit={edit} at={at} />
        ))}
      </ol>
    </section>
  );
}
