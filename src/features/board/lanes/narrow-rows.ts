/** A lane as lines of text, top to bottom: what the narrow form shows. Pure. */
import type { Mark } from "#src/explain/index.ts";
import type { ExitOutcome, ViewCell, ViewLane, ViewRow } from "./types.ts";
import { foldLabel } from "./rows.ts";

export type NarrowLine =
  | {
      readonly kind: "tier";
      readonly key: string;
      readonly name: string;
      readonly index: number;
      readonly step: number | null;
    }
  | { readonly kind: "fold"; readonly key: string; readonly rows: readonly ViewRow[]; readonly text: string }
  | {
      readonly kind: "row";
      readonly key: string;
      readonly row: ViewRow;
      readonly mark: Mark;
      readonly step: number | null;
    }
  | {
      readonly kind: "floor";
      readonly key: string;
      readonly text: string;
      readonly note: string;
      readonly outcome: ExitOutcome;
      readonly step: number | null;
    }
  | {
      readonly kind: "profile";
      readonly key: string;
      readonly name: string;
      readonly text: string;
      readonly outcome: ExitOutcome;
      readonly step: number | null;
    }
  /** Tiers that were not looked at, in one line. */
  | {
      readonly kind: "aside";
      readonly key: string;
      readonly mark: "skipped" | "not-reached";
      readonly text: string;
      readonly step: number | null;
    };

export function narrowLines(lane: ViewLane): readonly NarrowLine[] {
  const lines: NarrowLine[] = [];
  lane.cells.forEach((cell, index) => {
    if (cell.state === "evaluated") lines.push(...evaluatedLines(cell, index));
    else addAside(lines, cell, index);
  });
  return lines;
}

function evaluatedLines(cell: ViewCell, index: number): readonly NarrowLine[] {
  const { step } = cell;
  const outcome = cell.exit?.outcome ?? "undecidable";
  const key = String(index);
  if (cell.floor === null)
    return [{ kind: "profile", key, name: cell.name, text: cell.reason, outcome, step }];
  const lines: NarrowLine[] = [{ kind: "tier", key, name: cell.name, index, step }];
  for (const row of cell.rows) {
    const last = lines.at(-1);
    if (row.kind !== "receded")
      lines.push({ kind: "row", key: row.policy, row, mark: row.outcome ?? "no-match", step });
    else if (last?.kind === "fold" && sameFold(last.rows[0], row))
      lines[lines.length - 1] = foldLine([...last.rows, row]);
    else lines.push(foldLine([row]));
  }
  if (cell.floor.acts) lines.push(floorLine(cell, index, outcome));
  return lines;
}

function sameFold(a: ViewRow | undefined, b: ViewRow): boolean {
  return (a?.recede === "not-reached") === (b.recede === "not-reached");
}

const namesShown = 2;

/** `4 do not apply: web-ingress, storefront-ingress and 2 more` */
function foldLine(rows: readonly ViewRow[]): NarrowLine {
  const [first] = rows;
  const names = rows.slice(0, namesShown).map((row) => row.name);
  const more = rows.length - names.length;
  const label = first === undefined ? "" : foldLabel(rows.length, first);
  const text = `${label}: ${names.join(", ")}${more > 0 ? ` and ${more} more` : ""}`;
  return { kind: "fold", key: first?.policy ?? "", rows, text };
}

function floorLine(cell: ViewCell, index: number, outcome: ExitOutcome): NarrowLine {
  const applied = cell.rows.filter((row) => row.kind === "no-match").length;
  const causes =
    applied === 1 ? "1 policy applies and does not match" : `${applied} policies apply and none matched`;
  const note = outcome === "pass" ? "continue with the next tier" : causes;
  return {
    kind: "floor",
    key: `${index} end`,
    text: `End of tier: ${cell.floor?.action ?? ""}`,
    note,
    outcome,
    step: cell.step,
  };
}

function addAside(lines: NarrowLine[], cell: ViewCell, index: number): void {
  const mark = cell.state === "skipped" ? "skipped" : "not-reached";
  const name = cell.floor === null && cell.name !== "Profile" ? `profile ${cell.name}` : cell.name;
  const last = lines.at(-1);
  if (last?.kind === "aside" && last.mark === mark) {
    lines[lines.length - 1] = { ...last, text: `${last.text}, ${name}` };
    return;
  }
  const text = `${mark === "skipped" ? "Skipped, no policy applies" : "Not reached"}: ${name}`;
  lines.push({
    kind: "aside",
    key: `${index} ${mark}`,
    mark,
    text,
    step: mark === "skipped" ? cell.step : null,
  });
}
