/** Puts the chosen theme on the root element, and where the page's first script finds it at the next visit. */
import { useEffect } from "react";
import { useSession } from "#src/session/index.ts";

const key = "tierboard-theme";

export function useTheme(): void {
  const theme = useSession((state) => state.theme);
  useEffect(() => {
    const root = document.documentElement;
    if (theme === "system") delete root.dataset["theme"];
    else root.dataset["theme"] = theme;
    try {
      localStorage.setItem(key, theme);
    } catch {
      // Storage may be forbidden: then a forced theme flashes once per visit, and that is all.
    }
  }, [theme]);
}
