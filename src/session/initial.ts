/** The state before anything is known. */
import { heatAtFirst, impactAtFirst, nothingKnown } from "./analysis/put.ts";
import type { LinkState, SessionState, ViewState } from "./state.ts";

export const initialLink: LinkState = {
  source: null,
  destination: null,
  port: "",
  sourcePort: null,
  family: null,
  backend: 0,
  scope: "enforced",
  step: null,
  lens: null,
  policy: null,
  search: "",
};

const initialView: ViewState = {
  theme: "system",
  version: "after",
  endpointsOpen: true,
  inspectorOpen: true,
  inspectorTab: "why",
  problemsOpen: false,
  pinsOpen: false,
  importMode: "replace",
  dialog: null,
  dialogTier: null,
  yamlEditing: null,
  playing: false,
  speed: 1,
  narrowTab: "tiers",
  impact: impactAtFirst,
  heat: heatAtFirst,
  recent: [],
};

export const initialState: SessionState = {
  ...initialLink,
  ...initialView,
  document: null,
  replaced: null,
  pinStates: [],
  unpinned: null,
  status: { kind: "empty" },
  snapshot: null,
  answer: null,
  asking: false,
  choosing: null,
  analysis: nothingKnown,
  lensFacts: null,
  selecting: null,
  lighted: null,
  lit: [],
  policyFacts: null,
  drag: null,
  selection: [],
  importProblems: [],
  toasts: [],
  announcement: { text: "", count: 0 },
  searchFocus: 0,
  missing: null,
};
