/** The closed list of what can be wrong with loaded text: code, severity, meaning and advice in one table. */
import type { Severity } from "./types.ts";

export type DiagnosticCode =
  | "not-text"
  | "passed-over"
  | "yaml-syntax"
  | "yaml-duplicate-key"
  | "yaml-value"
  | "yaml-aliases"
  | "not-an-object"
  | "wrong-type"
  | "missing-field"
  | "invalid-value"
  | "invalid-selector"
  | "invalid-net"
  | "unknown-field"
  | "unmodelled-field"
  | "unknown-version"
  | "ignored-by-calico"
  | "refused-by-calico"
  | "rule-not-converted"
  | "matches-nothing"
  | "namespace-defaulted"
  | "namespace-assumed"
  | "account-assumed"
  | "unknown-tier"
  | "pinned-tier"
  | "duplicate-object";

export interface CodeInfo {
  readonly severity: Severity;
  readonly means: string;
  readonly help: string | null;
}

/** Severity, meaning and general advice of every code. */
export const codes: Readonly<Record<DiagnosticCode, CodeInfo>> = {
  "not-text": {
    severity: "error",
    means: "the file is not text",
    help: "load YAML or JSON manifests; archives other than .zip are not opened",
  },
  "passed-over": {
    severity: "notice",
    means: "files in a folder or archive that are not read as manifests",
    help: null,
  },
  "yaml-syntax": { severity: "error", means: "the document is not valid YAML", help: null },
  "yaml-duplicate-key": {
    severity: "error",
    means: "a mapping holds the same key twice",
    help: "Kubernetes refuses the document; keep one of the two",
  },
  "yaml-value": {
    severity: "error",
    means: "a value or key that YAML allows and Kubernetes does not",
    help: null,
  },
  "yaml-aliases": {
    severity: "error",
    means: "the aliases of the document expand to too much",
    help: "write the repeated parts out, or split the document",
  },
  "not-an-object": {
    severity: "warning",
    means: "the document is not a Kubernetes object",
    help: "an object is a mapping with `apiVersion`, `kind` and `metadata`",
  },
  "wrong-type": { severity: "error", means: "a field holds a value of the wrong type", help: null },
  "missing-field": { severity: "error", means: "a required field is missing", help: null },
  "invalid-value": {
    severity: "error",
    means: "a field holds a value that Calico or Kubernetes refuses",
    help: null,
  },
  "invalid-selector": { severity: "error", means: "a selector cannot be parsed", help: null },
  "invalid-net": {
    severity: "error",
    means: "an address or prefix cannot be read",
    help: "Calico skips the entry and uses the rest of the list",
  },
  "unknown-field": {
    severity: "warning",
    means: "a field that the kind does not have",
    help: "the API server refuses or drops it; look for a typing slip",
  },
  "unmodelled-field": {
    severity: "warning",
    means: "a field that can change verdicts and is not computed here",
    help: "verdicts that reach this rule are shown as undecidable",
  },
  "unknown-version": {
    severity: "warning",
    means: "a known kind in an API version that is not read",
    help: null,
  },
  "ignored-by-calico": {
    severity: "error",
    means: "Calico drops the whole object, so it has no effect",
    help: "correct the field named in the message; until then the policy does nothing",
  },
  "refused-by-calico": {
    severity: "warning",
    means: "calicoctl or the API server refuses the object, though Felix would use it",
    help: "it is computed as Felix would use it; apply it nowhere before it is corrected",
  },
  "rule-not-converted": {
    severity: "warning",
    means: "Calico cannot convert the rule and drops or replaces it",
    help: null,
  },
  "matches-nothing": {
    severity: "warning",
    means: "a condition of a rule that can never hold, so the rule does nothing",
    help: null,
  },
  "namespace-defaulted": {
    severity: "notice",
    means: "a namespaced object without a namespace is taken to be in `default`",
    help: "add `metadata.namespace` if it belongs elsewhere",
  },
  "namespace-assumed": {
    severity: "notice",
    means: "a namespace is referred to but not loaded, and assumed to exist without labels",
    help: "load the Namespace to have its labels count",
  },
  "account-assumed": {
    severity: "notice",
    means: "a service account is not loaded, and assumed to exist without labels that a policy asks for",
    help: "load the ServiceAccount to have its labels count",
  },
  "unknown-tier": {
    severity: "warning",
    means: "a policy names a tier that nobody defines",
    help: "load the Tier; until then it sorts last and denies at its end",
  },
  "pinned-tier": {
    severity: "error",
    means: "a built-in tier with an order or default action that Calico refuses",
    help: "the order and default action of built-in tiers are fixed; the fixed values are used",
  },
  "duplicate-object": {
    severity: "warning",
    means: "the same object is given twice",
    help: "the last one that can be read counts, as with `kubectl apply`",
  },
};
