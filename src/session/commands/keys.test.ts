import { describe, expect, test } from "vitest";
import { commandForKey, shortcutText, type KeyPlace, type KeyPress } from "./keys.ts";
import { registry } from "./registry.ts";

const nowhere: KeyPlace = { typing: false, onControl: false };

/** `ctrl shift z` as a key press. */
function press(text: string): KeyPress {
  const parts = text.split(" ");
  const key = parts.at(-1) ?? "";
  return {
    key: key === "Space" ? " " : key,
    ctrlKey: parts.includes("ctrl"),
    metaKey: parts.includes("meta"),
    shiftKey: parts.includes("shift"),
    altKey: parts.includes("alt"),
  };
}

describe("a key", () => {
  test.each([
    ["ctrl k", "palette"],
    ["meta k", "palette"],
    ["/", "focus-search"],
    ["shift /", "focus-search"],
    ["[", "previous-step"],
    ["]", "next-step"],
    ["Space", "toggle-play"],
    ["ctrl z", "undo"],
    ["ctrl shift Z", "redo"],
    ["meta shift z", "redo"],
    ["shift ?", "help"],
    ["p", "toggle-scope"],
    ["shift P", null],
    ["alt p", null],
    ["ctrl p", null],
    ["q", null],
  ])("%s means %s", (keys, id) => {
    expect(commandForKey(press(keys), nowhere)?.id ?? null).toBe(id);
  });

  test.each([
    ["/", null],
    ["p", null],
    ["Space", null],
    ["ctrl z", null],
    ["ctrl k", "palette"],
  ])("%s while typing means %s", (keys, id) => {
    expect(commandForKey(press(keys), { typing: true, onControl: true })?.id ?? null).toBe(id);
  });

  test("Space on a card or button belongs to it", () => {
    expect(commandForKey(press("Space"), { typing: false, onControl: true })).toBeNull();
    expect(commandForKey(press("]"), { typing: false, onControl: true })?.id).toBe("next-step");
  });
});

describe("the registry", () => {
  test("has each id once, and no shortcut twice", () => {
    const ids = registry.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    const shortcuts = registry.flatMap((command) =>
      (command.shortcuts ?? []).map((one) => shortcutText(one, false)),
    );
    expect(new Set(shortcuts).size).toBe(shortcuts.length);
  });

  test("writes shortcuts as the machine does", () => {
    expect(shortcutText({ key: "k", mod: true }, true)).toBe("⌘ K");
    expect(shortcutText({ key: "z", mod: true, shift: true }, false)).toBe("Ctrl Shift Z");
    expect(shortcutText({ key: " " }, false)).toBe("Space");
  });
});
