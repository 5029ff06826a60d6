/** One version of what is loaded: the reading, and what is worked out from it when first asked for. */
import { resolve, type PolicySet } from "#src/engine/index.ts";
import { describe, type BoardFacts } from "#src/explain/index.ts";
import type { Reading } from "#src/manifest/index.ts";
import type { Snapshot } from "../types.ts";

/** What the draft did to what was loaded. */
export interface Drafted {
  readonly changes: Snapshot["changes"];
  /** Ids of muted policies, some of which may be gone. */
  readonly muted: readonly string[];
  /** Ids of loaded objects that are there no more. */
  readonly gone: readonly string[];
}

const untouched: Drafted = { changes: [], muted: [], gone: [] };

export class Holding {
  readonly reading: Reading;
  readonly revision: number;
  readonly drafted: Drafted;
  #set: PolicySet | null = null;
  #board: BoardFacts | null = null;

  constructor(reading: Reading, revision: number, drafted: Drafted = untouched) {
    this.reading = reading;
    this.revision = revision;
    this.drafted = drafted;
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
    return new Set(this.drafted.changes.map(({ object }) => object));
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
      changes: this.drafted.changes,
    };
  }
}
