// @vitest-environment jsdom
/** The controls that are more than an element with a class: what they promise to keyboard and screen reader. */
import { cleanup, render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { type ReactNode, useState } from "react";
import { afterEach, describe, expect, test, vi } from "vitest";
import { Button, Combobox, Dialog, SearchField, SegmentedRadio, TextField, Toasts } from "./index.ts";

afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

const options = [{ value: "tcp/80", detail: "http" }, { value: "udp/53" }];

function Port({ onCommit }: { readonly onCommit: (text: string) => void }): ReactNode {
  const [text, setText] = useState("");
  return <Combobox label="Port" value={text} onChange={setText} onCommit={onCommit} options={options} />;
}

describe("a combobox", () => {
  test("walks its suggestions by arrows, names the active one, and commits it by Enter", async () => {
    const commit = vi.fn();
    const user = userEvent.setup();
    render(<Port onCommit={commit} />);
    const box = screen.getByRole("combobox", { name: "Port" });
    expect(box.getAttribute("aria-expanded")).toBe("false");
    await user.click(box);
    await user.keyboard("{ArrowDown}{ArrowDown}");
    const active = screen.getByRole("option", { name: "udp/53" });
    expect(box.getAttribute("aria-activedescendant")).toBe(active.id);
    expect(active.getAttribute("aria-selected")).toBe("true");
    await user.keyboard("{Enter}");
    expect(commit).toHaveBeenLastCalledWith("udp/53");
    expect(box.getAttribute("aria-expanded")).toBe("false");
  });

  test("takes any text, and Escape closes the list without taking it away", async () => {
    const commit = vi.fn();
    const user = userEvent.setup();
    render(<Port onCommit={commit} />);
    const box = screen.getByRole<HTMLInputElement>("combobox", { name: "Port" });
    await user.type(box, "sctp/5000{Escape}");
    expect(box.value).toBe("sctp/5000");
    expect(screen.queryByRole("option")).toBeNull();
    await user.keyboard("{Enter}");
    expect(commit).toHaveBeenLastCalledWith("sctp/5000");
  });

  test("takes the suggestion that is pressed, not the half-typed text", async () => {
    const commit = vi.fn();
    const user = userEvent.setup();
    render(<Port onCommit={commit} />);
    await user.type(screen.getByRole("combobox"), "tc");
    await user.click(screen.getByRole("option", { name: /tcp\/80/ }));
    expect(commit.mock.calls).toEqual([["tcp/80"]]);
  });
});

test("a segmented radio is a radio group that arrows move through", async () => {
  const user = userEvent.setup();
  function Choice(): ReactNode {
    const [value, setValue] = useState<"a" | "b">("a");
    const two = [{ value: "a", label: "Enforced" } as const, { value: "b", label: "Pending" } as const];
    return <SegmentedRadio label="Policies that count" value={value} options={two} onChange={setValue} />;
  }
  render(<Choice />);
  expect(screen.getByRole("radiogroup", { name: "Policies that count" })).toBeTruthy();
  const pending = screen.getByRole<HTMLInputElement>("radio", { name: "Pending" });
  await user.click(pending);
  expect(pending.checked).toBe(true);
});

test("a search field is emptied by Escape, and by its button", async () => {
  const user = userEvent.setup();
  const change = vi.fn();
  render(<SearchField label="Filter" value="web" onChange={change} />);
  await user.type(screen.getByRole("searchbox", { name: "Filter" }), "{Escape}");
  await user.click(screen.getByRole("button", { name: "Clear" }));
  expect(change.mock.calls).toEqual([[""], [""]]);
});

test("a text field ties its error to the input", () => {
  render(<TextField label="Address" error="one address" defaultValue="x" />);
  const box = screen.getByRole("textbox", { name: "Address" });
  const error = document.getElementById(box.getAttribute("aria-describedby") ?? "");
  expect(box.getAttribute("aria-invalid")).toBe("true");
  expect(error?.textContent).toBe("one address");
});

describe("a toast", () => {
  const toast = { id: 7, text: "Replaced shop", action: null };

  test("leaves by itself after ten seconds", () => {
    vi.useFakeTimers();
    const dismiss = vi.fn();
    render(<Toasts toasts={[toast]} onDismiss={dismiss} />);
    vi.advanceTimersByTime(9_900);
    expect(dismiss).not.toHaveBeenCalled();
    vi.advanceTimersByTime(200);
    expect(dismiss).toHaveBeenCalledWith(7);
  });

  test("stays while the keyboard is on it", () => {
    vi.useFakeTimers();
    const dismiss = vi.fn();
    render(<Toasts toasts={[toast]} onDismiss={dismiss} />);
    screen.getByRole("button", { name: "Dismiss" }).focus();
    vi.advanceTimersByTime(60_000);
    expect(dismiss).not.toHaveBeenCalled();
  });

  test("runs its action and goes", async () => {
    const act = vi.fn();
    const dismiss = vi.fn();
    render(<Toasts toasts={[{ ...toast, action: { label: "Undo", onAct: act } }]} onDismiss={dismiss} />);
    await userEvent.click(screen.getByRole("button", { name: "Undo" }));
    expect(act).toHaveBeenCalledOnce();
    expect(dismiss).toHaveBeenCalledWith(7);
  });
});

describe("a dialog", () => {
  function Two(): ReactNode {
    const [shown, setShown] = useState<"none" | "first" | "second">("none");
    const close = (): void => setShown("none");
    return (
      <>
        <Button onClick={() => setShown("first")}>Open</Button>
        {shown === "first" && (
          <Dialog open onOpenChange={close} title="First">
            <Button onClick={() => setShown("second")}>Next</Button>
          </Dialog>
        )}
        {shown === "second" && (
          <Dialog open key="second" onOpenChange={close} title="Second">
            Text
          </Dialog>
        )}
      </>
    );
  }

  test.each([
    ["gives the keyboard back to what opened it", []],
    ["that led to another one gives it back to what opened the first", ["Next"]],
  ])("%s", async (_, presses) => {
    const user = userEvent.setup();
    render(<Two />);
    const opener = screen.getByRole("button", { name: "Open" });
    await user.click(opener);
    for (const name of presses) await user.click(screen.getByRole("button", { name }));
    await user.keyboard("{Escape}");
    expect(screen.queryByRole("dialog")).toBeNull();
    await vi.waitFor(() => expect(document.activeElement).toBe(opener));
  });
});
