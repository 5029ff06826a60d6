/**
 * A lane as lines of text, top to bottom: what the narrow form shows. Every line knows the hue of the wire above and
 * below its middle, so that the line on the left is drawn piece by piece. Pure.
 */
import type { Mark } from "#src/explain/index.ts";
import { foldLabel } from "./rows.ts";
import type { ExitOutcome, Hue, ViewCell, ViewLane, ViewList, ViewRow } from "./types.ts";

/** Null: the line has ended. */
export interface Wire {
  readonly above: Hue | null;
  readonly below: Hue | null;
}

interface Common {
  readonly key: string;
  readonly wire: Wire;
  readonly step: number | null;
}

export type NarrowLine = Common &
  (
    | { readonly kind: "fold"; readonly rows: readonly ViewRow[]; readonly text: string }
    | { readonly kind: "row"; readonly row: ViewRow; readonly mark: Mark }
    | {
        readonly kind: "end";
        readonly isFloor: boolean;
        readonly text: string;
        readonly note: string;
        readonly outcome: ExitOutcome;
      }
  );

export type NarrowBlock = Common &
  (
    | {
        readonly kind: "tier";
        readonly name: string;
        readonly index: number;
        /** Null for the tiers of everybody; else the list of a host endpoint. */
        readonly list: ViewList | null;
        readonly lines: readonly NarrowLine[];
      }
    /** The head of a list of a host endpoint. */
    | { readonly kind: "list"; readonly list: ViewList }
    | { readonly kind: "profile"; readonly line: NarrowLine }
    /** Tiers that were not looked at, in one line. */
    | {
        readonly kind: "aside";
        readonly mark: "skipped" | "not-reached";
        readonly text: string;
        readonly rows: readonly ViewRow[];
      }
  );

type Unwired<Line> = Line extends Common ? Omit<Line, "wire"> : never;

export function narrowBlocks(lane: ViewLane): readonly NarrowBlock[] {
  const pen: WirePen = { hue: "neutral", leaves: lane.direction === "egress" && !lane.hypothetical };
  return drafts(lane).map((block): NarrowBlock => {
    if (block.kind === "aside" || block.kind === "list") return { ...block, wire: through(pen) };
    if (block.kind === "profile") {
      const [line] = block.lines.map((each) => wired(each, pen));
      if (line !== undefined)
        return { kind: "profile", key: block.key, step: block.step, wire: line.wire, line };
    }
    const wire = { above: pen.hue, below: pen.hue === null ? null : "neutral" } as const;
    if (pen.hue !== null) pen.hue = "neutral";
    const { key, step, name, index, list } = block;
    return {
      kind: "tier",
      key,
      step,
      name,
      index,
      list,
      wire,
      lines: block.lines.map((line) => wired(line, pen)),
    };
  });
}

interface WirePen {
  hue: Hue | null;
  /** An allowed line goes on below its card, to the hand-over. */
  readonly leaves: boolean;
}

function through({ hue }: WirePen): Wire {
  return { above: hue, below: hue };
}

function wired(line: Unwired<NarrowLine>, pen: WirePen): NarrowLine {
  const above = pen.hue;
  const outcome = line.kind === "row" ? line.row.outcome : line.kind === "end" ? line.outcome : null;
  if (outcome !== null) pen.hue = outcome === "pass" || (outcome === "allow" && pen.leaves) ? outcome : null;
  return { ...line, wire: { above, below: pen.hue } };
}

type Draft =
  | Unwired<Extract<NarrowBlock, { kind: "aside" | "list" }>>
  | {
      readonly kind: "tier" | "profile";
      readonly key: string;
      readonly step: number | null;
      readonly name: string;
      readonly index: number;
      readonly list: ViewList | null;
      readonly lines: readonly Unwired<NarrowLine>[];
    };

/** List by list where a host endpoint has several. */
function drafts(lane: ViewLane): readonly Draft[] {
  if (lane.lists.length === 0) return cellDrafts(lane.cells, null);
  return lane.lists.flatMap((list): readonly Draft[] => {
    const head: Draft = { kind: "list", key: list.list, list, step: list.step };
    switch (list.kind) {
      case "card":
        return [cardDraft(list)];
      case "walk":
        return [head, ...cellDrafts(list.cells, list)];
      case "line":
        return list.list === "tiers" ? [head, ...cellDrafts(lane.cells, null)] : [head];
    }
  });
}

function cardDraft(card: ViewList): Draft {
  const { list, title, came, outcome, step } = card;
  const line = {
    kind: "end",
    key: list,
    step,
    isFloor: false,
    text: title,
    note: came,
    outcome: outcome ?? "allow",
  } as const;
  return { kind: "profile", key: list, step, name: title, index: 0, list: card, lines: [line] };
}

/** A list leaves out the tiers it has no policies in. */
function cellDrafts(cells: readonly ViewCell[], list: ViewList | null): readonly Draft[] {
  const blocks: Draft[] = [];
  cells.forEach((cell, index) => {
    const last = blocks.at(-1);
    if (list !== null && cell.rows.length === 0) return;
    if (cell.state === "evaluated") blocks.push(evaluated(cell, index, list));
    else if (last?.kind === "aside" && last.mark === asideMark(cell))
      blocks[blocks.length - 1] = joined(last, cell);
    else blocks.push(aside(cell, index, list));
  });
  return blocks;
}

function evaluated(cell: ViewCell, index: number, list: ViewList | null): Draft {
  const outcome = cell.exit?.outcome ?? "undecidable";
  const { step, name } = cell;
  const base = { key: keyOf(index, list), step, name, index, list };
  if (cell.exit?.at.kind === "profile") {
    const text = `Profile ${name}`;
    return {
      ...base,
      kind: "profile",
      lines: [{ kind: "end", key: "profile", step, isFloor: false, text, note: cell.reason, outcome }],
    };
  }
  const lines: Unwired<NarrowLine>[] = [];
  for (const row of cell.rows) {
    const last = lines.at(-1);
    if (row.kind !== "receded")
      lines.push({ kind: "row", key: row.policy, row, mark: row.outcome ?? "no-match", step });
    else if (last?.kind === "fold" && sameFold(last.rows[0], row))
      lines[lines.length - 1] = foldLine([...last.rows, row], step);
    else lines.push(foldLine([row], step));
  }
  if (cell.floor?.acts === true) lines.push(floorLine(cell, outcome));
  return { ...base, kind: "tier", lines };
}

function sameFold(a: ViewRow | undefined, b: ViewRow): boolean {
  return (a?.recede === "not-reached") === (b.recede === "not-reached");
}

const namesShown = 2;

/** `4 do not apply: web-ingress, storefront-ingress and 2 more` */
function foldLine(rows: readonly ViewRow[], step: number | null): Unwired<NarrowLine> {
  const [first] = rows;
  const names = rows.slice(0, namesShown).map((row) => row.name);
  const more = rows.length - names.length;
  const label = first === undefined ? "" : foldLabel(rows.length, first);
  const text = `${label}: ${names.join(", ")}${more > 0 ? ` and ${more} more` : ""}`;
  return { kind: "fold", key: first?.policy ?? "", step, rows, text };
}

function floorLine(cell: ViewCell, outcome: ExitOutcome): Unwired<NarrowLine> {
  const applied = cell.rows.filter((row) => row.kind === "no-match").length;
  const causes =
    applied === 1 ? "1 policy applies and does not match" : `${applied} policies apply and none matched`;
  const note = outcome === "pass" ? "continue with the next tier" : causes;
  const text = `End of tier: ${cell.floor?.action ?? ""}`;
  return { kind: "end", key: "end of tier", isFloor: true, step: cell.step, text, note, outcome };
}

function keyOf(index: number, list: ViewList | null): string {
  return list === null ? String(index) : `${list.list}/${index}`;
}

function asideMark(cell: ViewCell): "skipped" | "not-reached" {
  return cell.state === "skipped" ? "skipped" : "not-reached";
}

function aside(
  cell: ViewCell,
  index: number,
  list: ViewList | null,
): Unwired<Extract<NarrowBlock, { kind: "aside" }>> {
  const mark = asideMark(cell);
  const text = `${mark === "skipped" ? "Skipped, no policy applies" : "Not reached"}: ${cell.name}`;
  return { kind: "aside", key: keyOf(index, list), mark, text, rows: cell.rows, step: cell.step };
}

function joined(block: Extract<Draft, { kind: "aside" }>, cell: ViewCell): Draft {
  return { ...block, text: `${block.text}, ${cell.name}`, rows: [...block.rows, ...cell.rows] };
}
