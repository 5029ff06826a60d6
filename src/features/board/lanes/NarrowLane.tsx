/** One lane of the narrow form: its head, then every tier with its policies, the line running down on the left. */
import { ChevronDown, ChevronRight } from "lucide-react";
import { useMemo, useState } from "react";
import { cx, Glyph, Mark } from "#src/ui/index.ts";
import { useCardActions } from "../card/use-card-actions.ts";
import { LaneSummary } from "./LaneSummary.tsx";
import { narrowLines, type NarrowLine } from "./narrow-rows.ts";
import type { ViewColumn, ViewLane, ViewRow } from "./types.ts";
import { useShown } from "./use-shown.ts";
import styles from "./NarrowTrace.module.css";

export interface NarrowLaneProps {
  readonly lane: ViewLane;
  readonly columns: readonly ViewColumn[];
}

export function NarrowLane({ lane, columns }: NarrowLaneProps) {
  const lines = useMemo(() => (lane.kind === "walk" ? narrowLines(lane) : []), [lane]);
  const side = lane.direction === "egress" ? "Egress" : "Ingress";
  return (
    <section aria-label={side} className={cx(styles["lane"], lane.hypothetical && styles["hypothetical"])}>
      <header className={styles["head"]}>
        <span className={styles["badge"]}>
          <Glyph name={lane.outcome === null ? "external" : "cube"} size={14} />
        </span>
        <h2>
          <b>{side}</b> <span>{lane.verb}</span> <b>{lane.end}</b>
        </h2>
        {lane.hypothetical && <span className={styles["would"]}>Would be, if it left the source</span>}
        <LaneSummary lane={lane} />
      </header>
      <ul aria-label={`${side} line`}>
        {lines.map((line) => (
          <Line key={line.key} line={line} columns={columns} direction={lane.direction} />
        ))}
      </ul>
    </section>
  );
}

interface LineProps {
  readonly line: NarrowLine;
  readonly columns: readonly ViewColumn[];
  readonly direction: ViewLane["direction"];
}

function Line({ line, columns, direction }: LineProps) {
  switch (line.kind) {
    case "tier":
      return (
        <li className={styles["tier"]}>
          <h3>{line.name}</h3>
          <span className={styles["order"]}>{columns[line.index]?.orderText}</span>
        </li>
      );
    case "fold":
      return <FoldLine rows={line.rows} text={line.text} />;
    case "row":
      return <PolicyLine line={line} direction={direction} />;
    case "floor":
      return <EndLine step={line.step} outcome={line.outcome} title={line.text} note={line.note} isFloor />;
    case "profile":
      return (
        <EndLine
          step={line.step}
          outcome={line.outcome}
          title={`Profile ${line.name}`}
          note={line.text}
          isFloor={false}
        />
      );
    case "aside":
      return (
        <li className={styles["aside"]}>
          {line.mark === "skipped" && (
            <span className={styles["station"]}>
              <Mark mark="skipped" size={14} />
            </span>
          )}
          {line.text}
        </li>
      );
  }
}

function FoldLine({ rows, text }: { readonly rows: readonly ViewRow[]; readonly text: string }) {
  const [open, setOpen] = useState(false);
  const Sign = open ? ChevronDown : ChevronRight;
  return (
    <li className={styles["fold"]}>
      <button type="button" aria-expanded={open} onClick={() => setOpen(!open)}>
        <Sign size={12} aria-hidden />
        {text}
      </button>
      {open && (
        <ul className={styles["folded"]}>
          {rows.map((row) => (
            <li key={row.policy} aria-label={row.policy}>
              <b>{row.name}</b> {row.note}
            </li>
          ))}
        </ul>
      )}
    </li>
  );
}

interface PolicyLineProps {
  readonly line: Extract<NarrowLine, { kind: "row" }>;
  readonly direction: ViewLane["direction"];
}

function PolicyLine({ line, direction }: PolicyLineProps) {
  const { row, mark, step } = line;
  const shown = useShown(step);
  const actions = useCardActions(row.policy);
  const waits = shown === "waits";
  const outcome = waits ? undefined : (row.outcome ?? undefined);
  const count = row.card?.[direction].length ?? 0;
  return (
    <li
      aria-label={row.policy}
      className={styles["row"]}
      data-hue={outcome}
      data-now={shown === "now" || undefined}
      data-waits={waits || undefined}
    >
      <span className={styles["station"]}>
        <Mark mark={waits ? "not-reached" : mark} size={outcome === undefined ? 13 : 17} />
      </span>
      <button
        type="button"
        className={cx(styles["card"], row.pending && styles["pending"])}
        data-outcome={outcome}
        onClick={actions.choose}
      >
        <span className={styles["cardOrder"]}>{row.card?.orderText}</span>
        <span className={styles["name"]}>{row.name}</span>
        <span className={styles["note"]}>
          {waits ? (
            <>{count === 1 ? "1 rule" : `${count} rules`}</>
          ) : row.rule === null ? (
            row.note
          ) : (
            <>
              <b>{row.rule.word}</b> {row.rule.by}: {row.rule.summary}
            </>
          )}
        </span>
      </button>
    </li>
  );
}

interface EndLineProps {
  readonly step: number | null;
  readonly outcome: NonNullable<ViewRow["outcome"]>;
  readonly title: string;
  readonly note: string;
  readonly isFloor: boolean;
}

function EndLine({ step, outcome, title, note, isFloor }: EndLineProps) {
  const shown = useShown(step);
  const waits = shown === "waits";
  const mark = isFloor && (outcome === "pass" || outcome === "deny") ? (`end-${outcome}` as const) : outcome;
  return (
    <li
      className={styles["row"]}
      data-hue={waits ? undefined : outcome}
      data-now={shown === "now" || undefined}
      data-waits={waits || undefined}
    >
      <span className={styles["station"]}>
        <Mark mark={waits ? "not-reached" : mark} size={17} />
      </span>
      <p
        className={cx(styles["card"], isFloor && styles["floor"])}
        data-outcome={waits ? undefined : outcome}
      >
        <span className={styles["name"]}>{title}</span>
        <span className={styles["note"]}>{waits ? "" : note}</span>
      </p>
    </li>
  );
}
