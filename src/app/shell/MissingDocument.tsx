/** A link can name documents without carrying them: then the user is asked for them, once. */
import type { ReactNode } from "react";
import { useCommands, useSession } from "#src/session/index.ts";
import { Button } from "#src/ui/index.ts";
import styles from "./MissingDocument.module.css";

export function MissingDocument(): ReactNode {
  const missing = useSession((state) => state.missing);
  const commands = useCommands();
  if (missing === null) return null;
  return (
    <div role="note" className={styles["bar"]}>
      <p>
        This link asks about documents that are not in it (<code>{missing}</code>). Import the same files to
        see its answer.
      </p>
      <Button size="sm" variant="primary" onClick={() => commands.openDialog("import")}>
        Import them
      </Button>
      <Button size="sm" onClick={commands.dismissMissing}>
        Dismiss
      </Button>
    </div>
  );
}
