/** One policy in a lane: a line of text when it plays no part, a card when it was looked at, with its rule when it decides. */
import type { Direction } from "#src/engine/index.ts";
import type { MarkName } from "#src/ui/index.ts";
import { cx, Glyph, Mark } from "#src/ui/index.ts";
import { shortened } from "../card/subject.ts";
import { RuleStrip } from "../card/RuleStrip.tsx";
import { useCardActions } from "../card/use-card-actions.ts";
import { ruleCount } from "./rule-count.ts";
import type { Metrics, RecedeReason, ViewRow, ViewRule } from "./types.ts";
import type { Shown } from "./use-shown.ts";
import styles from "./LaneRow.module.css";

export interface LaneRowProps {
  readonly row: ViewRow;
  readonly direction: Direction;
  readonly metrics: Metrics;
  readonly shown: Shown;
  /** One row of each list takes part in the tab order; arrows reach the others. */
  readonly tabbable: boolean;
}

export function LaneRow(props: LaneRowProps) {
  return props.row.kind === "receded" ? <Receded {...props} /> : <LaneCard {...props} />;
}

function Receded({ row, direction, tabbable }: LaneRowProps) {
  const actions = useCardActions(row.policy);
  return (
    <button
      type="button"
      data-card-name
      tabIndex={tabbable ? 0 : -1}
      className={cx(styles["receded"], row.pending && styles["staged"])}
      title={row.note}
      onClick={actions.choose}
      onPointerEnter={actions.light}
      onPointerLeave={actions.unlight}
      onFocus={actions.light}
      onBlur={actions.unlight}
    >
      <RecedeSign reason={row.recede} direction={direction} />
      <span className={styles["recededName"]}>{row.name}</span>
    </button>
  );
}

const recedeMarks: Readonly<Record<Exclude<RecedeReason, "other-direction">, MarkName>> = {
  "other-endpoints": "other-endpoints",
  "selects-nothing": "selects-nothing",
  staged: "staged",
  ignored: "ignored",
  muted: "ignored",
  "other-stage": "ignored",
  "not-reached": "not-reached",
};

function RecedeSign({
  reason,
  direction,
}: {
  readonly reason: RecedeReason | null;
  readonly direction: Direction;
}) {
  if (reason === null) return null;
  if (reason === "other-direction") return <Glyph name={direction === "egress" ? "in" : "out"} size={12} />;
  return <Mark mark={recedeMarks[reason]} size={12} />;
}

function LaneCard({ row, direction, metrics, shown, tabbable }: LaneRowProps) {
  const actions = useCardActions(row.policy);
  const waits = shown === "waits";
  const rule = waits ? null : row.rule;
  const isCompact = metrics.density === "compact";
  return (
    <button
      type="button"
      data-card-name
      tabIndex={tabbable ? 0 : -1}
      className={cx(styles["card"], row.pending && styles["pending"])}
      data-outcome={rule === null ? undefined : row.outcome}
      onClick={actions.choose}
      onPointerEnter={actions.light}
      onPointerLeave={actions.unlight}
      onFocus={actions.light}
      onBlur={actions.unlight}
    >
      <span className={styles["title"]}>
        <span className={styles["order"]}>{row.card?.orderText}</span>
        <span className={styles["name"]}>{row.name}</span>
        {isCompact && !waits && <span className={styles["aside"]}>{row.brief}</span>}
      </span>
      {rule !== null && <RuleBlock rule={rule} metrics={metrics} />}
      {rule === null && !isCompact && (
        <span className={styles["note"]}>{waits ? ruleCount(row, direction) : row.note}</span>
      )}
      {waits && row.kind === "deciding" && <WaitingStrip row={row} direction={direction} />}
    </button>
  );
}

function RuleBlock({ rule, metrics }: { readonly rule: ViewRule; readonly metrics: Metrics }) {
  return (
    <span className={styles["rule"]} style={{ height: metrics.ruleBlock }}>
      <span className={styles["by"]}>
        <b>{rule.word}</b>{" "}
        <span className={cx(metrics.density === "compact" && "visually-hidden")}>{rule.by}</span>
      </span>
      <Summary text={rule.summary} />
    </span>
  );
}

/** What the rule says; the namespaces it says it of are left out where they find no room. */
function Summary({ text }: { readonly text: string }) {
  const at = text.search(/ in namespaces? /);
  const short = shortened(at < 0 ? text : text.slice(0, at));
  return (
    <span className={styles["summary"]} title={text}>
      <span>{short}</span>
      {at >= 0 && <span>{shortened(text.slice(at))}</span>}
    </span>
  );
}

function WaitingStrip({ row, direction }: { readonly row: ViewRow; readonly direction: Direction }) {
  if (row.card === null) return null;
  const governs = { ingress: direction === "ingress", egress: direction === "egress" };
  return (
    <span className={styles["strip"]}>
      <RuleStrip governs={governs} ingress={row.card.ingress} egress={row.card.egress} />
    </span>
  );
}
