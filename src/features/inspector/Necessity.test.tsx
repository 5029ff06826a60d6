// @vitest-environment jsdom
/** What the screen of a policy says about all flows: its room before, its answer after, its flows on the board. */
import { act, cleanup, render, screen, within } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { afterEach, beforeAll, expect, test, vi } from "vitest";
import { initialState, type NecessityFacts, type SessionState } from "#src/session/index.ts";
import { PolicyScreen } from "./PolicyScreen.tsx";
import { policyFacts, policyId, someGroup, stage } from "./testing/stage.ts";

afterEach(cleanup);
beforeAll(() => void (Element.prototype.scrollIntoView = vi.fn()));

const needed: NecessityFacts = {
  policy: policyFacts.card.id,
  totals: { denied: 3, allowed: 0, decider: 0, unknown: 0, otherPorts: 0, unchanged: false },
  groups: [someGroup],
  more: 0,
};
const known = (facts: NecessityFacts): Partial<SessionState> => ({
  analysis: { ...initialState.analysis, necessity: { kind: "ready", facts } },
});

function show(state: Partial<SessionState> = {}) {
  const made = stage({ policy: policyFacts.card.id, policyFacts, ...state });
  render(made.wrap(<PolicyScreen editor={() => null} />));
  return made;
}
const section = (): HTMLElement => screen.getByRole("region", { name: /^Without it/ });

test("its place is there while it is worked out, and says how far it is", () => {
  const computing = { kind: "computing", share: 0.42 } as const;
  show({ analysis: { ...initialState.analysis, necessity: computing } });
  expect(section().getAttribute("aria-busy")).toBe("true");
  expect(section().textContent).toContain("Working out what would change… 42 %");
});

test("what belongs to another policy is not shown for this one", () => {
  show(known({ ...needed, policy: policyId("NetworkPolicy shop/other") }));
  expect(section().getAttribute("aria-busy")).toBe("true");
});

test("says what would change, and lists the flows on request", async () => {
  show(known(needed));
  expect(section().textContent).toContain("Needed: without it 3 known flows would end otherwise");
  const lines = within(screen.getByRole("list", { name: "What would change without it" }));
  expect(lines.getAllByRole("listitem").map(({ textContent }) => textContent)).toEqual(["3 would be denied"]);
  const button = screen.getByRole("button", { name: "Show 1 group of flows" });
  expect(button.getAttribute("aria-expanded")).toBe("false");
  expect(screen.queryByRole("list", { name: "Flows that would change without it" })).toBeNull();
  await userEvent.click(button);
  const item = within(screen.getByRole("list", { name: "Flows that would change without it" }));
  expect(item.getByText("TCP 5432")).toBeDefined();
  expect(item.getAllByRole("definition").map(({ textContent }) => textContent)).toEqual([
    "Allowedweb-egress, egress rule 1",
    "Deniedend of tier application",
  ]);
});

test("a flow of a group is shown on the board, which gets its room back", async () => {
  const { command } = show(known(needed));
  await userEvent.click(screen.getByRole("button", { name: "Show 1 group of flows" }));
  await userEvent.click(
    screen.getByRole("button", { name: "Show on the board: shop/web to shop/db, TCP 5432" }),
  );
  expect(command("showFlow")).toHaveBeenCalledWith(someGroup.flows[0], "after");
  expect(command("openPolicy")).toHaveBeenCalledWith(null);
});

test("a policy that nobody would miss says who decides instead", () => {
  const made = show(
    known({ ...needed, groups: [], totals: { ...needed.totals, denied: 0, unchanged: true } }),
  );
  expect(section().textContent).toContain("Redundant: without it no flow changes, on no port");
  const shadows = new Map([[policyFacts.card.id, ["allow-all"]]]);
  act(() =>
    made.set({
      analysis: {
        ...initialState.analysis,
        shadows,
        necessity: {
          kind: "ready",
          facts: { ...needed, groups: [], totals: { ...needed.totals, denied: 0, unchanged: true } },
        },
      },
    }),
  );
  expect(section().textContent).toContain("Shadowed by allow-all");
  expect(within(section()).queryByRole("button")).toBeNull();
});
