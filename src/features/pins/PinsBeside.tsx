/** Pinned flows beside the review of a draft: how each stands, failing ones first. */
import { FileCheck2 } from "lucide-react";
import type { ReactNode } from "react";
import { useCommands, useSession } from "#src/session/index.ts";
import { Button } from "#src/ui/index.ts";
import styles from "./PinsBeside.module.css";
import { PinsList } from "./PinsList.tsx";
import { countText } from "./words.ts";

export function PinsBeside(): ReactNode {
  const count = useSession((state) => state.document?.pins?.length ?? 0);
  const states = useSession((state) => state.pinStates);
  const pending = useSession((state) => state.scope === "pending");
  const { openExport } = useCommands();
  return (
    <section aria-label="Pinned flows against the draft">
      <header className={styles["header"]}>
        <h3>Pinned flows</h3>
        <p role="status">
          {countText(states)}
          {pending && count > 0 && " with staged policies counted"}
        </p>
        {count > 0 && (
          <Button
            size="sm"
            variant="ghost"
            icon={<FileCheck2 size={14} aria-hidden />}
            onClick={() => openExport("tests")}
          >
            Save…
          </Button>
        )}
      </header>
      {count === 0 ? (
        <p className={styles["none"]}>
          Nothing is pinned. Open a group and pin one of its flows as must allow or must deny: it is asked
          again on every edit.
        </p>
      ) : (
        <PinsList />
      )}
    </section>
  );
}
