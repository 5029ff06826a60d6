/** Every measure of the board at rest, in pixels at zoom 1. Low windows get a compact set, the lowest a tight one. */

export interface Metrics {
  /** Space round the whole board: left and right, and below the columns. */
  readonly side: number;
  readonly bottom: number;
  /** Tier header with the line under it, and the gap between it and the first card. */
  readonly header: number;
  readonly headerGap: number;
  readonly card: number;
  /** What the row of flags adds to a card. */
  readonly flags: number;
  /** The dashed row that shows where a card of the draft was. */
  readonly ghost: number;
  /** Between two cards, and above the floor of the tier. */
  readonly gap: number;
  readonly floorGap: number;
  readonly floor: number;
  /** Shows what a policy selects on a second line. */
  readonly subjects: boolean;
}

export const roomy: Metrics = {
  side: 16,
  bottom: 56,
  header: 46,
  headerGap: 10,
  card: 66,
  flags: 24,
  ghost: 30,
  gap: 7,
  floorGap: 3,
  floor: 52,
  subjects: true,
};

export const compact: Metrics = {
  ...roomy,
  bottom: 52,
  header: 42,
  headerGap: 8,
  card: 47,
  flags: 24,
  ghost: 28,
  gap: 6,
  floor: 47,
  subjects: false,
};

/** For windows so low that nine cards and their floor would not fit. */
const tight: Metrics = {
  ...compact,
  bottom: 48,
  header: 38,
  headerGap: 6,
  card: 46,
  flags: 23,
  ghost: 26,
  gap: 4,
};

const LOW = 742;
const LOWEST = 640;

/** Below the columns while a card is lifted: the announcement stands there, on two lines at most times. */
const PILL = 70;

const lifted = new Map([roomy, compact, tight].map((metrics) => [metrics, { ...metrics, bottom: PILL }]));

/** The measures for a board of this height. The same object for the same measures. */
export function metricsFor(height: number, isLifted: boolean): Metrics {
  const metrics = height > LOW ? roomy : height > LOWEST ? compact : tight;
  return isLifted ? (lifted.get(metrics) ?? metrics) : metrics;
}
