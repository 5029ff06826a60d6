/** One problem. If it is about a policy on the board, it opens the policy. */
import { CircleAlert, Info, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import type { PolicyId } from "#src/engine/index.ts";
import type { Diagnostic, Severity } from "#src/manifest/index.ts";
import { useCommands } from "#src/session/index.ts";
import styles from "./Problem.module.css";
import { Words } from "./Words.tsx";

export interface ProblemProps {
  readonly problem: Diagnostic;
  /** The policy it is about, if that is on the board. */
  readonly policy: PolicyId | null;
}

/** Neutral in hue: red is for verdicts. Shape and word tell them apart. */
const severities: Readonly<Record<Severity, { readonly word: string; readonly icon: ReactNode }>> = {
  error: { word: "Error", icon: <CircleAlert size={14} aria-hidden /> },
  warning: { word: "Warning", icon: <TriangleAlert size={14} aria-hidden /> },
  notice: { word: "Notice", icon: <Info size={14} aria-hidden /> },
};

export function Problem({ problem, policy }: ProblemProps): ReactNode {
  const commands = useCommands();
  const { severity, object, place, path, message, help } = problem;
  const { word, icon } = severities[severity];
  return (
    <li className={styles["problem"]}>
      <span className={styles["severity"]}>
        {icon} {word}
      </span>
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
