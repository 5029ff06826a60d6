import type { PolicyId, PolicySet } from "#src/engine/index.ts";
import type { Reading } from "#src/manifest/index.ts";
import type { PolicyFacts } from "../types.ts";
/** `changed`: ids of objects the draft has changed. Null: no such policy. */
export function explainPolicy(
  _set: PolicySet,
  _reading: Reading,
  _id: PolicyId,
  _changed?: ReadonlySet<string>,
): PolicyFacts | null {
  throw new Error("being written");
}
