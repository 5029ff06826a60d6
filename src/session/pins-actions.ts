/** Pinning the flow asked about, and what can be done with a pin. Pins are part of the document, not of its steps. */
import type { PinActions } from "./actions.ts";
import { queryOf } from "./derive.ts";
import type { Kit } from "./kit.ts";
import { preparePacking } from "./link/pack.ts";
import type { Notices } from "./notices.ts";
import { withoutPin, withPin, withPinAt, type Pin } from "./pins.ts";

export function pinActions({ store }: Pick<Kit, "store">, notices: Notices): PinActions {
  const pins = (): readonly Pin[] => store.getState().document?.pins ?? [];
  const keep = (next: readonly Pin[]): void =>
    store.setState(({ document }) => (document === null ? {} : { document: { ...document, pins: next } }));
  return {
    pinFlow: async (expect, given) => {
      // The address follows at once, and carries them.
      await preparePacking();
      const state = store.getState();
      const query = given ?? queryOf(state);
      if (query === null || state.document === null) return;
      keep(withPin(pins(), { query, expect }));
      notices.announce(`Pinned: must be ${expect === "allow" ? "allowed" : "denied"}`);
    },
    unpin: (pin) => {
      const index = pins().findIndex((one) => one === pin);
      if (index < 0) return;
      keep(withoutPin(pins(), pin));
      store.setState({ unpinned: { pin, index } });
      notices.toast("Pin removed", { label: "Undo", command: "restore-pin" });
    },
    restorePin: () => {
      const { unpinned } = store.getState();
      if (unpinned === null) return;
      keep(withPinAt(pins(), unpinned.pin, unpinned.index));
      store.setState({ unpinned: null });
      notices.announce("The pin is back");
    },
    showPin: ({ query }) =>
      store.setState(({ impact, narrowTab }) => ({
        source: query.from,
        destination: query.to,
        port: query.port,
        sourcePort: query.sourcePort,
        family: query.family,
        backend: 0,
        step: null,
        playing: false,
        choosing: null,
        // The board is where the flow is seen.
        impact: impact.size === "full" ? { ...impact, size: "panel" } : impact,
        narrowTab: narrowTab === "impact" ? "trace" : narrowTab,
      })),
    setPinsOpen: (pinsOpen) => store.setState({ pinsOpen }),
  };
}
