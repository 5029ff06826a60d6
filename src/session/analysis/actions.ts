/** What the screens may ask about the impact: how much room it has, what of it is shown, and to see one of its flows. */
import type { PolicyId } from "#src/engine/index.ts";
import type { FlowActions } from "../actions.ts";
import type { Kit } from "../kit.ts";
import type { Version } from "../types.ts";
import type { HeatView, ImpactFlow, ImpactView } from "./types.ts";

export interface ImpactActions {
  readonly setImpactSize: (size: ImpactView["size"]) => void;
  readonly setImpactTab: (tab: ImpactView["tab"]) => void;
  /** Shows the groups that this edit has a share in; null: all of them. */
  readonly setImpactEdit: (edit: number | null) => void;
  /** Opens a policy on the board. */
  readonly showPolicy: (policy: PolicyId) => void;
  /** The heat map of all places, or of the ends of two of them. */
  readonly setHeat: (inside: HeatView["inside"]) => void;
  /** Asks that flow on the board, of what was loaded or of the draft. */
  readonly showFlow: (flow: ImpactFlow, version: Version) => Promise<void>;
}

interface Others extends Pick<FlowActions, "clearFlow"> {
  readonly setVersion: (version: Version) => Promise<void>;
}

export function impactActions({ store }: Kit, { clearFlow, setVersion }: Others): ImpactActions {
  return {
    setImpactSize: (size) => store.setState(({ impact }) => ({ impact: { ...impact, size } })),
    setImpactTab: (tab) => store.setState(({ impact }) => ({ impact: { ...impact, tab } })),
    setImpactEdit: (edit) => store.setState(({ impact }) => ({ impact: { ...impact, edit } })),
    showPolicy: (policy) =>
      store.setState(({ impact }) => ({
        impact: impact.size === "full" ? { ...impact, size: "panel" } : impact,
        policy,
        inspectorOpen: true,
        inspectorTab: "policies",
      })),
    setHeat: (inside) => store.setState({ heat: { inside } }),
    showFlow: async ({ query }, version) => {
      const { from: source, to: destination, port, sourcePort, family } = query;
      clearFlow();
      // The board is where the flow is seen.
      store.setState(({ impact, narrowTab }) => ({
        source,
        destination,
        port,
        sourcePort,
        family,
        impact: impact.size === "full" ? { ...impact, size: "panel" } : impact,
        narrowTab: narrowTab === "impact" ? "trace" : narrowTab,
      }));
      await setVersion(version);
    },
  };
}
