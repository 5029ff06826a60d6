/** The rows as one list. Long lists draw only what is in sight, and say how many items there are. */
import { useVirtualizer } from "@tanstack/react-virtual";
import { type ReactNode, useMemo, useRef, useState } from "react";
import { useSession } from "#src/session/index.ts";
import styles from "./EndpointList.module.css";
import { EndpointRow, OpenedRow, WorkloadRow } from "./EndpointRow.tsx";
import { AbsentRow, NetworkSetRow, ServiceRow } from "./OtherRows.tsx";
import { type Row, rowsOf } from "./rows.ts";

/** Below this many rows all are in the page, so that the browser's own search finds them. */
const WHOLE = 200;

export function EndpointList({ filter }: { readonly filter: string }): ReactNode {
  const board = useSession((state) => state.snapshot?.board ?? null);
  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set());
  const rows = useMemo(
    () => (board === null ? [] : rowsOf(board, { filter, opened })),
    [board, filter, opened],
  );
  const toggle = (key: string): void => {
    const next = new Set(opened);
    if (!next.delete(key)) next.add(key);
    setOpened(next);
  };
  const draw = (row: Row): ReactNode => <RowContent row={row} onToggle={toggle} />;
  if (rows.length === 0) {
    return (
      <p className={styles["none"]}>
        {filter === ""
          ? "No pods, hosts or services were loaded."
          : "Nothing has that name, label or address."}
      </p>
    );
  }
  return rows.length <= WHOLE ? <WholeList rows={rows} draw={draw} /> : <PartList rows={rows} draw={draw} />;
}

interface ListProps {
  readonly rows: readonly Row[];
  readonly draw: (row: Row) => ReactNode;
}

function WholeList({ rows, draw }: ListProps): ReactNode {
  return (
    <div className={styles["scroll"]}>
      <ul aria-label="Ends of a flow">
        {rows.map((row) => (
          <li key={row.key}>{draw(row)}</li>
        ))}
      </ul>
    </div>
  );
}

function PartList({ rows, draw }: ListProps): ReactNode {
  const scroll = useRef<HTMLDivElement>(null);
  // eslint-disable-next-line react-hooks/incompatible-library -- we do not compile with the React compiler
  const part = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroll.current,
    estimateSize: (index) => (rows[index]?.kind === "heading" ? 28 : 25),
    getItemKey: (index) => rows[index]?.key ?? index,
    overscan: 12,
  });
  return (
    <div ref={scroll} className={styles["scroll"]}>
      <ul aria-label="Ends of a flow" className={styles["tall"]} style={{ height: part.getTotalSize() }}>
        {part.getVirtualItems().map(({ key, index, start }) => {
          const row = rows[index];
          return (
            row !== undefined && (
              <li
                key={key}
                ref={part.measureElement}
                data-index={index}
                aria-setsize={rows.length}
                aria-posinset={index + 1}
                className={styles["placed"]}
                style={{ transform: `translateY(${start}px)` }}
              >
                {draw(row)}
              </li>
            )
          );
        })}
      </ul>
    </div>
  );
}

interface RowContentProps {
  readonly row: Row;
  readonly onToggle: (key: string) => void;
}

function RowContent({ row, onToggle }: RowContentProps): ReactNode {
  switch (row.kind) {
    case "heading":
      return (
        <div className={styles["heading"]}>
          <h3 title={row.title}>{row.title}</h3>
          <span title={row.note}>{row.note}</span>
        </div>
      );
    case "workload":
      return <WorkloadRow name={row.name} pods={row.pods} onOpen={() => onToggle(row.key)} />;
    case "opened":
      return <OpenedRow name={row.name} count={row.count} onFold={() => onToggle(row.workload)} />;
    case "endpoint":
      return <EndpointRow endpoint={row.endpoint} indented={row.of !== null} />;
    case "service":
      return <ServiceRow service={row.service} />;
    case "set":
      return <NetworkSetRow set={row.set} />;
    case "absent":
      return <AbsentRow id={row.id} reason={row.reason} assumable={row.assumable} />;
  }
}
