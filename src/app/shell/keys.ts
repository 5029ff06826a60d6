/** How this machine writes shortcuts. */
import { type CommandId, registry, shortcutText } from "#src/session/index.ts";

const mac = /mac|iphone|ipad/i.test(navigator.userAgent);

/** `Ctrl K`, the first shortcut of a command, or undefined. */
export function keysOf(id: CommandId): string | undefined {
  const shortcut = registry.find((command) => command.id === id)?.shortcuts?.[0];
  return shortcut === undefined ? undefined : shortcutText(shortcut, mac);
}

/** All shortcuts of a command. */
export function allKeysOf(id: CommandId): readonly string[] {
  const shortcuts = registry.find((command) => command.id === id)?.shortcuts ?? [];
  return shortcuts.map((shortcut) => shortcutText(shortcut, mac));
}
