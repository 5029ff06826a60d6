/**
 * Keeps the answers true to the questions: whenever the ends, the scope, the lens, the open card or what the
 * analyst holds change, the answers that depend on them are asked for again. Latest wins.
 */
import type { EndpointId, PolicyId, Scope } from "#src/engine/index.ts";
import type { FlowQuery } from "#src/explain/index.ts";
import { queryOf } from "./derive.ts";
import { failure } from "./draft.ts";
import type { Kit } from "./kit.ts";
import { latest } from "./latest.ts";
import type { Notices } from "./notices.ts";
import { recentKeeper } from "./recent.ts";
import { analysisKeepers } from "./analysis/keeping.ts";
import { askPins } from "./pins-asking.ts";
import { askSelecting } from "./searching.ts";
import type { SessionState } from "./state.ts";
import type { FlowAnswer, Version } from "./types.ts";

type Kept = Pick<Kit, "store" | "analyst" | "clock">;
type Ask = (state: SessionState, previous: SessionState) => void;

/** Returns how to stop. */
export function keepAnswers(kit: Kept, notices: Notices): () => void {
  const fail = (error: unknown): void => notices.toast(failure("The question could not be answered", error));
  const askers = [
    askFlow(kit, fail),
    askLens(kit, fail),
    askLit(kit, fail),
    askPolicy(kit, fail),
    askSelecting(kit, fail),
    askPins(kit, fail),
    ...analysisKeepers(kit, fail),
  ];
  return kit.store.subscribe((state, previous) => {
    for (const ask of askers) ask(state, previous);
  });
}

const held = (state: SessionState): unknown => state.snapshot?.revision;
const moved = (state: SessionState, previous: SessionState): boolean =>
  held(state) !== held(previous) || state.version !== previous.version;

function askFlow({ store, analyst, clock }: Kept, fail: (error: unknown) => void): Ask {
  const recent = recentKeeper({ store, clock });
  const flow = latest<
    { readonly query: FlowQuery; readonly scope: Scope; readonly version: Version },
    FlowAnswer
  >({
    answer: ({ query, scope, version }) => analyst.flow(query, scope, version),
    accept: (answer) => {
      store.setState({ answer, asking: false });
      recent.answered(answer);
    },
    fail: (error) => {
      store.setState({ answer: null, asking: false });
      fail(error);
    },
  });
  const parts = ["source", "destination", "port", "sourcePort", "family", "scope"] as const;
  return (state, previous) => {
    if (!moved(state, previous) && parts.every((part) => state[part] === previous[part])) return;
    const query = queryOf(state);
    if (query === null || state.snapshot === null) {
      flow.cancel();
      recent.cleared();
      if (state.answer !== null || state.asking) store.setState({ answer: null, asking: false });
      return;
    }
    if (!state.asking) store.setState({ asking: true });
    flow.ask({ query, scope: state.scope, version: state.version });
  };
}

function askLens({ store, analyst }: Kept, fail: (error: unknown) => void): Ask {
  const lens = latest({
    answer: ({ endpoint, version }: { readonly endpoint: EndpointId; readonly version: Version }) =>
      analyst.lens(endpoint, version),
    accept: (lensFacts) => store.setState({ lensFacts }),
    fail,
  });
  return (state, previous) => {
    if (!moved(state, previous) && state.lens === previous.lens) return;
    if (state.lens !== null && state.snapshot !== null)
      lens.ask({ endpoint: state.lens, version: state.version });
    else {
      lens.cancel();
      if (state.lensFacts !== null) store.setState({ lensFacts: null });
    }
  };
}

const litCard = (state: SessionState): PolicyId | null => state.lighted ?? state.policy;

interface CardQuestion {
  readonly policy: PolicyId;
  readonly version: Version;
}

function askLit({ store, analyst }: Kept, fail: (error: unknown) => void): Ask {
  const lit = latest({
    answer: ({ policy, version }: CardQuestion) => analyst.selected(policy, version),
    accept: (endpoints) => store.setState({ lit: endpoints }),
    fail,
  });
  return (state, previous) => {
    const policy = litCard(state);
    if (!moved(state, previous) && policy === litCard(previous)) return;
    if (policy !== null && state.snapshot !== null) lit.ask({ policy, version: state.version });
    else {
      lit.cancel();
      if (state.lit.length > 0) store.setState({ lit: [] });
    }
  };
}

function askPolicy({ store, analyst }: Kept, fail: (error: unknown) => void): Ask {
  const facts = latest({
    answer: ({ policy, version }: CardQuestion) => analyst.policy(policy, version),
    accept: (policyFacts) => store.setState({ policyFacts }),
    fail,
  });
  return (state, previous) => {
    if (!moved(state, previous) && state.policy === previous.policy) return;
    if (state.policy !== null && state.snapshot !== null)
      facts.ask({ policy: state.policy, version: state.version });
    else {
      facts.cancel();
      if (state.policyFacts !== null) store.setState({ policyFacts: null });
    }
  };
}
