/** Lists of numbers, each kept once, found by a hash: written keys of long lists would fill the memory. */

type NumberList = Int32Array | Uint32Array;

export class NumberLists<Value> {
  private readonly known = new Map<number, { readonly list: NumberList; readonly value: Value }[]>();

  /** The value of a list; made when an equal one was never asked for. */
  get(list: NumberList, make: () => Value): Value {
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

/** FNV-1a over whole numbers, with high bits mixed into low ones. */
function hashOf(list: NumberList): number {
  let hash = 0x811c9dc5;
  for (let at = list.length - 1; at >= 0; at -= 1) {
    hash = Math.imul(hash ^ (list[at] ?? 0), 0x01000193);
    hash ^= hash >>> 15;
  }
  return hash ^ list.length;
}

function equal(one: NumberList, other: NumberList): boolean {
  if (one.length !== other.length) return false;
  for (let at = 0; at < one.length; at += 1) if (one[at] !== other[at]) return false;
  return true;
}
