/** Every command, in the order palette and help list them. */
import type { Command } from "./types.ts";
import { changeCommands } from "./change.ts";
import { editCommands } from "./edit.ts";
import { fileCommands } from "./file.ts";
import { flowCommands } from "./flow.ts";
import { moveCommands } from "./move.ts";
import { pinCommands } from "./pins.ts";
import { severalEditCommands } from "./several.ts";
import { viewCommands } from "./view.ts";

export const registry: readonly Command[] = [
  ...fileCommands,
  ...editCommands,
  ...flowCommands,
  ...pinCommands,
  ...moveCommands,
  ...changeCommands,
  ...severalEditCommands,
  ...viewCommands,
];
