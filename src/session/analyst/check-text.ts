/** A policy's text while it is being edited: what reading it in the policy's place would find. */
import type { PolicyId } from "#src/engine/index.ts";
import { changeFiles, type Reading, type SourceFile } from "#src/manifest/index.ts";
import { planEdit } from "#src/plan/index.ts";
import type { TextCheck } from "../types.ts";

export interface CheckedText {
  readonly policy: PolicyId;
  readonly text: string;
  /** Reads as the draft is read. */
  readonly read: (files: readonly SourceFile[]) => Reading;
}

/** As a file of its own beside the others, so that its places are the editor's. */
export function checkText(reading: Reading, { policy, text, read }: CheckedText): TextCheck {
  const others = changeFiles(reading.files, [{ kind: "remove", object: policy }]);
  const name = freeName(others);
  const { diagnostics } = read([...others, { name, text }]);
  const planned = planEdit(reading, { kind: "replace", policy, text });
  return {
    diagnostics: diagnostics.filter(({ place }) => place.file === name),
    refusal: planned.ok ? null : planned.reason,
  };
}

function freeName(files: readonly SourceFile[]): string {
  const taken = new Set(files.map(({ name }) => name));
  let name = "edited.yaml";
  while (taken.has(name)) name = `_${name}`;
  return name;
}
