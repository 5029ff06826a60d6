/** What is shown and how: panels, dialogs, theme, search. */
import type { ViewActions } from "./actions.ts";
import type { Kit } from "./kit.ts";

export function viewActions({ store }: Kit): ViewActions {
  const set = store.setState;
  return {
    setTheme: (theme) => set({ theme }),
    setEndpointsOpen: (endpointsOpen) => set({ endpointsOpen }),
    setInspectorOpen: (inspectorOpen) => set({ inspectorOpen }),
    setInspectorTab: (inspectorTab) => set({ inspectorTab }),
    setProblemsOpen: (problemsOpen) => set({ problemsOpen }),
    setNarrowTab: (narrowTab) => set({ narrowTab }),
    setImportMode: (importMode) => set({ importMode }),
    openDialog: (dialog) =>
      set(dialog === "import" ? { dialog, importMode: "replace", importProblems: [] } : { dialog }),
    openExport: (exportAs) => set({ dialog: "export", exportAs }),
    closeDialog: () => set({ dialog: null, importMode: "replace", importProblems: [], exportAs: null }),
    setSearch: (search) => set({ search }),
    focusSearch: () => set((state) => ({ searchFocus: state.searchFocus + 1 })),
  };
}
