/** The end that nobody manages: a button, and the box in which its address is typed. */
import type { ReactNode } from "react";
import { useCommands, useSession } from "#src/session/index.ts";
import { Glyph } from "#src/ui/index.ts";
import { AddressBox } from "./AddressBox.tsx";
import styles from "./Row.module.css";

/** `typed`: an address that stands in the filter box, or null. */
export function Outside({ typed }: { readonly typed: string | null }): ReactNode {
  const asking = useSession((state) => state.dialog === "address");
  const ends = useSession((state) => [state.source, state.destination]);
  const commands = useCommands();
  const chosen = ends.filter((end) => end?.startsWith("ip:"));
  return (
    <div className={styles["outside"]}>
      {typed !== null && (
        <button type="button" className={styles["main"]} onClick={() => commands.chooseEnd(`ip:${typed}`)}>
          <Glyph name="external" />
          <span className={styles["name"]}>Address {typed}</span>
        </button>
      )}
      <button
        type="button"
        className={styles["main"]}
        aria-expanded={asking}
        aria-pressed={chosen.length > 0}
        onClick={() => (asking ? commands.closeDialog() : commands.openDialog("address"))}
      >
        <Glyph name="external" />
        <span className={styles["name"]}>External address…</span>
      </button>
      {asking && (
        <AddressBox
          start={typed ?? ""}
          onChoose={(address) => {
            commands.closeDialog();
            commands.chooseEnd(`ip:${address}`);
          }}
          onCancel={commands.closeDialog}
        />
      )}
    </div>
  );
}
