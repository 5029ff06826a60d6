/** Policies that played no part, in one line that opens. */
import { ChevronDown, ChevronRight } from "lucide-react";
import { useState } from "react";
import { NarrowGrip } from "./NarrowGrip.tsx";
import type { ViewRow } from "./types.ts";
import styles from "./NarrowTrace.module.css";

export interface NarrowFoldProps {
  readonly rows: readonly ViewRow[];
  readonly text: string;
}

export function NarrowFold({ rows, text }: NarrowFoldProps) {
  const [open, setOpen] = useState(false);
  if (rows.length === 0) return <span className={styles["fold"]}>{text}</span>;
  const Sign = open ? ChevronDown : ChevronRight;
  return (
    <>
      <button type="button" className={styles["fold"]} aria-expanded={open} onClick={() => setOpen(!open)}>
        <Sign size={12} aria-hidden />
        {text}
      </button>
      {open && (
        <ul className={styles["folded"]}>
          {rows.map((row) => (
            <li key={row.policy} aria-label={row.policy} data-policy={row.policy}>
              <b>{row.name}</b> {row.note}
              <NarrowGrip row={row} />
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
