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

export function LaneList({ label, direction, cell, metrics, handles, toggleFold }: LaneListProps) {
  const shown = useShown(cell.cell.step);
  const fixed = useSession((session) => session.version === "before");
  const pressedRef = useRef<string | null>(null);
  const { rows, before, after, floor } = partition(cell.rows);
  const keys = useLaneKeys(rows.map(({ row }) => row.policy));
  const fold = (button: FoldButton) => (
    <Fold
      key={button.key}
      button={button}
      top={button.y - cell.top}
      pressedRef={pressedRef}
      toggle={toggleFold}
    />
  );
  return (
    <div className={styles["cell"]} style={{ top: cell.top, height: cell.bottom - cell.top }}>
      {before.map(fold)}
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- keys of the buttons inside bubble here */}
      <ul aria-label={label} className={styles["list"]} onFocus={keys.onFocus} onKeyDown={keys.onKeyDown}>
        {rows.map(({ row, y, height }) => {
          const { policy } = row;
          const tabbable = keys.active === policy;
          return (
            <li
              key={policy}
              aria-label={policy}
              data-policy={policy}
              className={styles["item"]}
              style={{ top: y - cell.top, height }}
            >
              <LaneRow row={row} direction={direction} metrics={metrics} shown={shown} tabbable={tabbable} />
              {handles.has(policy) && !fixed && (
                <MoveGrip policy={policy} tabbable={tabbable} className={styles["grip"]} />
              )}
            </li>
          );
        })}
      </ul>
      {after.map(fold)}
      {floor !== null && (
        <LaneFloor row={floor} top={floor.y - cell.top} exit={cell.cell.exit} shown={shown} />
      )}
    </div>
  );
}

/** Opens a run of policies, or folds it again. It stands beside the list, which holds policies and nothing else. */
interface FoldButton {
  readonly key: string;
  readonly label: string;
  readonly open: boolean;
  readonly y: number;
  readonly height: number;
}

/** The buttons above the first policy are read before the list, the others after it. */
function partition(cell: readonly LayoutRow[]) {
  const rows: PolicyRow[] = [];
  const before: FoldButton[] = [];
  const after: FoldButton[] = [];
  let floor: Extract<LayoutRow, { kind: "floor" }> | null = null;
  for (const row of cell) {
    const button = foldButton(row);
    if (button !== null) (rows.length === 0 ? before : after).push(button);
    if (row.kind === "policy") rows.push(row);
    if (row.kind === "floor") floor = row;
  }
  return { rows, before, after, floor };
}

function foldButton(row: LayoutRow): FoldButton | null {
  if (row.kind === "floor") return null;
  const { y, height } = row;
  if (row.kind === "fold") return { key: row.key, label: row.label, open: false, y, height };
  if (row.unfolded === null) return null;
  const { foldKey, count } = row.unfolded;
  return { key: foldKey, label: `Fold ${count} policies`, open: true, y, height };
}

interface FoldProps {
  readonly button: FoldButton;
  readonly top: number;
  /** The fold whose button was pressed last: the button that takes its place takes the focus. */
  readonly pressedRef: RefObject<string | null>;
  readonly toggle: (key: string) => void;
}

function Fold({ button: { key, label, open, height }, top, pressedRef, toggle }: FoldProps) {
  const Sign = open ? ChevronDown : ChevronRight;
  return (
    <button
      ref={(button) => {
        if (pressedRef.current !== key || button === null) return;
        pressedRef.current = null;
        button.focus();
      }}
      type="button"
      aria-expanded={open}
      className={cx(styles["fold"], open && styles["unfold"])}
      style={{ top, height }}
      onClick={() => {
        pressedRef.current = key;
        toggle(key);
      }}
    >
      <Sign size={12} aria-hidden />
      {open ? <VisuallyHidden>{label}</VisuallyHidden> : label}
    </button>
  );
}
