/** What is wrong with the text as it stands, line by line; a line pressed is shown in the editor. */
import { CircleAlert, CircleHelp, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import type { Diagnostic } from "#src/manifest/index.ts";
import styles from "./Editor.module.css";

const icons: Readonly<Record<Diagnostic["severity"], ReactNode>> = {
  error: <CircleAlert size={13} aria-hidden />,
  warning: <TriangleAlert size={13} aria-hidden />,
  notice: <CircleHelp size={13} aria-hidden />,
};

interface ProblemListProps {
  readonly diagnostics: readonly Diagnostic[];
  /** Why the text cannot be applied; null: it can, or it is not changed. */
  readonly refusal: string | null;
  readonly onShow: (offset: number) => void;
}

export function ProblemList({ diagnostics, refusal, onShow }: ProblemListProps): ReactNode {
  const told = diagnostics.some(({ severity }) => severity === "error");
  return (
    <div className={styles["problems"]}>
      <p role="status" className={styles["summary"]}>
        {summary(diagnostics)}
        {refusal !== null && !told && `. It cannot be applied: ${refusal}`}
      </p>
      {diagnostics.length > 0 && (
        <ul aria-label="Problems of the text">
          {diagnostics.map(({ severity, message, help, place: { start } }) => (
            <li key={`${String(start.offset)} ${message}`}>
              <button type="button" className={styles["problem"]} onClick={() => onShow(start.offset)}>
                {icons[severity]}
                <span>
                  <span className={styles["line"]}>line {start.line}</span>: {message}
                  {help !== null && <small>{help}</small>}
                </span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

function summary(diagnostics: readonly Diagnostic[]): string {
  if (diagnostics.length === 0) return "No problems found";
  return diagnostics.length === 1 ? "1 problem" : `${String(diagnostics.length)} problems`;
}
