/**
 * Recent flows. A flow belongs there once its answer was looked at: it stood for a while, or other ends were asked
 * for after it. What was only on the way, as `tcp/8` to `tcp/80`, was not.
 */
import type { Kit } from "./kit.ts";
import type { SessionState } from "./state.ts";
import { createTimer } from "./timer.ts";
import type { FlowAnswer } from "./types.ts";

type Recent = SessionState["recent"];
type Flow = Recent[number];

/** Flows kept. */
const most = 8;
/** Milliseconds an answer stands before it counts as looked at. */
const lookedAt = 1500;

export interface RecentKeeper {
  readonly answered: (answer: FlowAnswer) => void;
  /** The question was taken back. */
  readonly cleared: () => void;
}

export function recentKeeper({ store, clock }: Pick<Kit, "store" | "clock">): RecentKeeper {
  const timer = createTimer(clock);
  let shown: Flow | null = null;
  const keep = (): void => {
    timer.stop();
    const flow = shown;
    shown = null;
    if (flow !== null) store.setState(({ recent }) => ({ recent: withFlow(recent, flow) }));
  };
  return {
    answered: ({ kind, query: { from, to, port } }) => {
      if (shown !== null && (shown.from !== from || shown.to !== to)) keep();
      if (shown?.port === port) return;
      timer.stop();
      shown = kind === "answer" ? { from, to, port } : null;
      if (shown !== null) timer.start(lookedAt, keep);
    },
    cleared: keep,
  };
}

function withFlow(recent: Recent, flow: Flow): Recent {
  const others = recent.filter(
    ({ from, to, port }) => from !== flow.from || to !== flow.to || port !== flow.port,
  );
  return [flow, ...others].slice(0, most);
}
