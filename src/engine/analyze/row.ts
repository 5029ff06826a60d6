/** What a list answers for each class at the other end. */
import { silence } from "./answers.ts";
import type { Blocks } from "./blocks.ts";

export class Row {
  /** What most classes of the family get. */
  readonly usual: number;
  private readonly blocks: Blocks;
  /** By block: the number of the answer. */
  private readonly answers: Int32Array;
  private others: readonly number[] | null = null;

  constructor(blocks: Blocks, answers: Int32Array) {
    this.blocks = blocks;
    this.answers = answers;
    this.usual = mostlyOf(blocks, answers);
  }

  /** The number of the answer for a class; silence outside the family. */
  at(index: number): number {
    return this.answers[this.blocks.of[index] ?? -1] ?? silence;
  }

  /** Classes of the family that get something else than most. */
  get unusual(): readonly number[] {
    return (this.others ??= this.findUnusual());
  }

  private findUnusual(): readonly number[] {
    const found: number[] = [];
    for (const [block, answer] of this.answers.entries()) {
      if (answer === this.usual) continue;
      for (const index of this.blocks.members(block)) found.push(index);
    }
    return found;
  }

  equals(other: Row): boolean {
    if (this.blocks === other.blocks)
      return this.answers.every((answer, block) => answer === other.answers[block]);
    return this.blocks.of.every((_, index) => this.at(index) === other.at(index));
  }
}

/** By view, a row for each class; null: nobody judges it. */
export type RowsByView = readonly (readonly (Row | null)[])[];

export function sameRow(one: Row | null, other: Row | null): boolean {
  return one === other || (one !== null && other !== null && one.equals(other));
}

function mostlyOf({ sizes }: Blocks, answers: Int32Array): number {
  const counts = new Map<number, number>();
  let usual = answers[0] ?? silence;
  for (const [block, answer] of answers.entries()) {
    counts.set(answer, (counts.get(answer) ?? 0) + (sizes[block] ?? 0));
    if ((counts.get(answer) ?? 0) > (counts.get(usual) ?? 0)) usual = answer;
  }
  return usual;
}
