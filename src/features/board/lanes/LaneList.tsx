/** The policies of a tier in one lane, in evaluation order, over the end of the tier. Rows stand where the layout says. */
import { ChevronDown, ChevronRight } from "lucide-react";
import { useRef, type RefObject } from "react";
import type { Direction, PolicyId } from "#src/engine/index.ts";
import { cx, VisuallyHidden } from "#src/ui/index.ts";
import { useSession } from "#src/session/index.ts";
import { MoveGrip } from "../move/MoveGrip.tsx";
import { LaneFloor } from "./LaneFloor.tsx";
import { LaneRow } from "./LaneRow.tsx";
import type { LayoutCell, LayoutRow, Metrics } from "./types.ts";
import { useLaneKeys } from "./use-lane-keys.ts";
import { useShown } from "./use-shown.ts";
import styles from "./LaneList.module.css";

export interface LaneListProps {
  readonly label: string;
  readonly direction: Direction;
  readonly cell: LayoutCell;
  readonly metrics: Metrics;
  /** Policies whose handle stands in this lane: each has one, though it is in both lists. */
  readonly handles: ReadonlySet<PolicyId>;
  readonly toggleFold: (key: string) => void;
}

type PolicyRow = Extract<LayoutRow, { kind: "policy" }>;
type FoldRow = Extract<LayoutRow, { kind: "fold" }>;

export function LaneList({ label, direction, cell, metrics, handles, toggleFold }: LaneListProps) {
  const shown = useShown(cell.cell.step);
  const fixed = useSession((session) => session.version === "before");
  const pressed = useRef<string | null>(null);
  const { items, loose, floor } = partition(cell.rows);
  const targets = items.filter(({ row }) => isTarget(row, metrics)).map(({ row }) => row.row.policy);
  const keys = useLaneKeys(targets);
  const fold = { pressed, toggle: toggleFold };
  return (
    <div className={styles["cell"]} style={{ top: cell.top, height: cell.bottom - cell.top }}>
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- keys of the buttons inside bubble here */}
      <ul aria-label={label} className={styles["list"]} onFocus={keys.onFocus} onKeyDown={keys.onKeyDown}>
        {items.map(({ row, before, after }) => {
          const { policy } = row.row;
          const tabbable = keys.active === policy;
          return (
            <li
              key={policy}
              aria-label={policy}
              data-policy={policy}
              className={styles["item"]}
              style={{ top: row.y - cell.top, height: row.height }}
            >
              {before !== null && <Fold {...fold} row={before} offset={before.y - row.y} />}
              <LaneRow
                row={row.row}
                direction={direction}
                metrics={metrics}
                shown={shown}
                tabbable={tabbable}
              />
              {handles.has(policy) && isTarget(row, metrics) && !fixed && (
                <MoveGrip policy={policy} tabbable={tabbable} className={styles["grip"]} />
              )}
              {row.unfolded !== null && <Unfold {...fold} {...row.unfolded} />}
              {after !== null && <Fold {...fold} row={after} offset={after.y - row.y} />}
            </li>
          );
        })}
      </ul>
      {loose !== null && <Fold {...fold} row={loose} offset={loose.y - cell.top} />}
      {floor !== null && (
        <LaneFloor row={floor} top={floor.y - cell.top} exit={cell.cell.exit} shown={shown} />
      )}
    </div>
  );
}

/** Rows of compact height are too low to be targets of their own. */
function isTarget({ row }: PolicyRow, { density }: Metrics): boolean {
  return row.kind !== "receded" || density === "normal";
}

interface Item {
  readonly row: PolicyRow;
  /** A fold has no item of its own: its button stands in the item next to it, so that the list holds policies only. */
  before: FoldRow | null;
  after: FoldRow | null;
}

function partition(rows: readonly LayoutRow[]) {
  const items: Item[] = [];
  let waiting: FoldRow | null = null;
  let floor: Extract<LayoutRow, { kind: "floor" }> | null = null;
  for (const row of rows) {
    if (row.kind === "floor") floor = row;
    else if (row.kind === "fold") waiting = row;
    else {
      items.push({ row, before: waiting, after: null });
      waiting = null;
    }
  }
  const last = items.at(-1);
  if (last === undefined) return { items, loose: waiting, floor };
  last.after = waiting;
  return { items, loose: null, floor };
}

interface FoldControl {
  /** The fold whose button was pressed last: the button that takes its place takes the focus. */
  readonly pressed: RefObject<string | null>;
  readonly toggle: (key: string) => void;
}

function Fold({ row, offset, ...control }: FoldControl & { readonly row: FoldRow; readonly offset: number }) {
  return (
    <button
      type="button"
      aria-expanded={false}
      className={styles["fold"]}
      style={{ top: offset, height: row.height }}
      {...pressing(control, row.key)}
    >
      <ChevronRight size={12} aria-hidden />
      {row.label}
    </button>
  );
}

function Unfold({
  foldKey,
  count,
  ...control
}: FoldControl & { readonly foldKey: string; readonly count: number }) {
  return (
    <button
      type="button"
      aria-expanded
      className={cx(styles["fold"], styles["unfold"])}
      {...pressing(control, foldKey)}
    >
      <ChevronDown size={12} aria-hidden />
      <VisuallyHidden>{`Fold ${count} policies`}</VisuallyHidden>
    </button>
  );
}

function pressing({ pressed, toggle }: FoldControl, key: string) {
  return {
    ref: (button: HTMLButtonElement | null) => {
      if (pressed.current !== key || button === null) return;
      pressed.current = null;
      button.focus();
    },
    onClick: () => {
      pressed.current = key;
      toggle(key);
    },
  };
}
