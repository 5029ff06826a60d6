/** Classes of a family in blocks that some conditions cannot tell apart. */
import { type Bits, hasBit } from "../resolve/bits.ts";
import type { Family } from "../net/address.ts";
import type { ClassColumn, Universe } from "./universe.ts";

export class Blocks {
  /** By class: its block, -1 outside the family. */
  readonly of: Int32Array;
  /** One class of each block. */
  readonly firsts: readonly number[];
  /** By block: how many classes. */
  readonly sizes: Int32Array;
  private lists: readonly (readonly number[])[] | null = null;

  constructor(of: Int32Array, firsts: readonly number[], sizes: Int32Array) {
    this.of = of;
    this.firsts = firsts;
    this.sizes = sizes;
  }

  /** The classes of a block. */
  members(block: number): readonly number[] {
    this.lists ??= this.list();
    return this.lists[block] ?? [];
  }

  private list(): readonly (readonly number[])[] {
    const lists = this.firsts.map((): number[] => []);
    for (let index = 0; index < this.of.length; index += 1) lists[this.of[index] ?? -1]?.push(index);
    return lists;
  }
}

/** Divides the classes of a family. Cost: the members of the columns, and one copy of an array. */
export class Divider {
  /** Per family: 0 for its classes, -1 for the others. */
  private readonly homes: Readonly<Record<Family, Int32Array>>;

  constructor({ classes }: Universe) {
    const home = (family: Family): Int32Array =>
      Int32Array.from(classes, (own) => (own.family === family ? 0 : -1));
    this.homes = { 4: home(4), 6: home(6) };
  }

  divide(family: Family, columns: Iterable<ClassColumn>): Blocks {
    const blockOf = this.homes[family].slice();
    const touched: number[] = [];
    let count = 1;
    const split = (members: readonly number[], bits: Bits): void => {
      const fresh = new Map<number, number>();
      for (const index of members) {
        const block = blockOf[index] ?? -1;
        if (block < 0 || !hasBit(bits, index)) continue;
        if (block === 0) touched.push(index);
        const known = fresh.get(block);
        const target = known ?? count++;
        if (known === undefined) fresh.set(block, target);
        blockOf[index] = target;
      }
    };
    for (const { yes, maybe, members, uncertain } of columns) {
      split(members, yes);
      if (uncertain) split(members, maybe);
    }
    return renumbered(blockOf, touched, count);
  }
}

/** Empty blocks vanish. */
function renumbered(blockOf: Int32Array, touched: readonly number[], count: number): Blocks {
  const numbers = new Int32Array(count).fill(-1);
  const firsts: number[] = [];
  const sizes: number[] = [];
  const untouched = blockOf.indexOf(0);
  if (untouched >= 0) {
    numbers[0] = 0;
    firsts.push(untouched);
    sizes.push(blockOf.reduce((sum, block) => (block === 0 ? sum + 1 : sum), 0));
  }
  for (const index of touched) {
    const block = blockOf[index] ?? 0;
    if (numbers[block] === -1) {
      numbers[block] = firsts.push(index) - 1;
      sizes.push(0);
    }
    const number = numbers[block] ?? 0;
    blockOf[index] = number;
    sizes[number] = (sizes[number] ?? 0) + 1;
  }
  return new Blocks(blockOf, firsts, Int32Array.from(sizes));
}
