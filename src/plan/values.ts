/**
 * Order values between two neighbours: the roundest that are free.
 * Every function promises values strictly inside the open interval, strictly increasing.
 */

/** What an item may hold: any number, or (`priority`) a whole number from 0 to 1000. */
export type Domain = "order" | "priority";

const highestPriority = 1000;
/** Room left at the ends of a tier for the next policy. */
const margin = 10;

/** Largest first. Steps below 1 are `1 / whole number`, so that multiples stay exact decimals. */
const wholeSteps: readonly number[] = [
  1_000_000, 500_000, 100_000, 50_000, 10_000, 5_000, 1_000, 500, 100, 50, 10, 5, 1,
];
const fractions: readonly number[] = [2, 10, 20, 100, 1_000, 10_000, 100_000, 1_000_000, 1e9, 1e12];

interface Step {
  readonly multiple: (n: number) => number;
  readonly size: number;
}

const steps: readonly Step[] = [
  ...wholeSteps.map((size) => ({ size, multiple: (n: number) => n * size + 0 })),
  ...fractions.map((parts) => ({ size: 1 / parts, multiple: (n: number) => n / parts + 0 })),
];

/**
 * One value per domain, in order, strictly between `low` and `high`; null where they do not fit.
 * `low` may be -Infinity and `high` Infinity.
 */
export function valuesBetween(
  low: number,
  high: number,
  domains: readonly Domain[],
): readonly number[] | null {
  if (domains.length === 0) return [];
  if (!(low < high)) return null;
  const whole = domains.filter((domain) => domain === "priority").length;
  if (whole === 0) return orders(low, high, domains.length);
  const anchors = priorities(low, high, whole);
  return anchors && aroundAnchors([low, high], anchors, domains);
}

/** Whole numbers from 0 to 1000; the interval is clipped to them. */
function priorities(low: number, high: number, count: number): readonly number[] | null {
  const first = Math.max(Math.floor(low) + 1, 0);
  const last = Math.min(Math.ceil(high) - 1, highestPriority);
  if (last - first + 1 < count) return null;
  const fits = (values: readonly number[] | null): boolean =>
    values?.every((value) => Number.isInteger(value) && value >= first && value <= last) ?? false;
  const roomy = orders(low < 0 ? -Infinity : low, high > highestPriority ? Infinity : high, count);
  if (fits(roomy)) return roomy;
  const round = orders(Math.max(low, -1), Math.min(high, highestPriority + 1), count);
  return fits(round) ? round : spreadWhole(first, last, count);
}

function spreadWhole(first: number, last: number, count: number): readonly number[] {
  const gap = (last - first + 1) / count;
  return Array.from({ length: count }, (_, i) => first + Math.floor(i * gap + (gap - 1) / 2));
}

/** Orders fill the gaps that the whole numbers leave. */
function aroundAnchors(
  bounds: readonly [number, number],
  anchors: readonly number[],
  domains: readonly Domain[],
): readonly number[] | null {
  const out: number[] = [];
  let low = bounds[0];
  let waiting = 0;
  const rest = [...anchors];
  for (const domain of [...domains, null]) {
    if (domain === "order") {
      waiting += 1;
      continue;
    }
    const anchor = domain === null ? undefined : rest.shift();
    const filled = valuesBetween(low, anchor ?? bounds[1], Array<Domain>(waiting).fill("order"));
    if (!filled) return null;
    out.push(...filled);
    if (anchor !== undefined) out.push((low = anchor));
    waiting = 0;
  }
  return out;
}

function orders(low: number, high: number, count: number): readonly number[] | null {
  if (low === -Infinity && high === Infinity) return Array.from({ length: count }, (_, i) => 100 * (i + 1));
  if (high === Infinity) return above(low, count);
  if (low === -Infinity) return below(high, count);
  return inside(low, high, count);
}

function above(low: number, count: number): readonly number[] | null {
  const first = Math.ceil((low + margin) / margin) * margin;
  return strictly(
    low,
    Infinity,
    Array.from({ length: count }, (_, i) => first + i * margin),
  );
}

function below(high: number, count: number): readonly number[] | null {
  const last = Math.floor((high - margin) / margin) * margin;
  // An order below zero is legal but startles: use the room above it while there is some.
  const low = high - margin * count <= 0 && high > 0 ? inside(0, high, count) : null;
  if (low?.every((value) => Number.isInteger(value))) return low;
  return strictly(
    -Infinity,
    high,
    Array.from({ length: count }, (_, i) => last - (count - 1 - i) * margin),
  );
}

/** The largest step with enough multiples inside, and of those the ones nearest to an even spread. */
function inside(low: number, high: number, count: number): readonly number[] | null {
  for (const step of steps) {
    const first = Math.floor(low / step.size) + 1;
    const last = Math.ceil(high / step.size) - 1;
    if (last - first + 1 < count) continue;
    const values = evenly(low, high, count).map((value, i) => {
      const nearest = Math.round(value / step.size);
      return step.multiple(Math.min(Math.max(nearest, first + i), last - (count - 1 - i)));
    });
    const fitting = strictly(low, high, values);
    if (fitting) return fitting;
  }
  return strictly(low, high, evenly(low, high, count));
}

function evenly(low: number, high: number, count: number): readonly number[] {
  return Array.from({ length: count }, (_, i) => low + ((high - low) * (i + 1)) / (count + 1));
}

/** Guards against the end of floating-point precision. */
function strictly(low: number, high: number, values: readonly number[]): readonly number[] | null {
  const all = [low, ...values, high];
  const increasing =
    values.every(Number.isFinite) && all.every((value, i) => i === 0 || value > (all[i - 1] ?? -Infinity));
  return increasing ? values : null;
}
