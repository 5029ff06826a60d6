/** What would change without the policy whose screen is open: worked out while it is open, given up when it closes. */
import type { Kit } from "../kit.ts";
import type { SessionState } from "../state.ts";
import { heldBy } from "./held.ts";
import { newest } from "./newest.ts";
import { putAnalysis } from "./put.ts";
import { share } from "./share.ts";
import type { NecessityQuestion } from "./types.ts";

type Kept = Pick<Kit, "store" | "analyst">;

export function keepNecessity(kit: Kept, fail: (error: unknown) => void): (state: SessionState) => void {
  const necessity = newest({
    answer: (question: NecessityQuestion) => kit.analyst.necessity(question, share(kit, "necessity")),
    accept: (facts) => {
      if (facts !== null) putAnalysis(kit, { necessity: { kind: "ready", facts } });
    },
    fail: (error) => {
      putAnalysis(kit, { necessity: { kind: "none" } });
      fail(error);
    },
  });
  let asked: string | null = null;
  return (state) => {
    const { policy, scope, version } = state;
    const held = policy === null ? null : heldBy(state);
    const wanted = held === null ? null : `${held} ${policy}`;
    if (wanted === asked) return;
    asked = wanted;
    if (policy === null || wanted === null) {
      necessity.cancel();
      void kit.analyst.necessity(null).catch(fail);
      if (state.analysis.necessity.kind !== "none") putAnalysis(kit, { necessity: { kind: "none" } });
      return;
    }
    putAnalysis(kit, { necessity: { kind: "computing", share: 0 } });
    necessity.ask({ policy, scope, version });
  };
}
