/** The rules of a policy in the order they were tested: what each wants, and the first test that fails. */
import type { ReactElement } from "react";
import type { RuleLine } from "#src/explain/index.ts";
import { cx, Mark, type MarkName } from "#src/ui/index.ts";
import { Reason } from "./Reason.tsx";
import styles from "./RuleLines.module.css";

const marks: Readonly<Record<RuleLine["state"], MarkName>> = {
  match: "allow",
  "no-match": "no-match",
  log: "log",
  undecidable: "undecidable",
  "not-reached": "not-reached",
};

const states: Readonly<Record<RuleLine["state"], string>> = {
  match: "matches",
  "no-match": "does not match",
  log: "logs and goes on",
  undecidable: "undecidable",
  "not-reached": "not reached",
};

export function RuleLines({ rules }: { readonly rules: readonly RuleLine[] }): ReactElement {
  return (
    <dl className={styles["rules"]}>
      {rules.map((rule) => (
        <div key={rule.ref.rule} className={cx(styles["rule"], rule.state === "match" && styles["match"])}>
          <dt className={styles["name"]}>
            {rule.state === "match" ? (
              <span className={styles["arrow"]} aria-hidden />
            ) : (
              <Mark mark={marks[rule.state]} size={12} />
            )}
            {rule.name} <span className={styles["state"]}>{states[rule.state]}</span>
          </dt>
          <dd>
            <code className={styles["summary"]}>{rule.summary}</code>
            {rule.reason !== "" && (
              <span className={styles["reason"]}>
                <Reason line={rule} />
                {rule.failures > 1 && <span className={styles["count"]}> · {rule.failures} tests fail</span>}
              </span>
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}
