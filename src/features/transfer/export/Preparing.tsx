/** While what is handed over is being made: how far it is, and the way to call it off; then the way to have it all the same. */
import type { ReactNode } from "react";
import { Button } from "#src/ui/index.ts";
import styles from "./Preparing.module.css";
import type { Exported } from "./use-export.ts";

export function Preparing({ exported }: { readonly exported: Exported }): ReactNode {
  const { state, share, cancel, again } = exported;
  const working = state === "working";
  if (cancel === null) return <p className={styles["preparing"]}>Preparing the files</p>;
  const text = share > 0 ? `Preparing the files, ${Math.round(share * 100)} %` : "Preparing the files";
  return (
    <div className={styles["preparing"]}>
      <p role="status">{working ? "Preparing the files" : "Cancelled: nothing was made."}</p>
      {working && <progress aria-label="Preparing the files" aria-valuetext={text} value={share} max={1} />}
      {working ? (
        <Button size="sm" onClick={cancel}>
          Cancel
        </Button>
      ) : (
        <Button size="sm" onClick={again}>
          Prepare it
        </Button>
      )}
    </div>
  );
}
