/** The region "Pinned flows": what must be allowed or denied, and what the draft makes of it. */
import { FileCheck2, X } from "lucide-react";
import type { ReactNode } from "react";
import { useCommands, useSession } from "#src/session/index.ts";
import { Button, IconButton } from "#src/ui/index.ts";
import { PinsList } from "./PinsList.tsx";
import styles from "./PinsPanel.module.css";
import { countText } from "./words.ts";

export function PinsPanel(): ReactNode {
  const pins = useSession((state) => state.document?.pins ?? []);
  const states = useSession((state) => state.pinStates);
  const pending = useSession((state) => state.scope === "pending");
  const commands = useCommands();
  return (
    <section className={styles["panel"]} aria-label="Pinned flows">
      <header className={styles["header"]}>
        <h2 className={styles["title"]}>Pinned flows</h2>
        <p className={styles["count"]}>
          {countText(states)}
          {pending && pins.length > 0 && " with staged policies counted"}
        </p>
        {pins.length > 0 && (
          <Button
            size="sm"
            variant="ghost"
            icon={<FileCheck2 size={14} aria-hidden />}
            onClick={() => commands.openExport("tests")}
          >
            Save as tests…
          </Button>
        )}
        <IconButton label="Close the pinned flows" size="sm" onClick={() => commands.setPinsOpen(false)}>
          <X size={14} aria-hidden />
        </IconButton>
      </header>
      {pins.length === 0 ? (
        <p className={styles["none"]}>
          Nothing is pinned. Choose a flow and pin it: it is asked again on every edit.
        </p>
      ) : (
        <PinsList />
      )}
    </section>
  );
}
