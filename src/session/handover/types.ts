/** What is handed over besides YAML: asked of the analyst, made in the worker. */
import type { Scope } from "#src/engine/index.ts";
import type { FlowQuery } from "#src/explain/index.ts";
import type { SourceFile } from "#src/manifest/index.ts";
import type { Edit } from "#src/plan/index.ts";
import type { Pin } from "../pins.ts";
import type { ExportWhat, FlowAnswer, OpenOptions, Version } from "../types.ts";

export type HandOver =
  | ExportWhat
  /** `apply.sh` and `rollback.sh`. */
  | { readonly kind: "patches" }
  | { readonly kind: "kustomize" }
  /** Pinned flows as a file that `tierboard test` runs. */
  | { readonly kind: "tests"; readonly pins: readonly Pin[]; readonly scope: Scope }
  /** All of it that proves what a change does. */
  | { readonly kind: "bundle"; readonly pins: readonly Pin[]; readonly scope: Scope; readonly title: string };

/** `redacted`: names, labels and addresses are tokens, the same ones in everything handed over. */
export type Form = "plain" | "redacted";

export interface SharedQuestion {
  readonly query: FlowQuery | null;
  readonly scope: Scope;
  readonly version: Version;
  readonly pins: readonly Pin[];
}

/** The draft as it may be shown to anybody, with what was asked about it. */
export interface Shared extends OpenOptions {
  readonly files: readonly SourceFile[];
  /** What was loaded, and every step of the draft, undone ones too: made to it they give the draft. */
  readonly loaded: readonly SourceFile[];
  readonly edits: readonly Edit[];
  readonly query: FlowQuery | null;
  /** Null without a question. */
  readonly answer: FlowAnswer | null;
  readonly pins: readonly Pin[];
}
