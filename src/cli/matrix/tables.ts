/** Counts of known flows as tables. */
import {
  census,
  matrix,
  finish,
  type FlowCounts,
  type MatrixEnd,
  type Place,
  type PolicySet,
  type Scope,
} from "#src/engine/index.ts";
import { endJson } from "../flows/ends.ts";

export interface Table {
  readonly scope: Scope;
  /** Known flows by verdict, over the whole table. */
  readonly totals: FlowCounts;
  readonly rows: readonly Head[];
  readonly columns: readonly Head[];
  /** `from` and `to` are names of rows and columns; pairs without known flows are absent. */
  readonly cells: readonly (FlowCounts & { readonly from: string; readonly to: string })[];
}

export interface Head {
  /** `frontend`, `hosts`, `outside`, or the first end of a row of ends. */
  readonly name: string;
  /** The ends of the row that no rule tells apart; absent for places. */
  readonly ends?: readonly string[];
}

export function placesMatrix(set: PolicySet, scope: Scope): Table {
  const { totals, places } = finish(census(set, scope));
  const cells = places.map(({ from, to, ...counts }) => ({
    from: placeText(from),
    to: placeText(to),
    ...counts,
  }));
  return {
    scope,
    totals,
    rows: heads(cells.map(({ from }) => from)),
    columns: heads(cells.map(({ to }) => to)),
    cells,
  };
}

/** Namespaces by name, then hosts, then the outside. */
function heads(names: readonly string[]): readonly Head[] {
  const rank = (name: string): number => (name === outside ? 2 : name === hosts ? 1 : 0);
  return [...new Set(names)].sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1)).map((name) => ({ name }));
}

const hosts = "hosts";
const outside = "outside";

function placeText(place: Place): string {
  return place.kind === "namespace" ? place.namespace : place.kind;
}

function placeOf(text: string | undefined, set: PolicySet): Place | null | string {
  if (text === undefined) return null;
  if (text === hosts || text === outside) return { kind: text };
  const known = set.cluster.endpoints.some((one) => one.kind === "pod" && one.namespace === text);
  return known ? { kind: "namespace", namespace: text } : `no pod is loaded in namespace \`${text}\``;
}

export type EndsAnswer =
  { readonly ok: true; readonly table: Table } | { readonly ok: false; readonly message: string };

interface EndsQuestion {
  readonly scope: Scope;
  readonly from: string | undefined;
  readonly to: string | undefined;
}

export function endsMatrix(set: PolicySet, { scope, from, to }: EndsQuestion): EndsAnswer {
  const source = placeOf(from, set);
  const destination = placeOf(to, set);
  if (typeof source === "string") return { ok: false, message: source };
  if (typeof destination === "string") return { ok: false, message: destination };
  const found = finish(matrix(set, { from: source, to: destination }, scope));
  const rows = found.from.map(headOf);
  const columns = found.to.map(headOf);
  const cells = found.cells.map((cell) => ({
    ...cell,
    from: rows[cell.from]?.name ?? "",
    to: columns[cell.to]?.name ?? "",
  }));
  return { ok: true, table: { scope, totals: sumOf(cells), rows, columns, cells } };
}

function headOf({ ends }: MatrixEnd): Head {
  const names = ends.map(endJson);
  return { name: names[0] ?? "", ends: names };
}

function sumOf(cells: readonly FlowCounts[]): FlowCounts {
  const sum = (of: (counts: FlowCounts) => number): number => cells.reduce((all, cell) => all + of(cell), 0);
  return {
    allowed: sum((one) => one.allowed),
    denied: sum((one) => one.denied),
    unknown: sum((one) => one.unknown),
  };
}
