/**
 * Sets of things that nothing seen so far tells apart. Exact (no hashing), and a split costs only as much as
 * the set that splits, whatever the size of the whole.
 */
export class Partition {
  /** Class of each thing, from 0. */
  readonly classOf: Int32Array;
  private readonly sizes: number[];
  /** Per class: members of the split in hand; zero between splits. */
  private readonly inside: Int32Array;
  private readonly target: Int32Array;

  constructor(size: number) {
    this.classOf = new Int32Array(size);
    this.sizes = [size];
    this.inside = new Int32Array(size + 1);
    this.target = new Int32Array(size + 1);
  }

  get count(): number {
    return this.sizes.length;
  }

  /** Things inside `members` (no repeats) and outside it are told apart from now on. */
  split(members: readonly number[]): void {
    const { classOf, inside, target } = this;
    const touched: number[] = [];
    for (const thing of members) {
      const own = classOf[thing] ?? 0;
      const count = inside[own] ?? 0;
      if (count === 0) touched.push(own);
      inside[own] = count + 1;
    }
    if (!this.divide(touched)) return;
    for (const thing of members) {
      const fresh = target[classOf[thing] ?? 0] ?? -1;
      if (fresh >= 0) classOf[thing] = fresh;
    }
  }

  /** Things with different keys are told apart from now on. */
  splitByKey(keys: readonly string[]): void {
    const fresh = new Map<string, number>();
    this.sizes.length = 0;
    for (const [thing, key] of keys.entries()) {
      const full = `${this.classOf[thing] ?? 0} ${key}`;
      const known = fresh.get(full) ?? fresh.size;
      fresh.set(full, known);
      this.classOf[thing] = known;
      this.sizes[known] = (this.sizes[known] ?? 0) + 1;
    }
  }

  /** Things per class, each list ascending, classes in the order of their first thing. */
  groups(): readonly (readonly number[])[] {
    const found = new Map<number, number[]>();
    for (const [thing, own] of this.classOf.entries()) {
      const list = found.get(own);
      if (list) list.push(thing);
      else found.set(own, [thing]);
    }
    return [...found.values()];
  }

  /** Numbers for the parts that leave their class. False: every class stays whole. */
  private divide(touched: readonly number[]): boolean {
    const { inside, target, sizes } = this;
    let divided = false;
    for (const own of touched) {
      const count = inside[own] ?? 0;
      const size = sizes[own] ?? 0;
      inside[own] = 0;
      target[own] = -1;
      if (count === size) continue;
      target[own] = sizes.length;
      target[sizes.length] = -1;
      sizes[own] = size - count;
      sizes.push(count);
      divided = true;
    }
    return divided;
  }
}
