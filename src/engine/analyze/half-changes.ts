/** What several views answer for one half of a flow, without what nobody asks about: each such list kept once. */
import { silence } from "./answers.ts";
import type { Reduction } from "./reduction.ts";
import type { Row, RowsByView } from "./row.ts";

/** One object for halves that nobody needs to tell apart. */
export interface HalfChange {
  /** By view, reduced. */
  readonly answers: readonly number[];
  /** The last two views differ. */
  readonly differs: boolean;
}

/** What is known behind some views' answers. */
interface Node {
  readonly next: Map<number, Node>;
  change: HalfChange | null;
}

/** What was asked last: neighbours mostly get the same. */
interface Last {
  readonly answers: number[];
  change: HalfChange | null;
}

export class HalfChanges {
  private readonly reduction: Reduction;
  private readonly root: Node = { next: new Map(), change: null };
  private readonly known = new Map<string, HalfChange>();
  private readonly lastAt: Last = { answers: [], change: null };
  private readonly lastAcross: Last = { answers: [], change: null };

  constructor(reduction: Reduction) {
    this.reduction = reduction;
  }

  /** What rows, one per view, answer for a class at the other end. Always for as many views. */
  at(rows: readonly (Row | null)[], index: number): HalfChange {
    const last = this.lastAt;
    for (let view = 0; view < rows.length; view += 1) note(last, view, rows[view]?.at(index) ?? silence);
    return (last.change ??= this.of(last.answers));
  }

  /** What rows of one class, by view, answer for another. */
  across(views: RowsByView, index: number, about: number): HalfChange {
    const last = this.lastAcross;
    for (let view = 0; view < views.length; view += 1) {
      note(last, view, views[view]?.[index]?.at(about) ?? silence);
    }
    return (last.change ??= this.of(last.answers));
  }

  /** What they answer for most classes. */
  usual(rows: readonly (Row | null)[]): HalfChange {
    return this.of(rows.map((row) => row?.usual ?? silence));
  }

  private of(answers: readonly number[]): HalfChange {
    let node = this.root;
    for (const answer of answers) node = behind(node, answer);
    return (node.change ??= this.make(answers));
  }

  private make(answers: readonly number[]): HalfChange {
    const reduced = this.reduction.ofHalf(answers);
    const key = reduced.join();
    const change = this.known.get(key) ?? { answers: reduced, differs: reduced.at(-1) !== reduced.at(-2) };
    this.known.set(key, change);
    return change;
  }
}

function note(last: Last, view: number, answer: number): void {
  if (last.answers[view] === answer) return;
  last.answers[view] = answer;
  last.change = null;
}

function behind({ next }: Node, answer: number): Node {
  const known = next.get(answer);
  if (known) return known;
  const node: Node = { next: new Map(), change: null };
  next.set(answer, node);
  return node;
}
