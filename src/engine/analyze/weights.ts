/** How many ends the classes of a set count as. */
import { type Bits, fullBits } from "../resolve/bits.ts";
import type { EndClass } from "./universe.ts";

export class Weights {
  /** By class. */
  private readonly list: Float64Array;
  private readonly full: Bits;
  /** By word of a set: of all its classes. Most words of large sets are full. */
  private readonly words: Float64Array;

  constructor(classes: readonly Pick<EndClass, "index" | "weight">[]) {
    this.list = Float64Array.from(classes, ({ weight }) => weight);
    this.full = fullBits(classes.length);
    this.words = new Float64Array(this.full.length);
    for (const { index, weight } of classes) {
      this.words[index >>> 5] = (this.words[index >>> 5] ?? 0) + weight;
    }
  }

  /** Of classes in both. */
  ofShared(one: Bits, other: Bits): number {
    let sum = 0;
    for (let word = 0; word < one.length; word += 1) {
      const shared = (one[word] ?? 0) & (other[word] ?? 0);
      if (shared === 0) continue;
      sum += shared >>> 0 === this.full[word] ? (this.words[word] ?? 0) : this.ofWord(word, shared);
    }
    return sum;
  }

  private ofWord(word: number, shared: number): number {
    let sum = 0;
    for (let rest = shared; rest !== 0; rest &= rest - 1) {
      sum += this.list[word * 32 + 31 - Math.clz32(rest & -rest)] ?? 0;
    }
    return sum;
  }
}
