/** Pairs of ends that two views of one workbench answer differently: found by comparing numbers, never by listing packets. */
import { silence } from "./answers.ts";
import type { SpecialPair } from "./pairs.ts";
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
    const rows = [this.before.row("egress", own.index), this.after.row("egress", own.index)] as const;
    const targets =
      sameRow(...rows) && !this.kindsDiffer ? this.changedIngress : this.before.bench.universe.classes;
    for (const to of targets) {
      this.plain(own, to, { rows, visit });
      for (const special of this.before.bench.pairs.specials(own, to))
        this.special(own, to, { special, visit });
    }
  }

  /** Reads the rows themselves: most pairs end here, unchanged. */
  private plain(
    from: EndClass,
    to: EndClass,
    {
      rows: [one, other],
      visit,
    }: { readonly rows: readonly [Row | null, Row | null]; readonly visit: (pair: ChangedPair) => void },
  ): void {
    const egress = one ? (one[to.index] ?? silence) : silence;
    const nowEgress = other ? (other[to.index] ?? silence) : silence;
    const ingress = this.before.row("ingress", to.index)?.[from.index] ?? silence;
    const nowIngress = this.after.row("ingress", to.index)?.[from.index] ?? silence;
    if (egress === nowEgress && ingress === nowIngress) return;
    const flows = this.before.bench.pairs.plain(from, to);
    if (flows === 0) return;
    const [old, now] = [
      { egress, ingress },
      { egress: nowEgress, ingress: nowIngress },
    ];
    visit({ from, to, old, now, special: null, flows });
  }

  private special(
    from: EndClass,
    to: EndClass,
    { special, visit }: { readonly special: SpecialPair; readonly visit: (pair: ChangedPair) => void },
  ): void {
    const [one, other] = [special.kinds[this.before.side], special.kinds[this.after.side]];
    if (!one || !other || one === "none" || other === "none") return;
    const old = this.before.halves(from.index, to.index, one);
    const now = this.after.halves(from.index, to.index, other);
    if (old.egress === now.egress && old.ingress === now.ingress) return;
    visit({ from, to, old, now, special, flows: 1 });
  }
}

export function sameRow(one: Row | null, other: Row | null): boolean {
  if (one === other) return true;
  if (!one || !other) return false;
  for (let index = 0; index < one.length; index += 1) if (one[index] !== other[index]) return false;
  return true;
}
