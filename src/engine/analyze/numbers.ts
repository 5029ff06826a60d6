/** Addresses as whole numbers, for arithmetic on ranges of them: the space outside the cluster is cut into pieces. */
import type { Address, Family } from "../net/address.ts";
import type { Prefix } from "../net/prefix.ts";

/** Both ends belong to it. */
export interface Range {
  readonly low: bigint;
  readonly high: bigint;
}

export function bitsOf(family: Family): number {
  return family === 4 ? 32 : 128;
}

export function addressNumber(address: Address): bigint {
  return address.words.reduce((sum, word) => (sum << 32n) | BigInt(word), 0n);
}

export function addressAt(family: Family, number: bigint): Address {
  const count = bitsOf(family) / 32;
  const words = Array.from({ length: count }, (_, index) =>
    Number((number >> BigInt(32 * (count - 1 - index))) & 0xffffffffn),
  );
  return { family, words };
}

export function rangeOf(prefix: Prefix): Range {
  const low = addressNumber(prefix.address);
  const size = 1n << BigInt(bitsOf(prefix.address.family) - prefix.length);
  return { low, high: low + size - 1n };
}

/** The fewest prefixes that make up a range. */
export function prefixesOf(family: Family, { low, high }: Range): readonly Prefix[] {
  const bits = bitsOf(family);
  const found: Prefix[] = [];
  for (let start = low; start <= high;) {
    let size = 0;
    while (size < bits && fits(start, size + 1, high)) size += 1;
    found.push({ address: addressAt(family, start), length: bits - size });
    start += 1n << BigInt(size);
  }
  return found;
}

/** Does the block of 2^size addresses begin here and end within the range? */
function fits(start: bigint, size: number, high: bigint): boolean {
  const block = 1n << BigInt(size);
  return start % block === 0n && start + block - 1n <= high;
}

/** What is left of a range without some of its numbers, given ascending and without repeats. */
export function without(range: Range, numbers: readonly bigint[]): readonly Range[] {
  const left: Range[] = [];
  let start = range.low;
  for (const number of numbers) {
    if (number > start) left.push({ low: start, high: number - 1n });
    start = number + 1n;
  }
  if (start <= range.high) left.push({ low: start, high: range.high });
  return left;
}
