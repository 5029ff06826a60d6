/** Why nothing could be read, in the dialog that stays open for it. */
import type { ReactNode } from "react";
import { useSession } from "#src/session/index.ts";
import styles from "./ImportProblems.module.css";

/** Enough to see what is wrong; a broken file can have thousands. */
const shown = 20;

export function ImportProblems(): ReactNode {
  const problems = useSession((state) => state.importProblems);
  if (problems.length === 0) return null;
  return (
    <section className={styles["problems"]} role="alert" aria-label="Nothing was loaded">
      <h3 className={styles["title"]}>Nothing was loaded</h3>
      <ul className={styles["list"]}>
        {problems.slice(0, shown).map((problem, index) => (
          <li key={index}>
            <span className={styles["place"]}>
              {problem.place.file}:{problem.place.start.line}:{problem.place.start.column}
            </span>{" "}
            {problem.message}
            {problem.help !== null && <span className={styles["help"]}>{problem.help}</span>}
          </li>
        ))}
      </ul>
      {problems.length > shown && <p>… and {problems.length - shown} more</p>}
    </section>
  );
}
