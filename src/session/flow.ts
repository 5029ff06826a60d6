/** The question: its two ends, its port, the scope, and the player over its answer. */
import type { EndRef } from "#src/explain/index.ts";
import type { FlowActions } from "./actions.ts";
import { stepsShown } from "./derive.ts";
import type { Kit } from "./kit.ts";
import type { Notices } from "./notices.ts";
import type { SessionState } from "./state.ts";

type Change = Partial<SessionState>;

/** What a new question starts from: nothing chosen in the old answer carries over. */
const fresh = { step: null, playing: false, backend: 0, choosing: null } as const satisfies Change;
/** Another destination has other ports. */
const noPort = { port: "", sourcePort: null, family: null } as const satisfies Change;

const isService = (end: EndRef): boolean => end.startsWith("svc:");

type Ends = Pick<SessionState, "source" | "destination" | "choosing">;

/**
 * Which change a click on an end means (product.md §4): first the source, second the destination, with both
 * chosen a new flow from that end. A service is only ever a destination. A second click on a source alone
 * takes it back.
 */
export function chooseEnd(state: Ends, end: EndRef): Change {
  const { source, destination, choosing } = state;
  if (choosing === "destination") return { ...fresh, ...noPort, destination: end };
  if (isService(end)) {
    return { ...fresh, ...noPort, source: destination === null ? source : null, destination: end };
  }
  if (choosing === "source") return { ...fresh, source: end };
  if (source !== null && destination === null) {
    return source === end ? { ...fresh, source: null } : { ...fresh, ...noPort, destination: end };
  }
  if (source === null) return { ...fresh, source: end };
  return { ...fresh, ...noPort, source: end, destination: null };
}

export function flowActions(kit: Kit, notices: Notices): FlowActions {
  const { store } = kit;
  const set = (change: Change): void => store.setState(change);
  return {
    chooseEnd: (end) => {
      const state = store.getState();
      if (state.choosing === "source" && isService(end)) {
        notices.toast("A service can only be a destination: choose one of its pods as the source.");
        return;
      }
      set(chooseEnd(state, end));
    },
    armEnd: (choosing) => set(choosing === null ? { choosing } : { choosing, endpointsOpen: true }),
    setSource: (source) => set({ ...fresh, source }),
    setDestination: (destination) => set({ ...fresh, ...noPort, destination }),
    setPort: (port) => set({ ...fresh, port }),
    setSourcePort: (sourcePort) => set({ ...fresh, sourcePort }),
    setFamily: (family) => set({ ...fresh, family }),
    setBackend: (backend) => set({ ...fresh, backend }),
    setScope: (scope) => set({ scope, step: null, playing: false }),
    swap: () => {
      const { source, destination } = store.getState();
      if (destination !== null && isService(destination)) return;
      set({ ...fresh, source: destination, destination: source, sourcePort: null });
    },
    clearFlow: () => set({ ...fresh, ...noPort, source: null, destination: null }),
    askRecent: (index) => {
      const recent = store.getState().recent[index];
      if (recent !== undefined) {
        set({ ...fresh, ...noPort, source: recent.from, destination: recent.to, port: recent.port });
      }
    },
    ...playerActions(kit),
  };
}

/** How long a step of the explanation is held at speed 1, in milliseconds; 160 of them are movement. */
const held = 1200;

type Player = Pick<FlowActions, "setStep" | "nextStep" | "previousStep" | "play" | "pause" | "setSpeed">;

function playerActions({ store }: Kit): Player {
  let timer: ReturnType<typeof setTimeout> | undefined;

  const stop = (): void => clearTimeout(timer);
  const hold = (): void => {
    stop();
    timer = setTimeout(advance, held / store.getState().speed);
  };
  /** Behind the last step comes the finished line, and the player rests. */
  const advance = (): void => {
    const { step, playing } = store.getState();
    if (!playing || step === null) return;
    const last = step + 1 >= stepsShown(store.getState());
    store.setState(last ? { step: null, playing: false } : { step: step + 1 });
    if (!last) hold();
  };
  const rest = (step: number | null): void => {
    stop();
    store.setState({ step, playing: false });
  };

  return {
    setStep: (step) =>
      rest(step === null ? null : Math.max(0, Math.min(step, stepsShown(store.getState()) - 1))),
    nextStep: () => {
      const state = store.getState();
      const next = state.step === null ? 0 : state.step + 1;
      rest(next < stepsShown(state) ? next : null);
    },
    previousStep: () => {
      const state = store.getState();
      rest(Math.max(0, (state.step ?? stepsShown(state)) - 1));
    },
    play: () => {
      const state = store.getState();
      if (stepsShown(state) === 0) return;
      store.setState({ playing: true, step: state.step ?? 0 });
      hold();
    },
    pause: () => {
      stop();
      store.setState({ playing: false });
    },
    setSpeed: (speed) => {
      store.setState({ speed });
      if (store.getState().playing) hold();
    },
  };
}
