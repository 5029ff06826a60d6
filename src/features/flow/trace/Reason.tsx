/** A failed test in words, with what was wanted set as code and what the flow has underlined. */
import type { ReactElement } from "react";
import type { RuleLine } from "#src/explain/index.ts";
import styles from "./RuleLines.module.css";

type ReasonLine = Pick<RuleLine, "reason" | "wanted" | "actual">;

export function Reason({ line }: { readonly line: ReasonLine }): ReactElement {
  const { reason, wanted, actual } = line;
  const at = actual === null ? -1 : reason.lastIndexOf(actual);
  if (actual === null || actual === "" || at < 0) return <>{reason}</>;
  return (
    <>
      <Wanted text={reason.slice(0, at)} wanted={wanted} />
      <mark className={styles["actual"]}>{actual}</mark>
      {reason.slice(at + actual.length)}
    </>
  );
}

function Wanted({ text, wanted }: { readonly text: string; readonly wanted: string | null }): ReactElement {
  const at = wanted === null || wanted === "" ? -1 : text.lastIndexOf(wanted);
  if (wanted === null || at < 0) return <>{text}</>;
  return (
    <>
      {text.slice(0, at)}
      <code className={styles["wanted"]}>{wanted}</code>
      {text.slice(at + wanted.length)}
    </>
  );
}
