/**
 * How the line of one lane runs: down a descender left of every evaluated cell, through the deciding card, up a riser
 * into the next, over skipped tiers on a dotted arc, and back to the first column for the hand-over. A list of a host
 * endpoint has a line of its own, which goes back to the first column for the next list. Lines run in the gutters
 * alone, which is why they never meet each other or a card. Pure.
 */
import { badgeRadius, descender, endSize, endStub, entryLabel, listGap, trackLift } from "./metrics.ts";
import { line, Pen } from "./pen.ts";
import { arcOver, carriageReturn, entryArc, riseAndTurn, riseToArc } from "./strokes.ts";
import type {
  ArcLabel,
  Arrow,
  EndMark,
  ExitOutcome,
  HandOver,
  LaneRoute,
  LayoutCell,
  LayoutLane,
  ListName,
  Point,
  Station,
  TraceLayout,
  ViewExit,
  ViewLane,
} from "./types.ts";

export interface RouteContext {
  /** Where the start badges stand. */
  readonly startX: number;
  readonly band: TraceLayout["band"];
  readonly laneHead: number;
  /** Top of the second lane's head. */
  readonly nextHead: number;
  readonly handOver: HandOver;
}

export function routeContext(layout: TraceLayout): RouteContext {
  return {
    startX: (layout.columns[0]?.x ?? descender) - descender,
    band: layout.band,
    laneHead: layout.metrics.laneHead,
    nextHead: layout.ingress.headTop,
    handOver: layout.handOver,
  };
}

/** What one line runs through: the tiers of a lane, or one list of it. */
interface Course {
  readonly lane: ViewLane;
  readonly list: ListName;
  readonly cells: readonly LayoutCell[];
  readonly entryY: number;
  readonly cellsTop: number;
  /** Where the next list begins, for a line that is passed on from the last cell; null for the tiers. */
  readonly next: { readonly turnY: number; readonly entryY: number } | null;
}

/** What is drawn so far. */
interface Draft {
  readonly course: Course;
  readonly context: RouteContext;
  readonly pen: Pen;
  readonly arcs: ArcLabel[];
  readonly arrows: Arrow[];
  /** Height of the track the line uses to change columns. */
  readonly track: number;
}

/** The card the line leaves by its right edge. */
interface Leaving {
  readonly at: Point;
  readonly step: number | null;
  readonly style: Verdict;
}

/** Dashed where a staged policy decides, counted as if enforced. */
type Verdict = "solid" | "dashed";

/** The lines of a lane in the order they are drawn: one per list that is walked, then that of the tiers. */
export function routeLane(lane: LayoutLane, context: RouteContext): readonly LaneRoute[] {
  const drawn = lane.lists.filter(({ list }) => list.kind !== "line");
  const lists = drawn.map((list, index): LaneRoute => {
    const entryY = drawn[index + 1]?.entryY ?? lane.entryY;
    const { cells, cellsTop, cellsBottom } = list;
    const next = { turnY: cellsBottom + listGap / 2, entryY };
    return route(
      { lane: lane.lane, list: list.list.list, cells, entryY: list.entryY, cellsTop, next },
      context,
    );
  });
  const { cells, cellsTop, entryY } = lane;
  return [...lists, route({ lane: lane.lane, list: "tiers", cells, entryY, cellsTop, next: null }, context)];
}

function route(course: Course, context: RouteContext): LaneRoute {
  const draft: Draft = {
    course,
    context,
    pen: new Pen(),
    arcs: [],
    arrows: [],
    track: course.cellsTop - trackLift,
  };
  const isLine = course.list === "tiers" && course.lane.kind === "line";
  const end = isLine ? straightOver(draft) : walk(draft);
  const { pen, arcs, arrows } = draft;
  return {
    direction: course.lane.direction,
    list: course.list,
    segments: pen.segments,
    stations: pen.stations,
    arcs,
    arrows,
    end,
    hypothetical: course.lane.hypothetical,
    length: pen.length,
    reached: reachedBySteps(draft),
  };
}

/** A source outside the cluster: nothing to walk, the line goes from badge to badge. */
function straightOver({ course, context, pen }: Draft): null {
  const { direction, lists } = course.lane;
  const isDrawn = lists.some(({ kind }) => kind !== "line");
  if (direction === "ingress" || context.handOver.state !== "handed-over" || isDrawn) return null;
  const from = { x: context.startX, y: course.entryY };
  const to = { x: context.startX, y: badgeTop(context) };
  pen.draw({ role: "return", hue: "neutral", step: context.handOver.step, pieces: [line(from, to)] });
  return null;
}

function walk(draft: Draft): EndMark | null {
  let leaving: Leaving | null = null;
  let skipped: LayoutCell[] = [];
  for (const cell of draft.course.cells) {
    if (cell.cell.state === "not-reached") break;
    if (cell.cell.state === "skipped") {
      skipped.push(cell);
      continue;
    }
    const { exit } = cell.cell;
    if (exit === null || cell.exitY === null) break;
    const from: Point =
      leaving === null ? enter(draft, cell, skipped) : change(draft, leaving, cell, skipped);
    descend(draft, from, cell, { exit, y: cell.exitY });
    skipped = [];
    const at = { x: cell.x + cell.width, y: cell.exitY };
    const left: Leaving = { at, step: cell.cell.step, style: verdictStyle(cell) };
    if (exit.outcome !== "pass") return finish(draft, exit.outcome, left);
    leaving = left;
  }
  if (leaving !== null) goOn(draft, leaving);
  return null;
}

/** No rule of the list decided: back to the first column, where the next list begins. */
function goOn({ course, context, pen, arrows }: Draft, { at, step, style }: Leaving): void {
  const { next } = course;
  if (next === null) return;
  const path = carriageReturn(at, { x: context.startX, band: next.turnY, end: next.entryY });
  const before = pen.length;
  pen.draw({ role: "onward", hue: "pass", step, style, pieces: path.pieces });
  for (const arrow of path.arrows)
    arrows.push({ x: arrow.x, y: arrow.y, hue: "pass", step, at: before + arrow.ahead });
}

/** From the start badge to the descender of the first evaluated cell. */
function enter(draft: Draft, cell: LayoutCell, skipped: readonly LayoutCell[]): Point {
  const { context, pen, course, track } = draft;
  const badge = { x: context.startX, y: course.entryY };
  if (skipped.length === 0) return badge;
  const arc = entryArc(badge, { x: cell.x - descender, track });
  const before = pen.length;
  const step = skipped[0]?.cell.step ?? null;
  pen.draw({ role: "arc", hue: "neutral", step, style: "dotted", pieces: arc.pieces });
  // Beside the badge a short arc has no room for words; the spine under it says them.
  if (arc.end.x - badge.x >= entryLabel)
    label(draft, { skipped, from: badge.x, to: arc.end.x, y: arc.top, at: (before + pen.length) / 2 });
  return arc.end;
}

/** From the card that passes the flow on to the descender of the next evaluated cell. */
function change(draft: Draft, leaving: Leaving, cell: LayoutCell, skipped: readonly LayoutCell[]): Point {
  const { pen, track } = draft;
  const { step, style } = leaving;
  const to = { x: cell.x - descender, track };
  if (skipped.length === 0) {
    const turn = riseAndTurn(leaving.at, to);
    pen.draw({ role: "exit", hue: "pass", step, style, pieces: turn.exit });
    pen.draw({ role: "rise", hue: "pass", step, style, pieces: turn.rise });
    pen.draw({ role: "rise", hue: "neutral", step, pieces: turn.fall });
    return turn.end;
  }
  const rise = riseToArc(leaving.at, track);
  pen.draw({ role: "exit", hue: "pass", step, style, pieces: rise.exit });
  pen.draw({ role: "rise", hue: "pass", step, style, pieces: rise.rise });
  const arc = arcOver(rise.end, to);
  const before = pen.length;
  pen.draw({
    role: "arc",
    hue: "neutral",
    step: skipped[0]?.cell.step ?? null,
    style: "dotted",
    pieces: arc.pieces,
  });
  label(draft, { skipped, from: rise.end.x, to: arc.end.x, y: arc.top, at: (before + pen.length) / 2 });
  return arc.end;
}

interface LabelPlace {
  readonly skipped: readonly LayoutCell[];
  readonly from: number;
  readonly to: number;
  readonly y: number;
  readonly at: number;
}

/** Over the first skipped full column, else over the middle of the arc. */
function label(draft: Draft, { skipped, from, to, y, at }: LabelPlace): void {
  // A list has no policies in the tiers it leaves out: nothing to say.
  if (draft.course.list !== "tiers") return;
  const full = skipped.find((cell) => cell.form === "full");
  const x = full === undefined ? (from + to) / 2 : full.x + full.width / 2;
  draft.arcs.push({ x, y, at, text: skippedText(skipped), step: skipped[0]?.cell.step ?? null });
}

function skippedText(skipped: readonly LayoutCell[]): string {
  const reasons = new Set(skipped.map((cell) => cell.cell.reason));
  if (reasons.size === 1 && reasons.has("skipped, only staged")) return "Skipped: only staged policies";
  if (reasons.size === 1 && reasons.has("no policies")) return "Skipped: no policies";
  return "Skipped: no policy applies";
}

/** Down the descender past every policy that was looked at, then into the card. */
function descend(
  draft: Draft,
  from: Point,
  cell: LayoutCell,
  { exit, y }: { readonly exit: ViewExit; readonly y: number },
): void {
  const { pen } = draft;
  const { step } = cell.cell;
  const x = cell.x - descender;
  for (const stop of cell.stops) pen.station({ x, y: stop }, "no-match", step, stop - from.y);
  const calmEnd = exit.outcome === "undecidable" ? (cell.stops.at(-1) ?? from.y) : y;
  pen.draw({ role: "descent", hue: "neutral", step, pieces: [line(from, { x, y: calmEnd })] });
  pen.draw({
    role: "descent",
    hue: "neutral",
    step,
    style: "wavy",
    pieces: [line({ x, y: calmEnd }, { x, y })],
  });
  pen.station({ x, y }, stationShape(exit), step);
  pen.draw({
    role: "stub",
    hue: exit.outcome,
    step,
    style: verdictStyle(cell),
    pieces: [line({ x, y }, { x: cell.x, y })],
  });
}

function verdictStyle({ cell }: LayoutCell): Verdict {
  const decider = cell.rows.find((row) => row.kind === "deciding");
  return decider?.pending === true ? "dashed" : "solid";
}

function stationShape(exit: ViewExit): Station["shape"] {
  const atFloor = exit.at.kind === "floor";
  switch (exit.outcome) {
    case "pass":
      return atFloor ? "end-pass" : "pass";
    case "deny":
      return atFloor ? "end-deny" : "deny";
    case "allow":
    case "undecidable":
      return exit.outcome;
  }
}

/** A denied or undecidable line stops at its card; an allowed one is handed over or ends behind it. */
function finish(draft: Draft, outcome: Exclude<ExitOutcome, "pass">, leaving: Leaving): EndMark | null {
  const { pen, context, course } = draft;
  const { at, step, style } = leaving;
  if (outcome !== "allow") return null;
  if (course.lane.direction === "ingress") {
    const to = { x: at.x + endStub, y: at.y };
    pen.draw({ role: "end", hue: "allow", step, style, pieces: [line(at, to)] });
    return { ...to, hue: "allow", size: endSize, step, at: pen.length };
  }
  if (context.handOver.state === "handed-over") handOver(draft, leaving);
  return null;
}

function handOver({ pen, context, arrows }: Draft, { at, style }: Leaving): void {
  const { step } = context.handOver;
  const path = carriageReturn(at, { x: context.startX, band: context.band.centre, end: badgeTop(context) });
  const before = pen.length;
  pen.draw({ role: "return", hue: "allow", step, style, pieces: path.pieces });
  for (const arrow of path.arrows)
    arrows.push({ x: arrow.x, y: arrow.y, hue: "allow", step, at: before + arrow.ahead });
}

function badgeTop(context: RouteContext): number {
  return context.nextHead + context.laneHead / 2 - badgeRadius;
}

/** The line is drawn in the order of the steps, so the length a step reaches is where its last segment ends. */
function reachedBySteps({ pen }: Draft): Readonly<Record<number, number>> {
  const reached: Record<number, number> = {};
  for (const { step, start, length } of pen.segments) if (step !== null) reached[step] = start + length;
  return reached;
}

/** Length drawn while a player step is shown; the whole line without one. */
export function drawnAt(route: LaneRoute, step: number | null): number {
  if (step === null) return route.length;
  return Object.entries(route.reached).reduce(
    (most, [index, length]) => (Number(index) <= step ? Math.max(most, length) : most),
    0,
  );
}
