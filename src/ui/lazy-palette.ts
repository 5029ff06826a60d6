/** The palette is fetched when it is first shown: cmdk has no place in the first bundle. */
import { lazy, type LazyExoticComponent } from "react";
import type { CommandPalette as Palette } from "./CommandPalette.tsx";

export const CommandPalette: LazyExoticComponent<typeof Palette> = lazy(async () => ({
  default: (await import("./CommandPalette.tsx")).CommandPalette,
}));
