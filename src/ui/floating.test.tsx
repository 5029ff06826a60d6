// @vitest-environment jsdom
/** What hangs from a button: menus, popovers, tooltips. */
import { cleanup, render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import { Button, IconButton, Menu, Popover, prepareFloating } from "./index.ts";

class Observer {
  readonly observe = vi.fn();
  readonly unobserve = vi.fn();
  readonly disconnect = vi.fn();
}

beforeAll(async () => {
  await prepareFloating();
  // Not part of jsdom.
  vi.stubGlobal("ResizeObserver", Observer);
  vi.stubGlobal("DOMRect", Object);
});
afterEach(cleanup);

describe("a menu", () => {
  const choose = vi.fn<(what: string) => void>();
  const entries = [
    { kind: "item", label: "First", onSelect: () => choose("first") },
    { kind: "item", label: "Second", onSelect: () => choose("second") },
  ] as const;
  const show = (): HTMLElement => {
    choose.mockClear();
    render(<Menu trigger={<Button>More</Button>} items={entries} />);
    return screen.getByRole("button", { name: "More" });
  };

  test("is named after its button, which says that it is open", async () => {
    const button = show();
    expect(button.getAttribute("aria-haspopup")).toBe("menu");
    expect(button.getAttribute("aria-expanded")).toBe("false");
    await userEvent.click(button);
    expect(await screen.findByRole("menu", { name: "More" })).toBeTruthy();
    expect(button.getAttribute("aria-expanded")).toBe("true");
  });

  test("by keyboard: Enter opens it on its first entry, arrows move, Enter chooses, the button has the focus again", async () => {
    const button = show();
    button.focus();
    await userEvent.keyboard("{Enter}");
    const first = await screen.findByRole("menuitem", { name: "First" });
    expect(document.activeElement).toBe(first);
    await userEvent.keyboard("{ArrowDown}{Enter}");
    expect(choose.mock.calls).toEqual([["second"]]);
    expect(screen.queryByRole("menu")).toBeNull();
    expect(document.activeElement).toBe(button);
  });

  test("the arrow down opens it, too, and Escape closes it", async () => {
    const button = show();
    button.focus();
    await userEvent.keyboard("{ArrowDown}");
    await screen.findByRole("menu");
    await userEvent.keyboard("{Escape}");
    expect(screen.queryByRole("menu")).toBeNull();
    expect(document.activeElement).toBe(button);
  });

  test("a second click on the button closes it", async () => {
    const button = show();
    await userEvent.click(button);
    await screen.findByRole("menu");
    await userEvent.click(button);
    expect(screen.queryByRole("menu")).toBeNull();
  });
});

describe("a popover", () => {
  test("opens as a named dialog, closes by Escape and gives the keyboard back", async () => {
    render(
      <Popover label="Edits" trigger={<Button>2 edits</Button>}>
        <button type="button">As loaded</button>
      </Popover>,
    );
    const button = screen.getByRole("button", { name: "2 edits" });
    await userEvent.click(button);
    await screen.findByRole("dialog", { name: "Edits" });
    expect(document.activeElement).toBe(screen.getByRole("button", { name: "As loaded" }));
    await userEvent.keyboard("{Escape}");
    expect(screen.queryByRole("dialog")).toBeNull();
    expect(document.activeElement).toBe(button);
  });
});

describe("a tooltip", () => {
  const show = (): HTMLElement => {
    render(
      <IconButton label="Undo" keys="Ctrl Z">
        <i />
      </IconButton>,
    );
    return screen.getByRole("button", { name: "Undo" });
  };

  test("comes after a moment of hovering, stays under the pointer, goes by Escape", async () => {
    const button = show();
    await userEvent.hover(button);
    expect(screen.queryByRole("tooltip")).toBeNull();
    const tooltip = await screen.findByRole("tooltip");
    expect(tooltip.textContent).toContain("Ctrl Z");
    await userEvent.hover(tooltip);
    expect(screen.getByRole("tooltip")).toBe(tooltip);
    await userEvent.keyboard("{Escape}");
    expect(screen.queryByRole("tooltip")).toBeNull();
  });

  test("goes when the button is pressed, and the button is pressed all the same", async () => {
    const press = vi.fn();
    render(
      <IconButton label="Redo" onClick={press}>
        <i />
      </IconButton>,
    );
    const button = screen.getByRole("button", { name: "Redo" });
    await userEvent.hover(button);
    await screen.findByRole("tooltip");
    await userEvent.click(button);
    expect(press).toHaveBeenCalledOnce();
    expect(screen.queryByRole("tooltip")).toBeNull();
  });
});
