import type { FlowTrace, PolicySet } from "#src/engine/index.ts";
import type { Reading } from "#src/manifest/index.ts";
import type { ExplainOptions } from "../answer.ts";
import type { Explanation } from "../types.ts";
export function explainFlow(
  _set: PolicySet,
  _reading: Reading,
  _trace: FlowTrace,
  _options: ExplainOptions,
): Explanation {
  throw new Error("being written");
}
