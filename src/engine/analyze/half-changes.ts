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

export class HalfChanges {
  private readonly reduction: Reduction;
  private readonly root: Node = { next: new Map(), change: null };
  private readonly known = new Map<string, HalfChange>();

  constructor(reduction: Reduction) {
    this.reduction = reduction;
  }

  /** What rows, one per view, answer for a class at the other end. */
  at(rows: readonly (Row | null)[], index: number): HalfChange {
    let node = this.root;
    for (const row of rows) node = behind(node, row?.at(index) ?? silence);
    return (node.change ??= this.make(rows.map((row) => row?.at(index) ?? silence)));
  }

  /** What rows of one class, by view, answer for another. */
  across(views: RowsByView, index: number, about: number): HalfChange {
    let node = this.root;
    for (const rows of views) node = behind(node, rows[index]?.at(about) ?? silence);
    return (node.change ??= this.make(views.map((rows) => rows[index]?.at(about) ?? silence)));
  }

  /** What they answer for most classes. */
  usual(rows: readonly (Row | null)[]): HalfChange {
    let node = this.root;
    for (const row of rows) node = behind(node, row?.usual ?? silence);
    return (node.change ??= this.make(rows.map((row) => row?.usual ?? silence)));
  }

  private make(answers: readonly number[]): HalfChange {
    const reduced = this.reduction.ofHalf(answers);
    const key = reduced.join();
    const change = this.known.get(key) ?? { answers: reduced, differs: reduced.at(-1) !== reduced.at(-2) };
    this.known.set(key, change);
    return change;
  }
}

function behind({ next }: Node, answer: number): Node {
  const known = next.get(answer);
  if (known) return known;
  const node: Node = { next: new Map(), change: null };
  next.set(answer, node);
  return node;
}
