/** Where in the store the analysis stands, before anything is known and as it comes to be. */
import type { Kit } from "../kit.ts";
import type { AnalysisState, HeatView, ImpactView } from "./types.ts";

export const nothingKnown: AnalysisState = {
  figures: null,
  shadows: null,
  passages: null,
  necessity: { kind: "none" },
  impact: { kind: "none" },
  heat: { kind: "none" },
  edits: { facts: [], shares: null },
  slots: null,
  slotDetail: null,
};

export const impactAtFirst: ImpactView = { size: "auto", tab: "flows", edit: null };
export const heatAtFirst: HeatView = { inside: null };

export function putAnalysis({ store }: Pick<Kit, "store">, change: Partial<AnalysisState>): void {
  store.setState(({ analysis }) => ({ analysis: { ...analysis, ...change } }));
}
