/** One tier in the trace form: its heading, its policies in the egress lane, its policies in the ingress lane. */
import { Handle, type Node, type NodeProps, Position } from "@xyflow/react";
import { ChevronsLeftRight, ChevronsRightLeft } from "lucide-react";
import { useMemo, useRef } from "react";
import type { Direction, PolicyId } from "#src/engine/index.ts";
import { cx, Glyph, IconButton, Mark } from "#src/ui/index.ts";
import { useTurn } from "../canvas/turns.ts";
import { LaneList } from "./LaneList.tsx";
import { LaneSpine, SpineReason } from "./LaneSpine.tsx";
import type { LayoutCell, LayoutColumn, TraceLayout } from "./types.ts";
import { useStick } from "./use-stick.ts";
import styles from "./LaneTierNode.module.css";

// React Flow wants node data to be an indexable type, which an interface is not.
// eslint-disable-next-line @typescript-eslint/consistent-type-definitions
type LaneTierData = {
  readonly column: LayoutColumn;
  readonly egress: LayoutCell;
  readonly ingress: LayoutCell;
  readonly layout: TraceLayout;
  /** Policies whose handle stands in a list of a host endpoint. */
  readonly handled: ReadonlySet<PolicyId>;
  readonly toggleFold: (key: string) => void;
  readonly toggleColumn: (key: string) => void;
};

export type LaneTierNodeType = Node<LaneTierData, "laneTier">;

export function LaneTierNode({ data: latest }: NodeProps<LaneTierNodeType>) {
  const drawn = useTurn(latest);
  const data = drawn ?? latest;
  const header = useRef<HTMLElement>(null);
  useStick(header);
  const { column, layout } = data;
  const isTier = column.column.kind === "tier";
  return (
    <section
      role="group"
      aria-label={isTier ? `Tier ${column.column.name}` : "Profile"}
      className={cx(styles["tier"], "nopan", "nodrag")}
      data-density={layout.metrics.density}
      style={{ width: column.width, height: layout.height }}
    >
      <header ref={header} className={styles["header"]} style={{ height: layout.metrics.header }}>
        {column.form === "full" ? <FullHeader data={data} /> : <SpineHeader data={data} />}
        <Toggle data={data} />
      </header>
      {drawn !== null && <LaneCell direction="egress" data={drawn} />}
      {drawn !== null && <LaneCell direction="ingress" data={drawn} />}
      <Handles cell={data.egress} id="egress" />
      <Handles cell={data.ingress} id="ingress" />
    </section>
  );
}

/** Where the line touches the tier. React Flow looks for them in the page whenever the node changes size. */
function Handles({ cell, id }: { readonly cell: LayoutCell; readonly id: Direction }) {
  const style = { top: cell.exitY ?? cell.top };
  return (
    <>
      <Handle
        id={`${id}:target`}
        type="target"
        position={Position.Left}
        isConnectable={false}
        className={styles["handle"]}
        style={style}
      />
      <Handle
        id={`${id}:source`}
        type="source"
        position={Position.Right}
        isConnectable={false}
        className={styles["handle"]}
        style={style}
      />
    </>
  );
}

function FullHeader({ data }: { readonly data: LaneTierData }) {
  const { column } = data.column;
  return (
    <>
      <h2 className={styles["name"]} title={column.name}>
        {column.name}
      </h2>
      <span className={styles["order"]}>{column.orderText}</span>
      {column.builtIn && <Glyph name="lock" size={12} className={styles["lock"]} />}
    </>
  );
}

/** Narrow as it is, it has its heading and its reason for those who cannot read downwards. */
function SpineHeader({ data }: { readonly data: LaneTierData }) {
  const { egress, ingress } = data;
  const { column } = data.column;
  return (
    <div className="visually-hidden">
      <h2>{column.kind === "profile" ? profileTitle(data) : column.name}</h2>
      <p>
        <SpineReason egress={egress} ingress={ingress} />
      </p>
    </div>
  );
}

/** Turns a spine into a column and back; the same button, so that the keyboard stays on it. */
function Toggle({ data }: { readonly data: LaneTierData }) {
  const { egress, ingress, toggleColumn } = data;
  const { column, form } = data.column;
  if (column.kind === "profile" || column.form === "full") return null;
  const skipped = [egress, ingress].some(({ cell }) => cell.state === "skipped" && cell.rows.length > 0);
  const open = form === "full";
  return (
    <IconButton
      label={open ? "Hide policies" : "Show policies"}
      size="sm"
      className={open ? styles["toggle"] : styles["show"]}
      onClick={() => toggleColumn(column.key)}
    >
      {open && <ChevronsRightLeft size={14} />}
      {!open && skipped && <Mark mark="skipped" className={styles["sign"]} />}
      {!open && <ChevronsLeftRight size={14} className={skipped ? styles["swap"] : undefined} />}
    </IconButton>
  );
}

/** Either end has a profile of its own. */
function profileTitle({ egress, ingress }: LaneTierData): string {
  const names = new Set([egress, ingress].map(({ cell }) => cell.name).filter((name) => name !== "Profile"));
  return ["Profile", ...names].join(" ");
}

interface LaneCellProps {
  readonly direction: Direction;
  readonly data: LaneTierData;
}

function LaneCell({ direction, data }: LaneCellProps) {
  const { column, layout, toggleFold } = data;
  const handles = useMemo(() => handlesIn(direction, data), [direction, data]);
  const cell = data[direction];
  const lane = layout[direction];
  if (column.form === "spine")
    return lane.lane.kind === "line" ? null : <LaneSpine cell={cell} name={column.column} lane={lane.lane} />;
  return (
    <LaneList
      label={`Tier ${column.column.name} ${direction}`}
      direction={direction}
      cell={cell}
      metrics={layout.metrics}
      handles={handles}
      toggleFold={toggleFold}
    />
  );
}

/** A policy has one handle: in the lane that shows more of it, in the egress lane when both show the same. */
function handlesIn(direction: Direction, { egress, ingress, handled }: LaneTierData): ReadonlySet<PolicyId> {
  const [here, there] = direction === "egress" ? [egress, ingress] : [ingress, egress];
  const elsewhere = prominenceIn(there);
  const wins = (policy: PolicyId, prominence: number) => {
    const other = elsewhere.get(policy) ?? 0;
    return direction === "egress" ? prominence >= other : prominence > other;
  };
  return new Set(
    [...prominenceIn(here)]
      .filter(([policy, own]) => !handled.has(policy) && wins(policy, own))
      .map(([policy]) => policy),
  );
}

/** How each policy that is drawn stands out: 2 as a card, 1 as a receded row. Folded ones are absent. */
function prominenceIn({ rows }: LayoutCell): ReadonlyMap<PolicyId, number> {
  return new Map(
    rows.flatMap((row) =>
      row.kind === "policy" ? [[row.row.policy, row.row.kind === "receded" ? 1 : 2] as const] : [],
    ),
  );
}
