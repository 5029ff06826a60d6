/** Strokes: how long a piece is, how it reads as an SVG path, which points it runs through. */
import type { Piece, Point, Segment } from "./types.ts";

const cubicSamples = 24;
const waveLength = 9;
const waveHeight = 3;

export function pieceLength(piece: Piece): number {
  switch (piece.kind) {
    case "line":
      return distance(piece.from, piece.to);
    case "arc":
      return (piece.radius * Math.PI) / 2;
    case "cubic":
      return polylineLength(piecePoints(piece, cubicSamples));
  }
}

export function piecesLength(pieces: readonly Piece[]): number {
  return pieces.reduce((sum, piece) => sum + pieceLength(piece), 0);
}

/** A wavy segment swings around its straight pieces; every other one is drawn as it is. */
export function segmentPath(segment: Pick<Segment, "pieces" | "style">): string {
  const first = segment.pieces[0];
  if (first === undefined) return "";
  const draw = segment.style === "wavy" ? wave : pieceCommand;
  return [`M${at(first.from)}`, ...segment.pieces.map(draw)].join("");
}

function pieceCommand(piece: Piece): string {
  switch (piece.kind) {
    case "line":
      return `L${at(piece.to)}`;
    case "arc":
      return `A${number(piece.radius)} ${number(piece.radius)} 0 0 ${piece.clockwise ? 1 : 0} ${at(piece.to)}`;
    case "cubic":
      return `C${at(piece.c1)} ${at(piece.c2)} ${at(piece.to)}`;
  }
}

function wave(piece: Piece): string {
  if (piece.kind !== "line") return pieceCommand(piece);
  const { from, to } = piece;
  const swings = Math.max(2, Math.round(distance(from, to) / waveLength));
  const along = { x: (to.x - from.x) / swings, y: (to.y - from.y) / swings };
  const unit = distance(from, to) / swings || 1;
  const across = { x: (-along.y / unit) * waveHeight * 2, y: (along.x / unit) * waveHeight * 2 };
  return Array.from({ length: swings }, (_, index) => {
    const side = index % 2 === 0 ? 1 : -1;
    const start = { x: from.x + along.x * index, y: from.y + along.y * index };
    const control = {
      x: start.x + along.x / 2 + across.x * side,
      y: start.y + along.y / 2 + across.y * side,
    };
    return `Q${at(control)} ${at({ x: start.x + along.x, y: start.y + along.y })}`;
  }).join("");
}

/** Points along a piece, its two ends included: `count` steps for a curve, none between for a line. */
export function piecePoints(piece: Piece, count: number): readonly Point[] {
  if (piece.kind === "line") return [piece.from, piece.to];
  return Array.from({ length: count + 1 }, (_, index) => {
    const t = index / count;
    return piece.kind === "arc" ? arcPoint(piece, t) : cubicPoint(piece, t);
  });
}

/** Quarter arcs start and end along an axis: the control point of a quadratic is where the two axes meet. */
function arcPoint(piece: Extract<Piece, { kind: "arc" }>, t: number): Point {
  const { from, to, radius, clockwise } = piece;
  const horizontalFirst = to.x > from.x === to.y > from.y ? clockwise : !clockwise;
  const centre = horizontalFirst ? { x: from.x, y: to.y } : { x: to.x, y: from.y };
  const start = Math.atan2(from.y - centre.y, from.x - centre.x);
  const angle = start + (clockwise ? 1 : -1) * t * (Math.PI / 2);
  return { x: centre.x + radius * Math.cos(angle), y: centre.y + radius * Math.sin(angle) };
}

function cubicPoint(piece: Extract<Piece, { kind: "cubic" }>, t: number): Point {
  const u = 1 - t;
  const mix = (a: number, b: number, c: number, d: number) =>
    u * u * u * a + 3 * u * u * t * b + 3 * u * t * t * c + t * t * t * d;
  return {
    x: mix(piece.from.x, piece.c1.x, piece.c2.x, piece.to.x),
    y: mix(piece.from.y, piece.c1.y, piece.c2.y, piece.to.y),
  };
}

function polylineLength(points: readonly Point[]): number {
  return points.slice(1).reduce((sum, point, index) => sum + distance(points[index] ?? point, point), 0);
}

function distance(a: Point, b: Point): number {
  return Math.hypot(b.x - a.x, b.y - a.y);
}

function at(point: Point): string {
  return `${number(point.x)} ${number(point.y)}`;
}

function number(value: number): string {
  return String(Math.round(value * 100) / 100);
}
