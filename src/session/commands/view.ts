/** What is shown and how. None of it is undone or exported. */
import { impactShown } from "../analysis/shown.ts";
import type { ViewState } from "../state.ts";
import type { Command, CommandId } from "./types.ts";

const nextTheme: Readonly<Record<ViewState["theme"], ViewState["theme"]>> = {
  system: "light",
  light: "dark",
  dark: "system",
};

function theme(id: CommandId, title: string, value: ViewState["theme"]): Command {
  return {
    id,
    title,
    group: "View",
    keywords: "colour color appearance mode",
    enabled: (state) => state.theme !== value,
    run: (actions) => actions.setTheme(value),
  };
}

const panels: readonly Command[] = [
  {
    id: "toggle-endpoints",
    title: "Show or hide the endpoints",
    group: "View",
    keywords: "pods panel rail",
    enabled: (state) => state.snapshot !== null,
    run: (actions, state) => actions.setEndpointsOpen(!state.endpointsOpen),
  },
  {
    id: "toggle-inspector",
    title: "Show or hide the details",
    group: "View",
    keywords: "inspector why panel",
    enabled: (state) => state.snapshot !== null,
    run: (actions, state) => actions.setInspectorOpen(!state.inspectorOpen),
  },
  {
    id: "toggle-impact",
    title: "Show or hide the impact",
    group: "View",
    keywords: "changes difference what if draft",
    shortcuts: [{ key: "i" }],
    enabled: (state) => state.snapshot !== null,
    run: (actions, state) => {
      const shown = impactShown(state);
      actions.setImpactSize(shown === null || shown === "line" ? "panel" : "closed");
    },
  },
  {
    id: "review",
    title: "Review the draft",
    group: "View",
    keywords: "impact changes",
    enabled: (state) => state.snapshot !== null && impactShown(state) !== "full",
    run: (actions) => actions.setImpactSize("full"),
  },
  {
    id: "heat-map",
    title: "Heat map: who may reach whom",
    group: "View",
    keywords: "matrix namespaces connectivity reachability",
    enabled: (state) => state.snapshot !== null,
    run: (actions, state) => {
      const shown = impactShown(state);
      if (shown === null || shown === "line") actions.setImpactSize("panel");
      actions.setImpactTab("heat");
    },
  },
  {
    id: "toggle-problems",
    title: "Show or hide the problems",
    group: "View",
    keywords: "diagnostics errors warnings",
    enabled: (state) => state.snapshot !== null,
    run: (actions, state) => actions.setProblemsOpen(!state.problemsOpen),
  },
];

const subjects: readonly Command[] = [
  {
    id: "open-policy",
    title: "Open policy",
    group: "View",
    enabled: (_state, args) => args.policy !== undefined,
    run: (actions, _state, args) => actions.openPolicy(args.policy ?? null),
  },
  {
    id: "close-policy",
    title: "Close the policy",
    group: "View",
    enabled: (state) => state.policy !== null,
    run: (actions) => actions.openPolicy(null),
  },
  {
    id: "clear-lens",
    title: "Stop looking through an endpoint",
    group: "View",
    keywords: "lens",
    enabled: (state) => state.lens !== null,
    run: (actions) => actions.setLens(null),
  },
  {
    id: "clear-selection",
    title: "Clear the selection",
    group: "View",
    enabled: (state) => state.selection.length > 0,
    run: (actions) => actions.select([]),
  },
];

const finding: readonly Command[] = [
  {
    id: "focus-search",
    title: "Search policies",
    group: "View",
    keywords: "find filter",
    shortcuts: [{ key: "/" }],
    enabled: (state) => state.snapshot !== null,
    run: (actions) => actions.focusSearch(),
  },
  {
    id: "clear-search",
    title: "Clear the search",
    group: "View",
    keywords: "filter",
    enabled: (state) => state.search !== "",
    run: (actions) => actions.setSearch(""),
  },
  {
    id: "palette",
    title: "Search or run a command",
    group: "Help",
    shortcuts: [{ key: "k", mod: true }],
    enabled: () => true,
    run: (actions, state) =>
      state.dialog === "palette" ? actions.closeDialog() : actions.openDialog("palette"),
  },
  {
    id: "help",
    title: "Keyboard shortcuts and words",
    group: "Help",
    keywords: "keys legend glossary",
    shortcuts: [{ key: "?" }],
    enabled: () => true,
    run: (actions) => actions.openDialog("help"),
  },
];

export const viewCommands: readonly Command[] = [
  ...finding,
  ...subjects,
  ...panels,
  {
    id: "toggle-theme",
    title: "Next theme: system, light, dark",
    group: "View",
    keywords: "colour color appearance mode",
    enabled: () => true,
    run: (actions, state) => actions.setTheme(nextTheme[state.theme]),
  },
  theme("theme-system", "Theme: as the system", "system"),
  theme("theme-light", "Theme: light", "light"),
  theme("theme-dark", "Theme: dark", "dark"),
];
