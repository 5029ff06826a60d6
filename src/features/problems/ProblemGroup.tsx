/** Many problems of one shape as one list item, which opens to the list of them. */
import { type ReactNode, useId, useState } from "react";
import type { PolicyId } from "#src/engine/index.ts";
import type { ProblemGroup as Group } from "./groups.ts";
import { Problem } from "./Problem.tsx";
import styles from "./ProblemGroup.module.css";
import { SeverityMark } from "./SeverityMark.tsx";
import { Some } from "./Some.tsx";
import { Words } from "./Words.tsx";

export interface ProblemGroupProps {
  readonly group: Group;
  readonly policyOf: (object: string | null) => PolicyId | null;
}

export function ProblemGroup({ group, policyOf }: ProblemGroupProps): ReactNode {
  const [open, setOpen] = useState(false);
  const listId = useId();
  const { problems, message } = group;
  const [first] = problems;
  if (problems.length === 1) return <Problem problem={first} policy={policyOf(first.object)} />;
  const help = problems.every((one) => one.help === first.help) ? first.help : null;
  const label = `${open ? "Hide" : "Show"} ${problems.length.toLocaleString("en")} ${first.severity}s`;
  return (
    <li>
      <div className={styles["head"]}>
        <SeverityMark severity={first.severity} />
        <div className={styles["words"]}>
          <p>
            <span className={styles["count"]}>{problems.length.toLocaleString("en")} ×</span>{" "}
            <Words text={message} />
          </p>
          {help !== null && (
            <p className={styles["help"]}>
              <Words text={help} />
            </p>
          )}
          <button
            type="button"
            className={styles["toggle"]}
            aria-expanded={open}
            aria-controls={listId}
            aria-label={`${label} of one kind: ${message.replaceAll("`", "")}`}
            onClick={() => setOpen(!open)}
          >
            {label}
          </button>
        </div>
      </div>
      <div id={listId} className={styles["members"]} hidden={!open}>
        {open && (
          <Some items={problems}>
            {(problem, index) => <Problem key={index} problem={problem} policy={policyOf(problem.object)} />}
          </Some>
        )}
      </div>
    </li>
  );
}
