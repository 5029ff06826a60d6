/** Pairs of ends that two views of one workbench answer differently: found by comparing numbers, never by listing packets. */
import type { PairKind, SpecialPair } from "./pairs.ts";
import type { Row } from "./solve.ts";
import type { EndClass } from "./universe.ts";
import type { Halves, View } from "./view.ts";

/** Flows between two classes that are answered alike before, and alike after. */
export interface ChangedPair {
  readonly from: EndClass;
  readonly to: EndClass;
  readonly old: Halves;
  readonly now: Halves;
  /** Null: all plain pairs of the two classes. */
  readonly special: SpecialPair | null;
  /** Pairs of ends. */
  readonly flows: number;
}

export class ChangedPairs {
  private readonly before: View;
  private readonly after: View;
  /** Destination classes whose ingress answers differ for some source. */
  private readonly changedIngress: readonly EndClass[];
  /** Nodes of pods may differ between two loaded sets, never between two arrangements of one. */
  private readonly kindsDiffer: boolean;

  constructor(before: View, after: View) {
    this.before = before;
    this.after = after;
    this.kindsDiffer = before.side !== after.side;
    this.changedIngress = before.bench.universe.classes.filter(
      ({ index }) => !sameRow(before.row("ingress", index), after.row("ingress", index)),
    );
  }

  /** Everything that starts at a class. */
  from(own: EndClass, visit: (pair: ChangedPair) => void): void {
    const [one, other] = [this.before.row("egress", own.index), this.after.row("egress", own.index)];
    const targets =
      sameRow(one, other) && !this.kindsDiffer ? this.changedIngress : this.before.bench.universe.classes;
    for (const to of targets) this.pair(own, to, visit);
  }

  private pair(from: EndClass, to: EndClass, visit: (pair: ChangedPair) => void): void {
    const { pairs } = this.before.bench;
    if (!pairs.meet(from, to)) return;
    const flows = pairs.plain(from, to);
    if (flows > 0) this.compare({ from, to, special: null, flows }, ["plain", "plain"], visit);
    for (const special of pairs.specials(from, to)) {
      const [one, other] = [special.kinds[this.before.side], special.kinds[this.after.side]];
      if (!one || !other || one === "none" || other === "none") continue;
      this.compare({ from, to, special, flows: 1 }, [one, other], visit);
    }
  }

  private compare(
    pair: Omit<ChangedPair, "old" | "now">,
    [one, other]: readonly [PairKind, PairKind],
    visit: (pair: ChangedPair) => void,
  ): void {
    const old = this.before.halves(pair.from.index, pair.to.index, one);
    const now = this.after.halves(pair.from.index, pair.to.index, other);
    if (old.egress === now.egress && old.ingress === now.ingress) return;
    visit({ ...pair, old, now });
  }
}

export function sameRow(one: Row | null, other: Row | null): boolean {
  if (one === other) return true;
  if (!one || !other) return false;
  return one.every((answer, index) => answer === other[index]);
}
