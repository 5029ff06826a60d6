// @vitest-environment jsdom
import { cleanup, render, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { ReactFlowProvider } from "@xyflow/react";
import type { ComponentProps, ReactElement } from "react";
import { afterEach, describe, expect, it, vi } from "vitest";
import { createStore } from "zustand/vanilla";
import { type Session, SessionProvider, type SessionState } from "#src/session/index.ts";
import { LaneTierNode } from "./LaneTierNode.tsx";
import { NarrowTrace } from "./NarrowTrace.tsx";
import { makeCase } from "./testing/cases.ts";
import { allowed, denied } from "./testing/shop.ts";
import { useLanes } from "./use-lanes.ts";

afterEach(cleanup);

const openPolicy = vi.fn();

function sessionAt(step: number | null): Session {
  const store = createStore(
    () =>
      ({
        step,
        version: "after",
        snapshot: null,
        drag: null,
        policy: null,
        selection: [],
      }) as unknown as SessionState,
  );
  const commands = { openPolicy, light: vi.fn(), setLens: vi.fn() } as unknown as Session["commands"];
  return { ...store, commands, start: () => Promise.resolve(), dispose: () => undefined };
}

function Tiers({
  spec,
  width,
  height,
}: {
  readonly spec: typeof allowed;
  readonly width: number;
  readonly height: number;
}) {
  const made = (cases[JSON.stringify(spec)] ??= makeCase(spec));
  const lanes = useLanes({ ...made, size: { width, height } });
  return lanes.nodes.map((node) => (
    <LaneTierNode key={node.id} {...({ data: node.data } as ComponentProps<typeof LaneTierNode>)} />
  ));
}

/** A case is told from another by identity, as answers are. */
const cases: Record<string, ReturnType<typeof makeCase>> = {};

function show(element: ReactElement, step: number | null = null) {
  render(
    <SessionProvider session={sessionAt(step)}>
      <ReactFlowProvider>{element}</ReactFlowProvider>
    </SessionProvider>,
  );
}

function items(list: string): readonly (string | null)[] {
  return within(screen.getByRole("list", { name: list }))
    .queryAllByRole("listitem")
    .map((item) => item.getAttribute("aria-label"));
}

describe("a tier with a flow", () => {
  it("holds two lists with the same policies in evaluation order", () => {
    show(<Tiers spec={allowed} width={1180} height={764} />);
    const tier = screen.getByRole("group", { name: "Tier application" });
    expect(
      within(tier)
        .getAllByRole("list")
        .map((list) => list.getAttribute("aria-label")),
    ).toEqual(["Tier application egress", "Tier application ingress"]);
    expect(items("Tier application egress")).toEqual(items("Tier application ingress"));
    expect(items("Tier application egress")[4]).toBe("GlobalNetworkPolicy checkout-egress");
  });

  it("keeps folded policies behind a button beside the list, opens them, and gives the keyboard the way back", async () => {
    show(<Tiers spec={allowed} width={1236} height={582} />);
    const tier = screen.getByRole("group", { name: "Tier application" });
    expect(items("Tier application egress")).toEqual(["GlobalNetworkPolicy checkout-egress"]);
    const button = within(tier).getAllByRole("button", { name: "4 do not apply" })[0]!;
    expect(button.closest("li, ul")).toBeNull();
    await userEvent.click(button);
    expect(items("Tier application egress")).toHaveLength(5);
    const back = within(tier).getByRole("button", { name: "Fold 4 policies" });
    expect(back.closest("li, ul")).toBeNull();
    expect(document.activeElement).toBe(back);
    await userEvent.click(back);
    expect(items("Tier application egress")).toHaveLength(1);
  });

  it("gives every policy that is drawn its handle, also in a low window, and a folded one by one press", async () => {
    show(<Tiers spec={allowed} width={1236} height={582} />);
    const handle = (name: string) =>
      screen.queryByRole("button", { name: `Move GlobalNetworkPolicy ${name}` });
    expect(handle("quarantine")).not.toBeNull();
    expect(handle("web-ingress")).toBeNull();
    const tier = screen.getByRole("group", { name: "Tier application" });
    await userEvent.click(within(tier).getAllByRole("button", { name: "4 do not apply" })[0]!);
    expect(handle("web-ingress")).not.toBeNull();
  });

  it("is a spine with its heading and its reason where no lane evaluates it", () => {
    show(<Tiers spec={allowed} width={1236} height={764} />);
    const tier = screen.getByRole("group", { name: "Tier kube-admin" });
    expect(within(tier).getAllByRole("heading", { name: "kube-admin" })).toHaveLength(1);
    expect(within(tier).getByText("egress: not reached, ingress: skipped")).toBeDefined();
    const empty = screen.getByRole("group", { name: "Tier kube-baseline" });
    expect(within(empty).getAllByText("no policies", { ignore: "[aria-hidden] *" })).toHaveLength(1);
  });

  it("shows all policies of a spine by one press, however low the window", async () => {
    show(<Tiers spec={denied} width={1236} height={582} />);
    const tier = screen.getByRole("group", { name: "Tier default" });
    await userEvent.click(within(tier).getByRole("button", { name: "Show policies" }));
    expect(items("Tier default egress")).toHaveLength(6);
    expect(items("Tier default ingress")).toHaveLength(6);
    await userEvent.click(within(tier).getByRole("button", { name: "Hide policies" }));
    expect(within(tier).queryByRole("list")).toBeNull();
  });

  it("says which rule decides", () => {
    show(<Tiers spec={allowed} width={1180} height={764} />);
    const item = within(screen.getByRole("list", { name: "Tier default ingress" })).getByRole("listitem", {
      name: "GlobalNetworkPolicy allow-orders-to-postgres",
    });
    expect(item.textContent).toContain("Allow by egress rule 2");
  });

  it("has one handle per policy though it is in two lists", () => {
    show(<Tiers spec={allowed} width={1180} height={764} />);
    const names = screen
      .getAllByRole("button", { name: /^Move / })
      .map((button) => button.getAttribute("aria-label"));
    expect(new Set(names).size).toBe(names.length);
    expect(names).toHaveLength(22);
  });

  it("does not tell the outcome of a step that has not been played", () => {
    show(<Tiers spec={denied} width={1180} height={764} />, 1);
    const text = (name: string) => screen.getByRole("list", { name }).parentElement?.textContent;
    expect(text("Tier security egress")).toContain("Pass by");
    expect(text("Tier application egress")).not.toContain("Allow by");
    expect(text("Tier security ingress")).not.toContain("Pass by");
  });

  it("opens a policy", async () => {
    show(<Tiers spec={allowed} width={1180} height={764} />);
    await userEvent.click(screen.getAllByRole("button", { name: /checkout-egress/ })[0]!);
    expect(openPolicy).toHaveBeenCalledWith("GlobalNetworkPolicy checkout-egress");
  });

  it("takes one tab stop per list; arrows reach the other policies", async () => {
    show(<Tiers spec={allowed} width={1180} height={764} />);
    const [first, second] = within(screen.getByRole("list", { name: "Tier security egress" })).getAllByRole(
      "listitem",
    );
    within(first!).getByRole("button", { name: "quarantine" }).focus();
    await userEvent.keyboard("{ArrowDown}");
    expect(second!.contains(document.activeElement)).toBe(true);
  });
});

describe("the narrow trace", () => {
  it("holds every policy that was looked at, and the others behind buttons", async () => {
    show(<NarrowTrace {...makeCase(denied)} />);
    const lane = screen.getByRole("region", { name: "Ingress" });
    expect(
      within(lane).getByRole("listitem", { name: "GlobalNetworkPolicy gateway-ingress" }).textContent,
    ).toContain("1 rule, no match");
    expect(within(lane).queryByRole("listitem", { name: "GlobalNetworkPolicy web-ingress" })).toBeNull();
    await userEvent.click(within(lane).getByRole("button", { name: /^5 do not apply/ }));
    expect(within(lane).getByRole("listitem", { name: "GlobalNetworkPolicy web-ingress" })).toBeTruthy();
  });
});
