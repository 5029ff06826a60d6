/** What the entry points of this room take and give besides the shared facts of `types.ts`. */
import type { Flow, FlowTrace } from "#src/engine/index.ts";
import type { PortOffer, PortTruth } from "./types.ts";

/** One concrete question: the only one, or one backend of a service. */
export interface AskedFlow {
  /** `pod:shop/db-0` or `ip:10.0.0.1`. */
  readonly to: string;
  readonly flow: Flow;
}

/** What a `FlowQuery` comes down to. */
export type Asked =
  | {
      readonly kind: "flows";
      /** At least one. */
      readonly flows: readonly AskedFlow[];
      readonly portTruth: PortTruth | null;
      readonly offers: readonly PortOffer[];
      /** Families both ends have. */
      readonly families: readonly (4 | 6)[];
    }
  | {
      readonly kind: "needs-port";
      readonly portTruth: PortTruth | null;
      readonly offers: readonly PortOffer[];
    }
  | { readonly kind: "problem"; readonly message: string; readonly offers: readonly PortOffer[] };

export interface ExplainOptions {
  /** `before`: the loaded objects; `after`: with the draft's edits. */
  readonly version: "before" | "after";
  /** The same flow with the other answer to "do staged policies count". */
  readonly otherTrace?: FlowTrace;
}

/** Verdict over all backends of a service; the text is that of the "Verdict" status. */
export interface CasesSummary {
  readonly word: "Allowed" | "Denied" | "Mixed" | "Undecidable";
  readonly verdict: string;
}
