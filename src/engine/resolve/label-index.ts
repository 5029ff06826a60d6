/**
 * Which objects a selector selects, as bits. An inverted index answers `==`, `in` and `has` without looking at
 * objects; substring tests scan the distinct values of one label. Answers are kept by canonical text.
 */
import type { Labels } from "../model/cluster.ts";
import type { Selector } from "../selector/ast.ts";
import { compares } from "../selector/match.ts";
import { printSelector } from "../selector/print.ts";
import {
  type Bits,
  bitsFrom,
  emptyBits,
  fullBits,
  hasBit,
  intersect,
  setBit,
  subtract,
  unite,
} from "./bits.ts";

export class LabelIndex {
  private readonly size: number;
  private readonly everything: Bits;
  /** Label to value to the objects that carry it. */
  private readonly holders = new Map<string, Map<string, number[]>>();
  private readonly answers = new Map<string, Bits>();

  constructor(labels: readonly Labels[]) {
    this.size = labels.length;
    this.everything = fullBits(labels.length);
    for (const [object, own] of labels.entries()) {
      for (const [label, value] of Object.entries(own)) this.add(object, label, value);
    }
  }

  /** The returned bits are shared: callers must not change them. */
  select(selector: Selector): Bits {
    const key = printSelector(selector);
    const known = this.answers.get(key);
    if (known) return known;
    const bits = this.compute(selector);
    this.answers.set(key, bits);
    return bits;
  }

  has(selector: Selector, object: number): boolean {
    return hasBit(this.select(selector), object);
  }

  private compute(selector: Selector): Bits {
    switch (selector.kind) {
      case "all":
      case "global":
        return this.everything;
      case "has":
        return this.withLabel(selector.label, () => true);
      case "in":
        return this.withValues(selector.label, selector.values);
      case "not-in":
        return subtract(this.everything, this.withValues(selector.label, selector.values));
      case "equals":
        return this.withValues(selector.label, [selector.value]);
      case "not-equals":
        return subtract(this.everything, this.withValues(selector.label, [selector.value]));
      case "contains":
      case "starts-with":
      case "ends-with": {
        const { kind, label, value: wanted } = selector;
        return this.withLabel(label, (value) => compares(kind, value, wanted));
      }
      case "not":
        return subtract(this.everything, this.compute(selector.operand));
      case "and":
        return selector.operands.map((operand) => this.select(operand)).reduce(intersect, this.everything);
      case "or":
        return selector.operands.map((operand) => this.select(operand)).reduce(unite, emptyBits(this.size));
    }
  }

  private withValues(label: string, values: readonly string[]): Bits {
    const byValue = this.holders.get(label);
    return bitsFrom(this.size, byValue ? values.flatMap((value) => byValue.get(value) ?? []) : []);
  }

  private withLabel(label: string, accepts: (value: string) => boolean): Bits {
    const bits = emptyBits(this.size);
    for (const [value, objects] of this.holders.get(label) ?? []) {
      if (!accepts(value)) continue;
      for (const object of objects) setBit(bits, object);
    }
    return bits;
  }

  private add(object: number, label: string, value: string): void {
    const byValue = this.holders.get(label) ?? new Map<string, number[]>();
    this.holders.set(label, byValue);
    const objects = byValue.get(value) ?? [];
    byValue.set(value, objects);
    objects.push(object);
  }
}
