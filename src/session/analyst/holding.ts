/** One version of what is loaded: the reading, and what is worked out from it when first asked for. */
import { resolve, type PolicySet } from "#src/engine/index.ts";
import { describe, type BoardFacts } from "#src/explain/index.ts";
import type { Reading } from "#src/manifest/index.ts";
import type { Snapshot } from "../types.ts";

export class Holding {
  readonly reading: Reading;
  readonly revision: number;
  /** What the draft changed in it; empty for what was loaded. */
  readonly changes: Snapshot["changes"];
  #set: PolicySet | null = null;
  #board: BoardFacts | null = null;

  constructor(reading: Reading, revision: number, changes: Snapshot["changes"] = []) {
    this.reading = reading;
    this.revision = revision;
    this.changes = changes;
  }

  get set(): PolicySet {
    this.#set ??= resolve(this.reading.cluster);
    return this.#set;
  }

  /** Resolves now what would be resolved with the first question. */
  prepare(): void {
    this.#set ??= resolve(this.reading.cluster);
  }

  get changed(): ReadonlySet<string> {
    return new Set(this.changes.map(({ object }) => object));
  }

  get board(): BoardFacts {
    this.#board ??= describe(this.set, this.reading, this.changed);
    return this.#board;
  }

  /** `hash`: of the documents as loaded. */
  snapshot(hash: string): Snapshot {
    const { files, objects, diagnostics } = this.reading;
    return {
      revision: this.revision,
      board: this.board,
      diagnostics,
      files: files.map(({ name, text }) => ({ name, size: text.length })),
      objects: objects.filter(({ role }) => role !== "broken").length,
      hash,
      changes: this.changes,
    };
  }
}
