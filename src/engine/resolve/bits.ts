/** Sets of small integers as words of 32 bits. All operands of an operation have the same length. */

export type Bits = Uint32Array;

export function emptyBits(size: number): Bits {
  return new Uint32Array((size + 31) >>> 5);
}

export function fullBits(size: number): Bits {
  const bits = emptyBits(size).fill(0xffffffff);
  const rest = size & 31;
  if (rest !== 0) bits[bits.length - 1] = (1 << rest) - 1;
  return bits;
}

/** Makes many sets of one size out of few pieces of memory: far cheaper than one by one, but freed together. */
export class BitShelf {
  private readonly words: number;
  private piece: ArrayBuffer = new ArrayBuffer(0);
  private used = 0;

  constructor(size: number) {
    this.words = (size + 31) >>> 5;
  }

  empty(): Bits {
    const bytes = this.words * Uint32Array.BYTES_PER_ELEMENT;
    if (this.used + bytes > this.piece.byteLength) {
      this.piece = new ArrayBuffer(bytes * Math.max(1, Math.floor(pieceBytes / bytes)));
      this.used = 0;
    }
    const bits = new Uint32Array(this.piece, this.used, this.words);
    this.used += bytes;
    return bits;
  }
}

const pieceBytes = 2 ** 15;

export function setBit(bits: Bits, index: number): void {
  const word = index >>> 5;
  bits[word] = (bits[word] ?? 0) | (1 << (index & 31));
}

export function writeBit(bits: Bits, index: number, on: boolean): void {
  const word = index >>> 5;
  const mask = 1 << (index & 31);
  bits[word] = on ? (bits[word] ?? 0) | mask : (bits[word] ?? 0) & ~mask;
}

export function hasBit(bits: Bits, index: number): boolean {
  return (((bits[index >>> 5] ?? 0) >>> (index & 31)) & 1) === 1;
}

export function bitsFrom(size: number, indexes: Iterable<number>): Bits {
  const bits = emptyBits(size);
  for (const index of indexes) setBit(bits, index);
  return bits;
}

export function intersect(a: Bits, b: Bits): Bits {
  const found = new Uint32Array(a.length);
  for (let at = 0; at < found.length; at += 1) found[at] = (a[at] ?? 0) & (b[at] ?? 0);
  return found;
}

export function unite(a: Bits, b: Bits): Bits {
  const found = new Uint32Array(a.length);
  for (let at = 0; at < found.length; at += 1) found[at] = (a[at] ?? 0) | (b[at] ?? 0);
  return found;
}

/** Writes to the first. */
export function addAllTo(bits: Bits, others: Bits): void {
  for (let at = 0; at < bits.length; at += 1) bits[at] = (bits[at] ?? 0) | (others[at] ?? 0);
}

/** Writes what both have to the first. */
export function writeShared(bits: Bits, a: Bits, b: Bits): void {
  for (let at = 0; at < bits.length; at += 1) bits[at] = (a[at] ?? 0) & (b[at] ?? 0);
}

/** Writes to the first. */
export function removeAllFrom(bits: Bits, others: Bits): void {
  for (let at = 0; at < bits.length; at += 1) bits[at] = (bits[at] ?? 0) & ~(others[at] ?? 0);
}

export function meets(a: Bits, b: Bits): boolean {
  for (let at = 0; at < a.length; at += 1) if (((a[at] ?? 0) & (b[at] ?? 0)) !== 0) return true;
  return false;
}

export function subtract(a: Bits, b: Bits): Bits {
  const found = new Uint32Array(a.length);
  for (let at = 0; at < found.length; at += 1) found[at] = (a[at] ?? 0) & ~(b[at] ?? 0);
  return found;
}

export function isEmpty(bits: Bits): boolean {
  for (const word of bits) if (word !== 0) return false;
  return true;
}

/** Members in ascending order. */
export function members(bits: Bits): readonly number[] {
  const found: number[] = [];
  visit(bits, (member) => found.push(member));
  return found;
}

/** Tells each member, in ascending order. */
export function visit(bits: Bits, tell: (member: number) => void): void {
  for (let at = 0; at < bits.length; at += 1) {
    for (let rest = bits[at] ?? 0; rest !== 0; rest &= rest - 1) {
      tell(at * 32 + 31 - Math.clz32(rest & -rest));
    }
  }
}
