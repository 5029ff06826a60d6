/** Reading takes a moment: after a second, columns in outline and how far it is. Over an open board, only the bar. */
import type { ReactNode } from "react";
import { useSession } from "#src/session/index.ts";
import { cx } from "#src/ui/index.ts";
import styles from "./Loading.module.css";

const columns = [4, 3, 6, 1, 5];

export function Loading({ over = false }: { readonly over?: boolean }): ReactNode {
  const share = useSession((state) => (state.status.kind === "loading" ? state.status.share : 0));
  return (
    <div className={cx(styles["loading"], over && styles["over"])} aria-busy="true">
      <progress className={styles["bar"]} max={1} value={share} aria-label="Reading" />
      {!over && (
        <div className={styles["columns"]} aria-hidden>
          {columns.map((cards, column) => (
            <div key={column} className={styles["column"]}>
              <span className={styles["title"]} />
              {Array.from({ length: cards }, (_, card) => (
                <span key={card} className={styles["card"]} />
              ))}
            </div>
          ))}
        </div>
      )}
    </div>
  );
}
