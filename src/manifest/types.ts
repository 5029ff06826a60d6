/** What reading gives back: objects with their places, the cluster they describe, and every problem found. */
import type { Cluster } from "#src/engine/index.ts";
import type { DiagnosticCode } from "./codes.ts";

export interface SourceFile {
  /** Path as the user knows it; unique within a reading. */
  readonly name: string;
  readonly text: string;
}

/** Offsets are UTF-16 code units into the file's text; lines and columns count from 1. */
export interface Position {
  readonly offset: number;
  readonly line: number;
  readonly column: number;
}

export interface Place {
  readonly file: string;
  readonly start: Position;
  readonly end: Position;
}

export type Severity = "error" | "warning" | "notice";

export interface Diagnostic {
  readonly code: DiagnosticCode;
  readonly severity: Severity;
  /** Lower case, no final period, user text in backticks. */
  readonly message: string;
  readonly help: string | null;
  readonly place: Place;
  /** `KIND NAMESPACE/NAME`, or null when the text is no object. */
  readonly object: string | null;
  /** Field path such as `spec.ingress[0].source.selector`, or null. */
  readonly path: string | null;
}

/** How an object took part. `unused`: fine, but not about policy. */
export type Role = "used" | "unused" | "broken";

export interface ManifestObject {
  /** `KIND NAMESPACE/NAME` with KIND as in `PolicyId` for policies. */
  readonly id: string;
  readonly apiVersion: string;
  readonly kind: string;
  readonly namespace: string | null;
  readonly name: string;
  readonly role: Role;
  readonly place: Place;
}

export interface ReadOptions {
  /**
   * `missing`: templates stand in for pods, service backends are derived where no slice was given.
   * `nothing`: only what is written counts (scenario files).
   */
  readonly assume: "missing" | "nothing";
  /** Pods that were told to run although they have no address or node. */
  readonly assumeRunning?: readonly string[];
  /** Addresses the user typed for templates: endpoint id to address text. */
  readonly addresses?: Readonly<Record<string, string>>;
}

export interface Reading {
  readonly files: readonly SourceFile[];
  readonly objects: readonly ManifestObject[];
  readonly cluster: Cluster;
  readonly diagnostics: readonly Diagnostic[];
  /** Documents seen, objects in them counted through Lists. */
  readonly documents: number;
}

/** A change of one scalar field of one object: `null` removes the field. */
export interface FieldChange {
  /** Id of a `ManifestObject`. */
  readonly object: string;
  readonly field: "spec.order" | "spec.tier" | "spec.priority" | "spec.defaultAction";
  readonly value: number | string | null;
}

/** The kinds that have a staged twin, and those twins: `retype` turns one into the other. */
export type StageableKind =
  | "NetworkPolicy"
  | "GlobalNetworkPolicy"
  | "KubernetesNetworkPolicy"
  | "StagedNetworkPolicy"
  | "StagedGlobalNetworkPolicy"
  | "StagedKubernetesNetworkPolicy";

/** A change of one object as a whole; `object` is its id when the change is made, unknown ids are passed over. */
export type ObjectChange =
  /** `text`: one object as a document of its own. */
  | { readonly kind: "add"; readonly text: string }
  | { readonly kind: "replace"; readonly object: string; readonly text: string }
  | { readonly kind: "remove"; readonly object: string }
  | { readonly kind: "retype"; readonly object: string; readonly to: StageableKind }
  /** Changes no text: a muted policy stays in the draft and is commented out in what is exported. */
  | { readonly kind: "mute" | "unmute"; readonly object: string };

/** Told apart by `"kind" in change`. */
export type Change = FieldChange | ObjectChange;
