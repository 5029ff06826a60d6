/** The rules of a policy as shapes: pill allow, notched and hatched deny, chevron pass, thin line log. */
import type { ReactNode } from "react";
import type { Action, Direction } from "#src/engine/index.ts";
import { cx, VisuallyHidden } from "#src/ui/index.ts";
import { stripOf } from "./strip.ts";
import styles from "./RuleStrip.module.css";

const shape: Readonly<Record<Action, string | undefined>> = {
  Allow: styles["allow"],
  Deny: styles["deny"],
  Pass: styles["pass"],
  Log: styles["log"],
};

export interface RuleStripProps {
  readonly governs: Readonly<Record<Direction, boolean>>;
  readonly ingress: readonly Action[];
  readonly egress: readonly Action[];
  /** Stands at the end of the row. */
  readonly children?: ReactNode;
}

export function RuleStrip({ governs, ingress, egress, children }: RuleStripProps) {
  return (
    <div className={styles["strips"]}>
      {governs.ingress && <OneWay short="in" name="ingress" actions={ingress} />}
      {governs.egress && <OneWay short="out" name="egress" actions={egress} />}
      {children}
    </div>
  );
}

interface OneWayProps {
  readonly short: string;
  readonly name: Direction;
  readonly actions: readonly Action[];
}

function OneWay({ short, name, actions }: OneWayProps) {
  const strip = stripOf(actions);
  return (
    <span className={styles["way"]}>
      <VisuallyHidden>{`${name}: ${strip.words}`}</VisuallyHidden>
      <span aria-hidden className={styles["direction"]}>
        {short}
      </span>
      {strip.form === "none" ? (
        <span aria-hidden className={styles["none"]}>
          no rules
        </span>
      ) : (
        <span aria-hidden className={cx(styles["rules"], strip.form === "bar" && styles["bar"])}>
          {strip.segments.map((segment, index) => (
            <i
              key={index}
              className={cx(styles["segment"], shape[segment.action])}
              {...(strip.form === "bar" ? { style: { flexGrow: segment.rules } } : {})}
            />
          ))}
        </span>
      )}
      {strip.form === "bar" && (
        <span aria-hidden className={styles["count"]}>
          {actions.length}
        </span>
      )}
    </span>
  );
}
