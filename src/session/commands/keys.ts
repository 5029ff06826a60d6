/** Which command a key means, and how a shortcut is written. Single letters mean nothing while the user types. */
import type { Command, CommandId, Shortcut } from "./types.ts";
import { registry } from "./registry.ts";

/** The part of a `KeyboardEvent` that decides. */
export interface KeyPress {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
  readonly altKey: boolean;
}

/** Where the keyboard is. */
export interface KeyPlace {
  /** In a text field: only shortcuts with Control or Command count, and those of text editing stay with the field. */
  readonly typing: boolean;
  /** On a card, button or other control that has a use of its own for Space. */
  readonly onControl: boolean;
}

const editing = new Set<CommandId>(["undo", "redo"]);

export function commandForKey(press: KeyPress, place: KeyPlace): Command | null {
  if (press.altKey) return null;
  const command = registry.find((entry) => entry.shortcuts?.some((shortcut) => isPressed(shortcut, press)));
  if (command === undefined) return null;
  const mod = press.ctrlKey || press.metaKey;
  if (place.typing && (!mod || editing.has(command.id))) return null;
  if (place.onControl && press.key === " ") return null;
  return command;
}

function isPressed(shortcut: Shortcut, press: KeyPress): boolean {
  if (shortcut.key !== (press.key.length === 1 ? press.key.toLowerCase() : press.key)) return false;
  if ((shortcut.mod ?? false) !== (press.ctrlKey || press.metaKey)) return false;
  // A sign such as `?` may need Shift to be typed at all; only letters and named keys tell the two apart.
  const tellsShift = shortcut.mod === true || /^[a-z]$|^.{2,}$/.test(shortcut.key);
  return !tellsShift || (shortcut.shift ?? false) === press.shiftKey;
}

const keyNames: Readonly<Record<string, string>> = { " ": "Space", Escape: "Esc" };

/** `Ctrl K`, or `⌘ K` on a Mac. */
export function shortcutText(shortcut: Shortcut, mac: boolean): string {
  const key =
    keyNames[shortcut.key] ?? (shortcut.key.length === 1 ? shortcut.key.toUpperCase() : shortcut.key);
  const parts = [
    shortcut.mod === true ? (mac ? "⌘" : "Ctrl") : "",
    shortcut.shift === true ? "Shift" : "",
    key,
  ];
  return parts.filter((part) => part !== "").join(" ");
}
