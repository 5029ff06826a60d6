/** Every measure of the trace form, in px. */
import type { Metrics } from "./types.ts";

export const normal: Metrics = {
  density: "normal",
  header: 40,
  laneHead: 30,
  track: 24,
  band: 44,
  receded: 20,
  noMatch: 41,
  deciding: 76,
  ruleBlock: 46,
  floor: 32,
  rowGap: 4,
  listHead: 24,
};

/** Receded rows stay as high as they are: with the gap under them they are targets of 24 px. */
export const compact: Metrics = {
  density: "compact",
  header: 40,
  laneHead: 28,
  track: 22,
  band: 36,
  receded: 20,
  noMatch: 28,
  deciding: 54,
  ruleBlock: 27,
  floor: 26,
  rowGap: 4,
  listHead: 22,
};

/** The last that is tried: cards stay as they are, what is between them gives way. */
export const tight: Metrics = {
  ...compact,
  header: 36,
  laneHead: 26,
  track: 20,
  band: 30,
};

/** Longest runs of receded rows shown singly, tried in this order. */
export const folds: readonly number[] = [Infinity, 4, 3, 2, 1];

export const gutter = 32;
export const spineWidth = 38;
/** Narrower columns would cut most names: beyond that the board pans. */
export const minColumn = 184;
/** In wider ones the line would run far for nothing. */
export const maxColumn = 560;
/** Least way from the start badge over skipped spines on which a label stands clear of the badge. */
export const entryLabel = 176;
export const padLeft = 8;
export const padRight = 10;
/** Room behind the last column when the line leaves it there. */
export const padRightExit = 44;
export const padBottom = 14;
/** Shortest cells a spine's two words can be read on. */
export const minCells = 156;
/** Below the lanes where the board is larger than the window: the zoom stands there and covers nothing. */
export const toolStrip = 40;
/** The descender runs this far left of its card, the riser this far right of the card it leaves. */
export const descender = 11;
export const riser = 8;
export const corner = 6;
/** Track line above the cells, and the height skip arcs rise over it. */
export const trackLift = 8;
export const arcRise = 13;
/** Where an allowed egress half turns down to the hand-over, right of its card. */
export const exitRun = 12;
export const endStub = 17;
export const badgeRadius = 10.5;
/** Between two lists of a host endpoint, where the line goes back to the first column. */
export const listGap = 20;
/** The one station outside the columns: a failsafe port. */
export const cardWidth = 340;
export const stationSizes = {
  "no-match": 10,
  pass: 16,
  "end-pass": 16,
  allow: 16,
  deny: 24,
  "end-deny": 24,
  undecidable: 18,
} as const;
export const endSize = 20;
