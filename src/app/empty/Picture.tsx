/** What the board will show, in outline: a line that runs down through tiers and ends at a card. */
import type { ReactNode } from "react";
import styles from "./Picture.module.css";

const columns = [40, 150, 260];
const rows = [22, 54, 86];

export function Picture(): ReactNode {
  return (
    <svg viewBox="0 0 370 150" className={styles["picture"]} aria-hidden>
      {columns.flatMap((x) =>
        rows.map((y) => (
          <rect key={`${x} ${y}`} x={x} y={y} width="84" height="26" rx="5" className={styles["card"]} />
        )),
      )}
      <path
        d="M26 10v83a6 6 0 0 0 6 6h97a6 6 0 0 0 6-6V18a6 6 0 0 1 6-6 6 6 0 0 1 6 6v49h89a6 6 0 0 0 6-6V18a6 6 0 0 1 12 0v108"
        className={styles["line"]}
        transform="translate(-2 0)"
      />
      <circle cx="252" cy="128" r="9" className={styles["end"]} />
      <path d="m248 128 3 3 5-6" className={styles["check"]} />
    </svg>
  );
}
