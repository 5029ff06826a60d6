/** Lists of numbers, each kept once, found by a hash instead of a written key: keys of long lists would fill the memory. */
export class NumberLists<Value> {
  private readonly known = new Map<number, { readonly list: readonly number[]; readonly value: Value }[]>();

  /** The value of a list; made when an equal one was never asked for. */
  get(list: readonly number[], make: () => Value): Value {
    const hash = hashOf(list);
    const alike = this.known.get(hash) ?? [];
    const found = alike.find((entry) => equal(entry.list, list));
    if (found) return found.value;
    const value = make();
    alike.push({ list, value });
    this.known.set(hash, alike);
    return value;
  }
}

/** FNV-1a over whole numbers. */
function hashOf(list: readonly number[]): number {
  let hash = 0x811c9dc5;
  for (const number of list) hash = Math.imul(hash ^ number, 0x01000193);
  return hash ^ list.length;
}

function equal(one: readonly number[], other: readonly number[]): boolean {
  return one.length === other.length && one.every((number, index) => number === other[index]);
}
