/** The shapes a line is made of, each from where it is to where it has to be. Coordinates on the canvas, px. */
import { arcRise, corner, exitRun, riser } from "./metrics.ts";
import { piecesLength } from "./path.ts";
import { line, quarter } from "./pen.ts";
import type { Piece, Point } from "./types.ts";

/** The next descender, and the height of the track above the cells. */
export interface Target {
  readonly x: number;
  readonly track: number;
}

const arcStart = 2;
const arcStop = 4;
const arcEase = 14;

/** Out of the card, up the riser and over a U-turn into the next descender; hues change at its top. */
export function riseAndTurn(at: Point, to: Target) {
  const up = at.x + riser;
  const radius = (to.x - up) / 2;
  const top = { x: up + radius, y: to.track };
  const shoulder = { x: up, y: to.track + radius };
  const end = { x: to.x, y: to.track + radius };
  const out = outAndUp(at);
  return {
    exit: out.pieces,
    rise: [line(out.end, shoulder), quarter(shoulder, top, true)],
    fall: [quarter(top, end, true)],
    end,
  };
}

/** Out of the card and up to where a dotted arc starts. */
export function riseToArc(at: Point, track: number) {
  const out = outAndUp(at);
  const end = { x: out.end.x, y: track + arcStop };
  return { exit: out.pieces, rise: [line(out.end, end)], end };
}

function outAndUp(at: Point): { readonly pieces: readonly Piece[]; readonly end: Point } {
  const x = at.x + riser;
  const bend = { x: x - corner, y: at.y };
  const end = { x, y: at.y - corner };
  return { pieces: [line(at, bend), quarter(bend, end, false)], end };
}

export interface SkipArc {
  readonly pieces: readonly Piece[];
  readonly end: Point;
  /** Height of its flat part. */
  readonly top: number;
}

/** Over skipped tiers: up, flat, down. */
export function arcOver(from: Point, to: Target): SkipArc {
  const top = to.track - arcRise;
  const start = { x: from.x, y: to.track + arcStart };
  return {
    pieces: [
      line(from, start),
      rounded(start, { x: from.x + arcEase, y: top }),
      ...overAndDown(from.x + arcEase, top, to),
    ],
    end: arcEnd(to),
    top,
  };
}

/** Over tiers skipped before anything was evaluated: from the badge down to the flat part, then as above. */
export function entryArc(badge: Point, to: Target): SkipArc {
  const top = to.track - arcRise;
  const drop = top - badge.y;
  const turn = { x: badge.x + Math.min(arcEase, Math.max(corner, drop)), y: top };
  return { pieces: [rounded(badge, turn), ...overAndDown(turn.x, top, to)], end: arcEnd(to), top };
}

function overAndDown(x: number, top: number, to: Target): readonly Piece[] {
  const shoulder = { x: to.x - arcEase, y: top };
  const end = arcEnd(to);
  return [
    line({ x, y: top }, shoulder),
    { kind: "cubic", from: shoulder, c1: { x: to.x - 4, y: top }, c2: { x: to.x, y: top + 4 }, to: end },
  ];
}

function rounded(from: Point, to: Point): Piece {
  return { kind: "cubic", from, c1: { x: from.x, y: to.y }, c2: { x: from.x + 4, y: to.y }, to };
}

function arcEnd(to: Target): Point {
  return { x: to.x, y: to.track + arcStart };
}

export interface Return {
  readonly pieces: readonly Piece[];
  /** Arrow heads on it, with the length from its start. */
  readonly arrows: readonly (Point & { readonly ahead: number })[];
}

/** Arrow heads stand this far from the two ends of the long way back. */
const arrowAfterTurn = 36;
const arrowBeforeEnd = 100;

/** Out of the deciding card, down to the band, back to the first column, down to the second badge. */
export function carriageReturn(
  at: Point,
  to: { readonly x: number; readonly band: number; readonly end: number },
): Return {
  const right = at.x + exitRun;
  const a = { x: right - corner, y: at.y };
  const b = { x: right, y: at.y + corner };
  const c = { x: right, y: to.band - corner };
  const d = { x: right - corner, y: to.band };
  const e = { x: to.x + corner, y: to.band };
  const f = { x: to.x, y: to.band + corner };
  const down = [line(at, a), quarter(a, b, true), line(b, c), quarter(c, d, true)];
  const back = line(d, e);
  const pieces = [...down, back, quarter(e, f, false), line(f, { x: to.x, y: to.end })];
  const before = piecesLength(down);
  const xs = [right - arrowAfterTurn, to.x + arrowBeforeEnd].filter(
    (x, index) => index === 0 || x < right - 2 * arrowAfterTurn,
  );
  return { pieces, arrows: xs.map((x) => ({ x, y: to.band, ahead: before + (d.x - x) })) };
}
