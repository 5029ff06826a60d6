/** One problem. If it is about a policy on the board, it opens the policy. */
import type { ReactNode } from "react";
import type { PolicyId } from "#src/engine/index.ts";
import type { Diagnostic } from "#src/manifest/index.ts";
import { useCommands } from "#src/session/index.ts";
import styles from "./Problem.module.css";
import { SeverityMark } from "./SeverityMark.tsx";
import { Words } from "./Words.tsx";

export interface ProblemProps {
  readonly problem: Diagnostic;
  /** The policy it is about, if that is on the board. */
  readonly policy: PolicyId | null;
}

export function Problem({ problem, policy }: ProblemProps): ReactNode {
  const commands = useCommands();
  const { severity, object, place, path, message, help } = problem;
  return (
    <li className={styles["problem"]}>
      <SeverityMark severity={severity} />
      <div className={styles["words"]}>
        <p className={styles["where"]}>
          {policy !== null ? (
            <button type="button" className={styles["object"]} onClick={() => commands.openPolicy(policy)}>
              {object}
            </button>
          ) : (
            object !== null && <span className={styles["name"]}>{object}</span>
          )}{" "}
          <span className={styles["place"]}>
            {place.file}:{place.start.line}:{place.start.column}
          </span>{" "}
          {path !== null && <span className={styles["place"]}>{path}</span>}
        </p>
        <p>
          <Words text={message} />
        </p>
        {help !== null && (
          <p className={styles["help"]}>
            <Words text={help} />
          </p>
        )}
      </div>
    </li>
  );
}
