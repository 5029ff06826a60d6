import type { PolicySet } from "#src/engine/index.ts";
import type { Reading } from "#src/manifest/index.ts";
import type { BoardFacts } from "../types.ts";
/** `changed`: ids of objects the draft has changed. */
export function describe(_set: PolicySet, _reading: Reading, _changed?: ReadonlySet<string>): BoardFacts { throw new Error("being written"); }
