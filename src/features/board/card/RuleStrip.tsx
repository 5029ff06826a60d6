/** The rules of a policy as shapes: pill allow, notched and hatched deny, chevron pass, thin line log. */
import type { CSSProperties, ReactNode } from "react";
import type { Action, Direction } from "#src/engine/index.ts";
import { cx } from "#src/ui/index.ts";
import { mostSegments, stripOf } from "./strip.ts";
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
  const most = mostSegments(ingress.length, egress.length);
  return (
    <div className={cx(styles["strips"], governs.ingress && governs.egress && styles["both"])}>
      {governs.ingress && <OneWay short="in" name="ingress" actions={ingress} most={most} />}
      {governs.egress && <OneWay short="out" name="egress" actions={egress} most={most} />}
      {children}
    </div>
  );
}

interface OneWayProps {
  readonly short: string;
  readonly name: Direction;
  readonly actions: readonly Action[];
  readonly most: number;
}

function OneWay({ short, name, actions, most }: OneWayProps) {
  const strip = stripOf(actions, most);
  const measures = { "--segments": strip.segments.length, "--full": `${strip.width}px` } as CSSProperties;
  return (
    <span
      role="img"
      aria-label={`${name}: ${strip.words}`}
      className={cx(styles["way"], strip.form === "bar" && styles["counted"])}
      style={measures}
    >
      <span className={styles["direction"]}>{short}</span>
      {strip.form === "none" ? (
        <span className={styles["none"]}>no rules</span>
      ) : (
        <span className={cx(styles["rules"], strip.form === "bar" && styles["bar"])}>
          {strip.segments.map((segment, index) => (
            <i
              key={index}
              className={cx(styles["segment"], shape[segment.action])}
              {...(strip.form === "bar" ? { style: { flexGrow: segment.rules } } : {})}
            />
          ))}
        </span>
      )}
      {strip.form === "bar" && <span className={styles["count"]}>{actions.length}</span>}
    </span>
  );
}
