/**
 * Keeps what is known of all flows true to what the analyst holds: figures of the board, the impact of the draft, the
 * heat map while it is looked at. What belongs to an older question leaves at once and never comes back.
 */
import type { Scope } from "#src/engine/index.ts";
import { heldBy } from "./held.ts";
import { keepNecessity } from "./needed.ts";
import { newest } from "./newest.ts";
import type { Kit } from "../kit.ts";
import { createTimer } from "../timer.ts";
import type { SessionState } from "../state.ts";
import type { Version } from "../types.ts";
import { keepEdits } from "./keeping-edits.ts";
import { keepSlots } from "./lifted.ts";
import { putAnalysis } from "./put.ts";
import { share } from "./share.ts";
import { impactShown } from "./shown.ts";
import type { HeatQuestion, ImpactFacts } from "./types.ts";

type Kept = Pick<Kit, "store" | "analyst" | "clock">;
type Keep = (state: SessionState, previous: SessionState) => void;
type Fail = (error: unknown) => void;

/** To be called with every change of the state. */
export function analysisKeepers(kit: Kept, fail: Fail): readonly Keep[] {
  return [keepFigures, keepImpact, keepHeat, keepEdits, keepSlots, keepNecessity].map((keep) =>
    keep(kit, fail),
  );
}

interface FiguresQuestion {
  readonly scope: Scope;
  readonly version: Version;
}

function keepFigures(kit: Kept, fail: Fail): Keep {
  const { analyst } = kit;
  const pause = createTimer(kit.clock);
  const shadows = newest({
    answer: ({ scope, version }: FiguresQuestion) => analyst.shadows(scope, version),
    accept: (found, { scope }) => {
      putAnalysis(kit, { shadows: found });
      if (found !== null) analyst.ahead(scope).catch(fail);
    },
    fail,
  });
  const passages = newest({
    answer: ({ scope, version }: FiguresQuestion) => analyst.passages(scope, version),
    accept: (found) => putAnalysis(kit, { passages: found }),
    fail,
  });
  const figures = newest({
    answer: ({ scope, version }: FiguresQuestion) => analyst.figures(scope, version),
    accept: (found, question) => {
      // Overtaken: who overtook it is on its way.
      if (found === null) return;
      putAnalysis(kit, { figures: found });
      passages.ask(question);
      shadows.ask(question);
    },
    fail,
  });
  return (state, previous) => {
    if (heldBy(state) === heldBy(previous)) return;
    passages.cancel();
    shadows.cancel();
    const { figures: counted, passages: passed, shadows: shadowed } = state.analysis;
    if (counted !== null || passed !== null || shadowed !== null)
      putAnalysis(kit, { figures: null, passages: null, shadows: null });
    figures.cancel();
    pause.stop();
    const { snapshot, scope, version } = state;
    // The board comes first: a worker that counts takes the time it is drawn in.
    if (snapshot !== null) pause.whenCalm(() => figures.ask({ scope, version }));
  };
}

/** What the impact depends on; null without edits. The board as it was loaded says nothing new about it. */
function draftHeld({ snapshot, version, scope, document }: SessionState): string | null {
  if (snapshot === null || document === null || document.cursor === 0) return null;
  return version === "before" ? "" : `${snapshot.revision} ${scope}`;
}

function keepImpact(kit: Kept, fail: Fail): Keep {
  const pause = createTimer(kit.clock);
  const impact = newest<Scope, ImpactFacts | null>({
    answer: (scope) => kit.analyst.impact(scope, share(kit, "impact")),
    accept: (facts) => {
      if (facts !== null) putAnalysis(kit, { impact: { kind: "ready", facts } });
    },
    fail: (error) => {
      putAnalysis(kit, { impact: { kind: "none" } });
      fail(error);
    },
  });
  let asked: string | null = null;
  return (state) => {
    const held = draftHeld(state);
    if (held === asked || held === "") return;
    asked = held;
    impact.cancel();
    pause.stop();
    if (held === null) {
      if (state.analysis.impact.kind !== "none") putAnalysis(kit, { impact: { kind: "none" } });
      return;
    }
    putAnalysis(kit, { impact: { kind: "computing", share: 0 } });
    pause.whenCalm(() => impact.ask(state.scope));
  };
}

function keepHeat(kit: Kept, fail: Fail): Keep {
  const heat = newest({
    answer: (question: HeatQuestion) => kit.analyst.heat(question, share(kit, "heat")),
    accept: (facts) => {
      if (facts !== null) putAnalysis(kit, { heat: { kind: "ready", facts } });
    },
    fail: (error) => {
      putAnalysis(kit, { heat: { kind: "none" } });
      fail(error);
    },
  });
  let asked: string | null = null;
  return (state) => {
    const held = isHeatShown(state) ? heldBy(state) : null;
    const wanted = held === null ? null : `${held} ${JSON.stringify(state.heat.inside)}`;
    if (wanted === asked) return;
    asked = wanted;
    if (wanted === null) {
      heat.cancel();
      if (state.analysis.heat.kind !== "none") putAnalysis(kit, { heat: { kind: "none" } });
      return;
    }
    putAnalysis(kit, { heat: { kind: "computing", share: 0 } });
    heat.ask({ inside: state.heat.inside, scope: state.scope, version: state.version });
  };
}

function isHeatShown(state: SessionState): boolean {
  const shown = impactShown(state);
  const open = shown === "panel" || shown === "full" || state.narrowTab === "impact";
  return open && state.impact.tab === "heat";
}
