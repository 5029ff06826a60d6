/** Draws a line piece after piece and keeps count of its length. The only mutable thing in the router. */
import { piecesLength } from "./path.ts";
import type { Hue, Piece, Point, Segment, Station } from "./types.ts";
import { stationSizes } from "./metrics.ts";

export interface Stroke {
  readonly role: Segment["role"];
  readonly hue: Hue;
  readonly step: number | null;
  readonly style?: Segment["style"];
  readonly pieces: readonly Piece[];
}

export class Pen {
  readonly segments: Segment[] = [];
  readonly stations: Station[] = [];
  length = 0;

  draw({ role, hue, step, style = "solid", pieces }: Stroke): void {
    const length = piecesLength(pieces);
    if (length === 0) return;
    this.segments.push({ role, hue, style, pieces, step, start: this.length, length });
    this.length += length;
  }

  /** A station on what is about to be drawn, `ahead` px from here. */
  station(place: Point, shape: Station["shape"], step: number | null, ahead = 0): void {
    this.stations.push({ ...place, shape, size: stationSizes[shape], step, at: this.length + ahead });
  }
}

export function line(from: Point, to: Point): Piece {
  return { kind: "line", from, to };
}

export function quarter(from: Point, to: Point, clockwise: boolean): Piece {
  return { kind: "arc", from, to, radius: Math.abs(to.x - from.x), clockwise };
}
