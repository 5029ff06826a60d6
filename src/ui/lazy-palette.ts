/** The palette is fetched when it is first shown: cmdk has no place in the first bundle. */
import type { CommandPaletteProps } from "./CommandPalette.tsx";
import { later } from "./later.ts";

export const { Part: CommandPalette, fetch: preparePalette } = later<CommandPaletteProps>(
  async () => (await import("./CommandPalette.tsx")).CommandPalette,
);
