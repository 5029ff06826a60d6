/** The number of an edit, as it stands in the list and beside the groups that it has a share in. */
import type { ReactNode } from "react";
import styles from "./EditNumber.module.css";

export function EditNumber({ at }: { readonly at: number }): ReactNode {
  return <span className={styles["number"]}>{at + 1}</span>;
}
