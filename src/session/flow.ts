/** The question: its two ends, its port and the scope. */
import type { EndRef } from "#src/explain/index.ts";
import type { FlowActions } from "./actions.ts";
import type { Kit } from "./kit.ts";
import type { Notices } from "./notices.ts";
import { playerActions } from "./player.ts";
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
    ...playerActions(kit, notices),
  };
}
