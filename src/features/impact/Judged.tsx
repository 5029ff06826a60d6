/** A verdict with its decider and the place where that decides. */
import type { ReactNode } from "react";
import type { JudgedFacts } from "#src/session/index.ts";
import { Mark } from "#src/ui/index.ts";
import styles from "./Judged.module.css";

export function Judged({ judged }: { readonly judged: JudgedFacts }): ReactNode {
  const { word, mark, decider, where } = judged;
  return (
    <span className={styles["judged"]}>
      <Mark mark={mark} size={15} />
      <span>
        <span className={styles["word"]}>{word}</span>
        {decider !== "" && <b> {decider}</b>}
        {where !== "" && <small>{where}</small>}
      </span>
    </span>
  );
}
