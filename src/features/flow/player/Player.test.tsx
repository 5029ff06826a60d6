// @vitest-environment jsdom
import { act, cleanup, render, screen, within } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { afterEach, beforeAll, describe, expect, test } from "vitest";
import type { SessionState } from "#src/session/index.ts";
import { prepareFloating } from "#src/ui/index.ts";
import { answer, explanation } from "../testing/facts.ts";
import { answered, stage, type Stage } from "../testing/session.ts";
import { Player } from "./Player.tsx";
import { type FlowForm, VerdictLine } from "./VerdictLine.tsx";

// What a menu opens is fetched when it is needed; here that takes longer than a test waits.
beforeAll(prepareFloating);
afterEach(cleanup);

function show(form: FlowForm, state: Partial<SessionState> = {}): Stage {
  const made = stage(state);
  render(
    made.wrap(
      <>
        <VerdictLine form={form} shown />
        <Player form={form} />
      </>,
    ),
  );
  return made;
}

const verdict = (): HTMLElement => screen.getByRole("status", { name: "Verdict" });

describe("the verdict", () => {
  test("its status is there, empty, before there is an answer", () => {
    show("wide");
    expect(verdict().textContent).toBe("");
    expect(screen.queryByRole("button", { name: "Play" })).toBeNull();
  });

  test.each(["wide", "narrow"] as const)(
    "it begins with its word and stays while steps are shown (%s)",
    (form) => {
      const { set } = show(form, answered);
      expect(verdict().textContent).toBe(answer.verdict);
      act(() => set({ step: 0, playing: true }));
      expect(screen.getByRole("button", { name: "Pause" })).toBeDefined();
      expect(verdict().textContent).toBe(answer.verdict);
    },
  );

  test("a step's headline and sentence stand beside it, and the narration can be copied", async () => {
    const { command } = show("wide", { ...answered, step: 1 });
    expect(screen.getByText("hand-over")).toBeDefined();
    expect(screen.getByText(/^Step 2 of 3\. The source lets it out/)).toBeDefined();
    await userEvent.click(screen.getByRole("button", { name: "Copy as text" }));
    expect(command("run")).toHaveBeenCalledWith("copy-as-text");
  });

  test.each(["wide", "narrow"] as const)(
    "once another question is asked it no longer says the last one's verdict (%s)",
    (form) => {
      const { set } = show(form, answered);
      act(() => set({ port: "udp/53", asking: true }));
      expect(verdict().textContent).toBe("Working it out…");
      expect(verdict().ariaBusy).toBe("true");
      const next = { ...answer, verdict: "Denied by the policy default/other" };
      act(() => set({ answer: next, asking: false }));
      expect(verdict().textContent).toBe(next.verdict);
      expect(verdict().ariaBusy).toBe("false");
    },
  );

  test("with an end taken away it says nothing", () => {
    const { set } = show("wide", answered);
    act(() => set({ destination: null, answer: null }));
    expect(verdict().textContent).toBe("");
  });

  test("a verdict of several backends is said as the answer has it", () => {
    const text = "Mixed (1 of 2 backends)";
    show("wide", { ...answered, answer: { ...answer, word: "Mixed", verdict: text } });
    expect(verdict().textContent).toBe(text);
  });

  test("where the trace is closed, Why opens it", async () => {
    const { command } = show("wide", { ...answered, inspectorOpen: false });
    await userEvent.click(screen.getByRole("button", { name: "Why" }));
    expect(command("setInspectorOpen")).toHaveBeenCalledWith(true);
  });
});

describe("the player", () => {
  test.each([
    ["Play", "toggle-play"],
    ["Next step", "next-step"],
    ["Previous step", "previous-step"],
  ])("%s runs the command of the registry", async (name, id) => {
    const { command } = show("wide", answered);
    await userEvent.click(screen.getByRole("button", { name }));
    expect(command("run")).toHaveBeenCalledWith(id);
  });

  test("while it plays the button pauses", () => {
    show("wide", { ...answered, step: 0, playing: true });
    expect(screen.getByRole("button", { name: "Pause" })).toBeDefined();
    expect(screen.queryByRole("button", { name: "Play" })).toBeNull();
  });

  test("a chip shows its step, arrows go on from there", async () => {
    const { command } = show("wide", { ...answered, step: 1 });
    const chips = within(screen.getByRole("toolbar", { name: "Steps" }));
    await userEvent.click(chips.getByRole("button", { name: "Step 3, application, End: Deny" }));
    expect(command("setStep")).toHaveBeenLastCalledWith(2);
    await userEvent.keyboard("{ArrowLeft}");
    expect(command("setStep")).toHaveBeenLastCalledWith(0);
    await userEvent.keyboard("{End}");
    expect(command("setStep")).toHaveBeenLastCalledWith(2);
  });

  test("without a step the last chip is the current one, and only it takes the Tab key", () => {
    show("wide", answered);
    const chips = within(screen.getByRole("toolbar", { name: "Steps" })).getAllByRole("button");
    expect(chips.map((chip) => chip.getAttribute("aria-current"))).toEqual([null, null, "step"]);
    expect(chips.map((chip) => chip.tabIndex)).toEqual([-1, -1, 0]);
  });

  test("speeds are a menu", async () => {
    const { command } = show("wide", answered);
    await userEvent.click(screen.getByRole("button", { name: "Speed 1×" }));
    await userEvent.click(await screen.findByRole("menuitemcheckbox", { name: "2×" }));
    expect(command("setSpeed")).toHaveBeenCalledWith(2);
  });

  test("the narrow form counts the steps and names the current one", () => {
    show("narrow", answered);
    expect(screen.getByText("3 of 3, application: End: Deny")).toBeDefined();
    expect(screen.getAllByRole("button", { name: /^Step \d/ })).toHaveLength(explanation.steps.length);
  });
});
