/** Tells the store how far a long answer is. */
import type { Kit } from "../kit.ts";
import { putAnalysis } from "./put.ts";
import type { OnShare } from "./types.ts";

/** Progress counts only as long as nothing is ready or asked anew. */
export function share(kit: Pick<Kit, "store">, part: "impact" | "heat" | "necessity"): OnShare {
  let last = 0;
  return (to) => {
    const { kind } = kit.store.getState().analysis[part];
    if (kind !== "computing" || to <= last) return;
    last = to;
    putAnalysis(kit, { [part]: { kind: "computing", share: to } });
  };
}
