/**
 * What the parts of a policy set want, in words and as the objects that have it. Worked out on first demand and found
 * by number afterwards: a trace asks for thousands.
 */
import type { Labels } from "../model/cluster.ts";
import type { SelectorTerm, TermPart } from "../model/policy.ts";
import { type Bits, hasBit } from "../resolve/bits.ts";
import type { CompiledPolicy } from "../resolve/compile.ts";
import type { CompiledEntity } from "../resolve/entity.ts";
import type { LabelIndex } from "../resolve/label-index.ts";
import type { Objects } from "../resolve/objects.ts";
import type { Selector } from "../selector/ast.ts";
import { printSelector } from "../selector/print.ts";
import { conjuncts } from "../selector/rewrite.ts";
import { factsAbout, prefixWords, selectorWords } from "./words.ts";

/** One test of a selector in the user's words. */
export interface Condition {
  /** Equal conditions of different rules are one and have one number. */
  readonly id: number;
  readonly part: TermPart;
  readonly wanted: string;
  /** What a set of labels says about everything the condition asks: `app = "cart", no label env`. */
  readonly actual: (labels: Labels) => string;
  /** The objects that satisfy the selector. */
  readonly holders: Bits;
}

export interface EntityWords {
  /** No test but wanted ranges: where it fails, they do, and looking them up again would cost more than the rest. */
  readonly rangesOnly: boolean;
  readonly nets: string;
  readonly notNets: string;
  /** Those of the positive selector, left to right. */
  readonly conditions: readonly Condition[];
  /** The negative selector: here the holders are those kept out. */
  readonly exclusion: Condition | null;
}

export class Wordbook {
  private readonly byLabel: LabelIndex;
  private readonly entities: EntityWords[] = [];
  private readonly subjects: (readonly Condition[])[] = [];
  private readonly known = new Map<string, Condition>();

  constructor({ byLabel }: Objects) {
    this.byLabel = byLabel;
  }

  entity(compiled: CompiledEntity): EntityWords {
    return (this.entities[compiled.id] ??= this.wordsOf(compiled));
  }

  /** Who a policy selects. */
  subject({ index, policy }: CompiledPolicy): readonly Condition[] {
    return (this.subjects[index] ??= this.conditions(policy.subject));
  }

  private wordsOf({ entity, selected, excluded, service }: CompiledEntity): EntityWords {
    return {
      rangesOnly: entity.notNets.length === 0 && !selected && !excluded && !service,
      nets: prefixWords(entity.nets),
      notNets: prefixWords(entity.notNets),
      conditions: this.conditions(entity.terms),
      exclusion: entity.notSelector && this.exclusion(entity.notSelector),
    };
  }

  /** One condition per label term, left to right; a namespace or service account term is one condition. */
  private conditions(terms: readonly SelectorTerm[]): readonly Condition[] {
    return terms.flatMap(({ part, selector, written }) => {
      const parts = part === "labels" ? conjuncts(selector) : [selector];
      if (parts.length === 1) return [this.condition(part, selector, written)];
      return parts.map((one) => this.condition(part, one, selectorWords(one)));
    });
  }

  private exclusion(selector: Selector): Condition {
    return this.condition("labels", selector, `not ${printSelector(selector)}`);
  }

  private condition(part: TermPart, selector: Selector, wanted: string): Condition {
    const key = JSON.stringify([part, printSelector(selector), wanted]);
    const known = this.known.get(key);
    if (known) return known;
    const actual = factsAbout(selector, part);
    const holders = this.byLabel.select(selector);
    const condition = { id: this.known.size, part, wanted, actual, holders };
    this.known.set(key, condition);
    return condition;
  }
}

export function holds(condition: Condition, object: number): boolean {
  return hasBit(condition.holders, object);
}
