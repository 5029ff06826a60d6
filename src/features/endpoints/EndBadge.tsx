/** Says which end a row is, in a word: the pressed look alone would not tell source from destination. */
import type { ReactNode } from "react";
import styles from "./Row.module.css";
import type { EndState } from "./use-end.ts";

const words = { source: "Source", destination: "Dest.", both: "Both" };

export function EndBadge({ end }: { readonly end: EndState }): ReactNode {
  if (end === null) return null;
  return <span className={styles["badge"]}>{words[end]}</span>;
}
