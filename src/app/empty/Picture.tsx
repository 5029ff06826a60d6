/** What the board will show, in outline: a line that runs down through tiers and ends at a card. */
import type { ReactNode } from "react";
import styles from "./Picture.module.css";

const columns = [38, 156, 274];
const rows = [22, 54, 86];

export function Picture(): ReactNode {
  return (
    <svg viewBox="0 0 380 146" className={styles["picture"]} aria-hidden>
      {columns.flatMap((x) =>
        rows.map((y) => (
          <rect key={`${x} ${y}`} x={x} y={y} width="84" height="26" rx="5" className={styles["card"]} />
        )),
      )}
      <path
        d="M25 10v83a6 6 0 0 0 6 6h98a6 6 0 0 0 6-6V18a6 6 0 0 1 12 0v43a6 6 0 0 0 6 6h86a6 6 0 0 0 6-6V18a6 6 0 0 1 12 0v106"
        className={styles["line"]}
      />
      <circle cx="257" cy="128" r="9" className={styles["end"]} />
      <path d="m253 128 3 3 5-6" className={styles["check"]} />
    </svg>
  );
}
