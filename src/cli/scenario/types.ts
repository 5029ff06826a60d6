/** Scenario and test files: manifests, questions about flows and, in tests, the answers they ought to have. */
import type { Scope } from "#src/engine/index.ts";
import type { FlowQuery } from "#src/explain/index.ts";
import type { Place } from "#src/manifest/index.ts";

export type Scoped<T> = Readonly<Record<Scope, T>>;

/** A flow told to the last bit. The texts are those of the file and come back in answers as they stand. */
export interface ExactFlow {
  readonly from: string;
  readonly to: string;
  readonly srcIP: string;
  readonly dstIP: string;
  readonly protocol: number;
  readonly srcPort: number | null;
  readonly dstPort: number;
  readonly icmpType?: number;
  readonly icmpCode?: number;
}

export type FlowInput =
  | { readonly kind: "exact"; readonly flow: ExactFlow }
  /** As a person asks: addresses, named ports and services are worked out. */
  | { readonly kind: "question"; readonly query: FlowQuery };

/** Null in a half: nobody judges there. */
export interface FlowAnswer {
  readonly verdict: Scoped<string>;
  readonly egress: Scoped<readonly string[]> | null;
  readonly ingress: Scoped<readonly string[]> | null;
}

/** What a test wants; only what it says is compared. */
export interface Expectation {
  readonly verdict?: Partial<Scoped<string>>;
  readonly egress?: Partial<Scoped<readonly string[]>> | null;
  readonly ingress?: Partial<Scoped<readonly string[]>> | null;
}

export interface ScenarioFlow {
  /** The file's own name for it, or null. */
  readonly name: string | null;
  readonly input: FlowInput;
  /** Null: nothing is said. */
  readonly expect: Expectation | null;
  /** Path in its document, `[3].flows[0]`. */
  readonly path: string;
}

export interface Scenario {
  readonly name: string;
  readonly source:
    | { readonly kind: "text"; readonly manifest: string }
    /** Relative to the folder of the file that names them. */
    | { readonly kind: "paths"; readonly manifests: readonly string[] };
  readonly flows: readonly ScenarioFlow[];
  readonly file: string;
  readonly placeOf: (path: string) => Place;
}
