/** The two kinds of stations of the narrow form: a policy that was looked at, and the end of a tier or the profile. */
import { cx, Mark } from "#src/ui/index.ts";
import { useCardActions } from "../card/use-card-actions.ts";
import { NarrowGrip } from "./NarrowGrip.tsx";
import type { NarrowLine } from "./narrow-rows.ts";
import { ruleCount } from "./rule-count.ts";
import type { ViewLane, ViewRow } from "./types.ts";
import styles from "./NarrowTrace.module.css";

export interface PolicyLineProps {
  readonly line: Extract<NarrowLine, { kind: "row" }>;
  readonly direction: ViewLane["direction"];
  readonly waits: boolean;
}

export function PolicyLine({ line, direction, waits }: PolicyLineProps) {
  const { row, mark } = line;
  const actions = useCardActions(row.policy);
  const outcome = waits ? null : row.outcome;
  return (
    <>
      <span className={styles["station"]}>
        <Mark mark={waits ? "not-reached" : mark} size={outcome === null ? 13 : 17} />
      </span>
      <button
        type="button"
        className={cx(styles["card"], row.pending && styles["pending"])}
        data-card-name
        data-outcome={outcome ?? undefined}
        onClick={actions.choose}
      >
        <span className={styles["cardOrder"]}>{row.card?.orderText}</span>
        <span className={styles["name"]}>{row.name}</span>
        <span className={styles["note"]}>{waits ? ruleCount(row, direction) : <Outcome row={row} />}</span>
      </button>
      <NarrowGrip row={row} />
    </>
  );
}

function Outcome({ row }: { readonly row: ViewRow }) {
  if (row.rule === null) return row.note;
  const { word, by, summary } = row.rule;
  return (
    <>
      <b>{word}</b> {by}: {summary}
    </>
  );
}

export interface EndLineProps {
  readonly line: Extract<NarrowLine, { kind: "end" }>;
  readonly waits: boolean;
}

export function EndLine({ line, waits }: EndLineProps) {
  const { outcome, isFloor } = line;
  const mark = isFloor && (outcome === "pass" || outcome === "deny") ? (`end-${outcome}` as const) : outcome;
  return (
    <>
      <span className={styles["station"]}>
        <Mark mark={waits ? "not-reached" : mark} size={17} />
      </span>
      <p
        className={cx(styles["card"], isFloor && styles["floor"])}
        data-outcome={waits ? undefined : outcome}
      >
        <span className={styles["name"]}>{line.text}</span>
        <span className={styles["note"]}>{waits ? "" : line.note}</span>
      </p>
    </>
  );
}
