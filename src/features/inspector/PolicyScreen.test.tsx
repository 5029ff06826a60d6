// @vitest-environment jsdom
import { act, cleanup, render, screen, within } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import type { PolicyFacts } from "#src/explain/index.ts";
import { policyFacts, policyId, stage } from "./testing/stage.ts";
import { initialState } from "#src/session/index.ts";
import { prepareFloating } from "#src/ui/index.ts";
import { PolicyScreen } from "./PolicyScreen.tsx";

// What a menu opens is fetched when it is needed; here that takes longer than a test waits.
beforeAll(prepareFloating);
afterEach(cleanup);
// Scrolling is not part of jsdom.
beforeAll(() => void (Element.prototype.scrollIntoView = vi.fn()));

/** Stands for the editor, which another room brings. */
function TextField({ facts }: { readonly facts: PolicyFacts }) {
  return <textarea aria-label={`YAML of ${facts.card.id}`} defaultValue={facts.yaml} />;
}

function show(more: Partial<PolicyFacts> = {}) {
  const facts = { ...policyFacts, ...more };
  const made = stage({ policy: facts.card.id, policyFacts: facts });
  render(
    made.wrap(
      <>
        <button type="button">card</button>
        <PolicyScreen editor={TextField} />
      </>,
    ),
  );
  return made;
}

const texts = (all: readonly HTMLElement[]): readonly (string | null)[] =>
  all.map((each) => each.textContent);

describe("the head", () => {
  test("says kind, namespace, tier, order, position and direction", () => {
    show();
    expect(screen.getByRole("heading", { name: "web-egress" })).toBeDefined();
    const meta = within(screen.getByRole("list", { name: "Where it stands" })).getAllByRole("listitem");
    expect(texts(meta)).toEqual([
      "namespace shop",
      "tier application",
      "order 210 (ties, by name)",
      "position 2 of 3",
      "Egress",
    ]);
  });

  test("without an open policy there is nothing", () => {
    render(stage({ policyFacts }).wrap(<PolicyScreen editor={TextField} />));
    expect(screen.queryByRole("region")).toBeNull();
  });

  test("facts of another policy are never shown for it", () => {
    render(
      stage({ policy: policyId("NetworkPolicy shop/other"), policyFacts }).wrap(
        <PolicyScreen editor={TextField} />,
      ),
    );
    expect(screen.queryByRole("heading", { name: "web-egress" })).toBeNull();
  });

  test("stands there at once, with what the board knows, while the rest is on its way", () => {
    const { id } = policyFacts.card;
    render(stage({ policy: id, policyFacts: null }).wrap(<PolicyScreen editor={TextField} />));
    expect(document.activeElement).toBe(screen.getByRole("heading", { name: "web-egress" }));
    expect(screen.getByText("position 1 of 1")).toBeDefined();
    expect(screen.getByRole("region").getAttribute("aria-busy")).toBe("true");
    expect(screen.queryByRole("group", { name: "Facts" })).toBeNull();
  });

  test("Move… offers every place, and says why one is none", async () => {
    show();
    await userEvent.click(screen.getByRole("button", { name: "Move…" }));
    const entries = await screen.findAllByRole("menuitem");
    const only = "the only card of its tier";
    expect(entries.map(({ textContent }) => textContent)).toEqual([
      `Move to top${only}`,
      `Move up${only}`,
      `Move down${only}`,
      `Move to bottom${only}`,
      "Before…",
      "To tier…",
    ]);
  });

  test("a policy that Calico ignores says why", () => {
    show({ card: { ...policyFacts.card, ignored: "the tier does not take it" } });
    expect(screen.getByText("Calico ignores it: the tier does not take it")).toBeDefined();
  });
});

describe("the rules", () => {
  test("stand in one table per governed direction, as written, and end with the tier's end", () => {
    show();
    const table = screen.getByRole("table", { name: /^Egress rules/ });
    const rows = within(table).getAllByRole("row").slice(1);
    expect(rows.map((row) => texts(within(row).getAllByRole("cell")))).toEqual([
      ["Allow", "TCP", "selected", 'app == "db"in shop', "5432"],
      ["Deny", "any", "selected", "any", ""],
      ["", "No rule matches: the next policy of the tier, at last End of tier: Deny"],
    ]);
    expect(screen.queryByRole("table", { name: /^Ingress rules/ })).toBeNull();
  });

  test("a direction it governs without rules says so", () => {
    show({ rules: [], card: { ...policyFacts.card, governs: { ingress: true, egress: false } } });
    const rows = within(screen.getByRole("table", { name: /^Ingress rules/ })).getAllByRole("row");
    expect(rows).toHaveLength(2);
    expect(rows[1]?.textContent).toMatch(/^No rules: /);
  });

  test("a rule's number tints its lines in the YAML, and again takes it back", async () => {
    show();
    const number = screen.getByRole("button", { name: "egress rule 2, line 14" });
    const tinted = (): readonly (string | undefined)[] =>
      [...document.querySelectorAll("[data-tone]")].map((line) => line.textContent);
    await userEvent.click(number);
    expect(tinted()).toEqual(["14  - action: Deny"]);
    await userEvent.click(number);
    expect(tinted()).toEqual([]);
  });

  test("the numbers are the endpoints selected, the known flows decided and the rules by action", () => {
    const made = show();
    const numbers = within(screen.getByLabelText("In numbers"));
    expect(texts(numbers.getAllByRole("term"))).toEqual([
      "endpoint selected",
      "known flows decided",
      "Allow rule",
      "Deny rule",
    ]);
    expect(texts(numbers.getAllByRole("definition"))).toEqual(["1", "…", "1", "1"]);
    const policies = new Map([[policyFacts.card.id, 1200]]);
    const figures = { totals: { allowed: 1200, denied: 0, unknown: 0 }, policies, endsOfTier: new Map() };
    act(() => made.set({ analysis: { ...initialState.analysis, figures } }));
    expect(texts(numbers.getAllByRole("definition"))[1]).toBe("1,200");
  });
});

describe("the endpoints", () => {
  test("each can be chosen as an end or opened as lens", async () => {
    const { command } = show();
    const list = within(screen.getByRole("list", { name: "Selected endpoints" }));
    await userEvent.click(list.getByRole("button", { name: "Choose pod shop/web" }));
    expect(command("chooseEnd")).toHaveBeenCalledWith("pod:shop/web");
    await userEvent.click(list.getByRole("button", { name: "Show what applies to pod shop/web" }));
    expect(command("setLens")).toHaveBeenCalledWith("pod:shop/web");
  });

  test("a policy that selects nothing says what that means", () => {
    show({ endpoints: [] });
    expect(screen.getByText(/^Nothing that is loaded/)).toBeDefined();
  });
});

describe("the text", () => {
  test("keeps its line numbers and has notes at their lines, counted below", () => {
    show();
    const yaml = screen.getByRole("region", { name: "YAML" });
    expect(yaml.textContent).toContain("8spec:types is not set, so Egress is inferred");
    expect(within(yaml).getByText("1 warning")).toBeDefined();
    expect(within(yaml).getByText("1 note")).toBeDefined();
  });

  test("without notes it says that there are no problems", () => {
    show({ notes: [] });
    expect(screen.getByText("No problems found")).toBeDefined();
  });
});

describe("the keyboard", () => {
  test("stands on the heading when it opens, Escape closes, and closing gives it back", async () => {
    const made = stage();
    render(
      made.wrap(
        <>
          <button type="button">card</button>
          <PolicyScreen editor={TextField} />
        </>,
      ),
    );
    const card = screen.getByRole("button", { name: "card" });
    card.focus();
    act(() => made.set({ policy: policyFacts.card.id, policyFacts }));
    expect(document.activeElement).toBe(screen.getByRole("heading", { name: "web-egress" }));
    await userEvent.keyboard("{Escape}");
    expect(made.command("openPolicy")).toHaveBeenCalledWith(null);
    act(() => made.set({ policy: null, policyFacts: null }));
    expect(document.activeElement).toBe(card);
  });
});
