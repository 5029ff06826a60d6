/**
 * The heat map as a real table: rows are where flows start, columns where they end. One cell takes part in the tab
 * order; arrows, Home and End reach the others.
 */
import { ArrowLeftRight } from "lucide-react";
import { type CSSProperties, type KeyboardEvent, type ReactNode, useRef, useState } from "react";
import type { HeatCell, HeatEnd, HeatFacts } from "#src/session/index.ts";
import { cx, Mark } from "#src/ui/index.ts";
import { number } from "../words.ts";
import { cellText, endText, type Page, shareOf, type Shows, toneOf, totalOf } from "./cells.ts";
import styles from "./HeatTable.module.css";

export interface HeatTableProps {
  readonly facts: HeatFacts;
  readonly shows: Shows;
  readonly rows: Page;
  readonly columns: Page;
  /** Accessible name of the table. */
  readonly label: string;
  /** What pressing a cell does, for its name: `show pods`. */
  readonly verb: string;
  readonly onChoose: (from: HeatEnd, to: HeatEnd) => void;
}

interface At {
  readonly row: number;
  readonly column: number;
}

export function HeatTable({ facts, shows, rows, columns, label, verb, onChoose }: HeatTableProps): ReactNode {
  const table = useRef<HTMLTableElement>(null);
  const [at, setAt] = useState<At | null>(null);
  const from = facts.from.slice(rows.from, rows.to);
  const to = facts.to.slice(columns.from, columns.to);
  const cells = from.map((_, row) =>
    to.map((_end, column) => facts.cells[rows.from + row]?.[columns.from + column] ?? null),
  );
  const first = firstCell(cells);
  const current = at !== null && cells[at.row]?.[at.column] != null ? at : first;
  const move = (event: KeyboardEvent) => {
    const next = current === null ? null : nextCell(cells, current, event.key);
    if (next === null) return;
    event.preventDefault();
    setAt(next);
    table.current?.querySelector<HTMLElement>(`[data-at="${next.row} ${next.column}"]`)?.focus();
  };
  return (
    <table ref={table} className={styles["table"]} aria-label={label}>
      <thead>
        <tr>
          <td className={styles["corner"]}>from ↓ to →</td>
          {to.map((end) => (
            <th key={end.key} scope="col" title={endText(end)}>
              <span>{endText(end)}</span>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {from.map((source, row) => (
          <tr key={source.key}>
            <th scope="row" title={endText(source)}>
              {endText(source)}
            </th>
            {to.map((target, column) => {
              const cell = cells[row]?.[column] ?? null;
              if (cell === null)
                return <td key={target.key} className={styles["empty"]} aria-label="no known flows" />;
              const tabbable = current?.row === row && current.column === column;
              return (
                <td
                  key={target.key}
                  className={cx(styles["cell"], styles[toneOf(cell, shows)])}
                  style={tint(cell, shows)}
                >
                  <button
                    type="button"
                    data-at={`${row} ${column}`}
                    tabIndex={tabbable ? 0 : -1}
                    aria-label={`${endText(source)} to ${endText(target)}: ${cellText(cell, shows)}, ${verb}`}
                    onKeyDown={move}
                    onFocus={() => setAt({ row, column })}
                    onClick={() => onChoose(source, target)}
                  >
                    {shows === "allowed" ? <Allowed cell={cell} /> : <Change cell={cell} />}
                  </button>
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

type Cells = readonly (readonly (HeatCell | null)[])[];

function firstCell(cells: Cells): At | null {
  for (const [row, list] of cells.entries()) {
    const column = list.findIndex((cell) => cell !== null);
    if (column >= 0) return { row, column };
  }
  return null;
}

const steps: Readonly<Record<string, readonly [number, number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

/** The next cell with flows in that direction; null where there is none. */
function nextCell(cells: Cells, { row, column }: At, key: string): At | null {
  const line = cells[row] ?? [];
  if (key === "Home") return { row, column: line.findIndex((cell) => cell !== null) };
  if (key === "End") return { row, column: line.findLastIndex((cell) => cell !== null) };
  const step = steps[key];
  if (step === undefined) return null;
  for (
    let next = { row: row + step[0], column: column + step[1] };
    cells[next.row]?.[next.column] !== undefined;
    next = { row: next.row + step[0], column: next.column + step[1] }
  ) {
    if (cells[next.row]?.[next.column] != null) return next;
  }
  return null;
}

function tint(cell: HeatCell, shows: Shows): CSSProperties | undefined {
  // A custom property is no known style property.
  return shows === "allowed" ? ({ "--share": `${shareOf(cell) * 100}%` } as CSSProperties) : undefined;
}

/** A pie that fills with what is allowed, and the number itself. */
function Allowed({ cell }: { readonly cell: HeatCell }): ReactNode {
  return (
    <>
      <i aria-hidden className={styles["pie"]} />
      <b>{number(cell.allowed)}</b>
      <small>of {number(totalOf(cell))}</small>
      {cell.unknown > 0 && <Mark mark="undecidable" size={11} />}
    </>
  );
}

function Change({ cell: { change } }: { readonly cell: HeatCell }): ReactNode {
  if (change === null) return <small>–</small>;
  const { denied, allowed, unknown, decider, otherPorts } = change;
  return (
    <>
      {denied > 0 && (
        <span>
          <Mark mark="deny" size={12} />
          <b>{number(denied)}</b>
        </span>
      )}
      {allowed > 0 && (
        <span>
          <Mark mark="allow" size={12} />
          <b>{number(allowed)}</b>
        </span>
      )}
      {unknown > 0 && (
        <span>
          <Mark mark="undecidable" size={12} />
          <b>{number(unknown)}</b>
        </span>
      )}
      {decider > 0 && (
        <span>
          <ArrowLeftRight size={12} aria-hidden />
          {number(decider)}
        </span>
      )}
      {denied + allowed + unknown + decider === 0 && <small>{otherPorts > 0 ? "other ports" : "–"}</small>}
    </>
  );
}
