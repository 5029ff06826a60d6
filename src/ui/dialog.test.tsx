// @vitest-environment jsdom
/** Where the keyboard is after a dialog. */
import { cleanup, render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { type ReactNode, useState } from "react";
import { flushSync } from "react-dom";
import { afterEach, expect, test } from "vitest";
import { Button, Dialog } from "./index.ts";

afterEach(cleanup);

/** The first dialog is gone, and nobody has the keyboard, when the second comes. */
function TwoDialogs(): ReactNode {
  const [open, setOpen] = useState<"none" | "first" | "second">("none");
  const goOn = (): void => {
    flushSync(() => setOpen("none"));
    setOpen("second");
  };
  return (
    <>
      <Button onClick={() => setOpen("first")}>Begin</Button>
      {open === "first" && (
        <Dialog open onOpenChange={() => setOpen("none")} title="First">
          <Button onClick={goOn}>Go on</Button>
        </Dialog>
      )}
      {open === "second" && (
        <Dialog open onOpenChange={() => setOpen("none")} title="Second">
          <p>The end.</p>
        </Dialog>
      )}
    </>
  );
}

test("a dialog closed by Escape gives the keyboard back to what opened it", async () => {
  render(<TwoDialogs />);
  await userEvent.click(screen.getByRole("button", { name: "Begin" }));
  await screen.findByRole("dialog", { name: "First" });
  await userEvent.keyboard("{Escape}");
  await waitFor(() => expect(document.activeElement).toBe(screen.getByRole("button", { name: "Begin" })));
});

test("a dialog that follows another gives it back to what opened the first", async () => {
  render(<TwoDialogs />);
  await userEvent.click(screen.getByRole("button", { name: "Begin" }));
  await userEvent.click(await screen.findByRole("button", { name: "Go on" }));
  await screen.findByRole("dialog", { name: "Second" });
  await userEvent.keyboard("{Escape}");
  await waitFor(() => expect(document.activeElement).toBe(screen.getByRole("button", { name: "Begin" })));
});
