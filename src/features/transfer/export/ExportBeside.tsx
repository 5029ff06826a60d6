/** The end of a review: what speaks against the draft, and the way to hand it over. */
import { PackageCheck, Upload } from "lucide-react";
import type { ReactNode } from "react";
import { notHolding, useCommands, useSession } from "#src/session/index.ts";
import { Button } from "#src/ui/index.ts";
import styles from "./ExportBeside.module.css";
import { FailingPins } from "./FailingPins.tsx";

export function ExportBeside(): ReactNode {
  const failures = useSession((state) => notHolding(state.pinStates).length);
  const { openDialog, openExport } = useCommands();
  return (
    <section className={styles["export"]} aria-label="Hand over the draft">
      <FailingPins />
      <div className={styles["buttons"]}>
        <Button
          variant="primary"
          icon={<Upload size={14} aria-hidden />}
          onClick={() => openDialog("export")}
        >
          {failures === 0 ? "Export…" : `Export with ${failures} failure${failures === 1 ? "" : "s"}`}
        </Button>
        <Button icon={<PackageCheck size={14} aria-hidden />} onClick={() => openExport("bundle")}>
          Proof bundle…
        </Button>
      </div>
    </section>
  );
}
