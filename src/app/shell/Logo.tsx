/** Our mark: a line that dips through one column and goes on to the next. Same drawing as the favicon. */
import type { ReactNode } from "react";
import styles from "./Logo.module.css";

export function Logo(): ReactNode {
  return (
    <svg viewBox="0 0 32 32" width="24" height="24" aria-hidden className={styles["logo"]}>
      <rect width="32" height="32" rx="7" className={styles["ground"]} />
      <path d="M7 7.5h4M14.5 7.5h4M22 7.5h3.5" className={styles["columns"]} />
      <path
        d="M8.5 12v7a3 3 0 0 0 6 0v-3.5a3 3 0 0 1 3-3H20a3.5 3.5 0 0 1 3.5 3.5v8.5"
        className={styles["line"]}
      />
    </svg>
  );
}
