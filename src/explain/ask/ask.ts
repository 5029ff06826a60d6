import type { PolicySet } from "#src/engine/index.ts";
import type { Reading } from "#src/manifest/index.ts";
import type { Asked } from "../answer.ts";
import type { FlowQuery } from "../types.ts";
export function ask(_set: PolicySet, _reading: Reading, _query: FlowQuery): Asked { throw new Error("being written"); }
