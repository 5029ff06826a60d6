/** What a check of all policies found. */
import type { Direction, Flow, PolicyId, RuleRef } from "#src/engine/index.ts";
import type { Place } from "#src/manifest/index.ts";

/** Something wrong with a policy or one of its rules, whatever flow is asked about. */
export interface Finding {
  readonly code: "selects-nothing" | "rule-shadowed" | "rule-redundant";
  readonly severity: "warning" | "notice";
  readonly policy: PolicyId;
  /** Null: the policy as a whole. */
  readonly rule: (RuleRef & { readonly direction: Direction }) | null;
  /** Null only for what no file holds. */
  readonly place: Place | null;
  /** Says what the object does: lower case, no final period. */
  readonly message: string;
  readonly help: string | null;
  /** A flow that shows it, where there is one. */
  readonly witness: Flow | null;
}
