/** The policy in numbers: the endpoints it selects, the known flows it decides, its rules by action. */
import type { ReactElement } from "react";
import type { Action } from "#src/engine/index.ts";
import type { PolicyFacts } from "#src/explain/index.ts";
import { useSession } from "#src/session/index.ts";
import { Mark, type MarkName } from "#src/ui/index.ts";
import styles from "./Numbers.module.css";

const actions: readonly Action[] = ["Allow", "Deny", "Pass", "Log"];
export const actionMarks: Readonly<Record<Action, MarkName>> = {
  Allow: "allow",
  Deny: "deny",
  Pass: "pass",
  Log: "log",
};

export function Numbers({ facts }: { readonly facts: PolicyFacts }): ReactElement {
  const { rules, endpoints } = facts;
  const decided = useSession(({ analysis: { figures } }) =>
    figures === null ? null : (figures.policies.get(facts.card.id) ?? 0),
  );
  const counts = actions
    .map((action) => ({ action, count: rules.filter((rule) => rule.action === action).length }))
    .filter(({ count }) => count > 0);
  return (
    <dl className={styles["numbers"]} aria-label="In numbers">
      <div className={styles["tile"]}>
        <dt>{endpoints.length === 1 ? "endpoint selected" : "endpoints selected"}</dt>
        <dd>{endpoints.length}</dd>
      </div>
      <div className={styles["tile"]}>
        <dt>{decided === 1 ? "known flow decided" : "known flows decided"}</dt>
        <dd>{decided === null ? "…" : decided.toLocaleString("en-US")}</dd>
      </div>
      {counts.map(({ action, count }) => (
        <div key={action} className={styles["tile"]}>
          <dt>
            <Mark mark={actionMarks[action]} size={12} />
            {action} {count === 1 ? "rule" : "rules"}
          </dt>
          <dd>{count}</dd>
        </div>
      ))}
      {rules.length === 0 && (
        <div className={styles["tile"]}>
          <dt>rules</dt>
          <dd>0</dd>
        </div>
      )}
    </dl>
  );
}
