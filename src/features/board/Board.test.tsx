// @vitest-environment jsdom
import { act, cleanup, configure, render, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import {
  createSession,
  memoryBrowser,
  memoryStorage,
  type Session,
  SessionProvider,
} from "#src/session/index.ts";
import { createAnalyst } from "#src/session/analyst/analyst.ts";
import { prepareFloating } from "#src/ui/index.ts";
import { Board } from "./Board.tsx";
import { prepareLanes } from "./later.ts";

const cluster = `
apiVersion: projectcalico.org/v3
kind: Tier
metadata: { name: security }
spec: { order: 100 }
---
apiVersion: projectcalico.org/v3
kind: Tier
metadata: { name: empty }
spec: { order: 200 }
---
apiVersion: v1
kind: Namespace
metadata: { name: shop }
---
apiVersion: v1
kind: Pod
metadata: { name: web, namespace: shop, labels: { app: web } }
spec: { nodeName: n1, containers: [{ name: c, ports: [{ containerPort: 80 }] }] }
status: { phase: Running, podIP: 10.0.0.1 }
${["allow-dns", "deny-all", "quarantine"]
  .map(
    (name, index) => `---
apiVersion: projectcalico.org/v3
kind: GlobalNetworkPolicy
metadata: { name: ${name} }
spec:
  tier: security
  order: ${(index + 1) * 10}
  selector: ${index === 2 ? "quarantine == 'true'" : "all()"}
  types: [Egress]
  egress: [{ action: ${index === 0 ? "Allow" : "Deny"} }]
`,
  )
  .join("")}---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: web, namespace: shop }
spec: { podSelector: {}, policyTypes: [Ingress] }
`;

const card = (name: string) => screen.getByRole("listitem", { name });
const handle = (name: string) => screen.getByRole("button", { name: `Move ${name}` });
const order = (tier: string) =>
  within(screen.getByRole("group", { name: `Tier ${tier}` }))
    .getAllByRole("listitem")
    .map((item) => item.getAttribute("aria-label"));

let session: Session;

async function show(options: { readonly narrow?: boolean } = {}) {
  session = createSession({
    analyst: createAnalyst(),
    storage: memoryStorage(null),
    browser: memoryBrowser(""),
  });
  await session.commands.open([{ name: "cluster.yaml", text: cluster }]);
  const shown = render(
    <SessionProvider session={session}>
      <Board narrow={options.narrow ?? false} />
    </SessionProvider>,
  );
  await act(() => Promise.resolve());
  return shown;
}

class NoResizes {
  readonly observe = () => undefined;
  readonly unobserve = () => undefined;
  readonly disconnect = () => undefined;
}

beforeEach(() => {
  vi.stubGlobal("ResizeObserver", NoResizes);
  vi.stubGlobal("matchMedia", () => ({ matches: true }));
  vi.stubGlobal(
    "DOMMatrixReadOnly",
    class {
      m22 = 1;
    },
  );
  vi.stubGlobal("CSS", { escape: (text: string) => text.replaceAll('"', '\\"') });
  // A page that is not laid out has no sizes; the board asks for one, that of its own frame.
  Object.defineProperty(HTMLElement.prototype, "clientWidth", { configurable: true, value: 1368 });
  Object.defineProperty(HTMLElement.prototype, "clientHeight", { configurable: true, value: 880 });
  Element.prototype.scrollTo = () => undefined;
  Element.prototype.hasPointerCapture = () => false;
  Element.prototype.scrollIntoView = () => undefined;
});

// A whole board is drawn here; a machine that has more to do takes longer than the library waits.
configure({ asyncUtilTimeout: 20_000 });

// What a menu opens is fetched when it is needed; here that takes longer than a test waits.
beforeAll(() => Promise.all([prepareFloating(), prepareLanes()]));
afterEach(() => {
  cleanup();
  session.dispose();
  vi.unstubAllGlobals();
  // What is defined on HTMLElement hides what Element has.
  Reflect.deleteProperty(HTMLElement.prototype, "clientWidth");
  Reflect.deleteProperty(HTMLElement.prototype, "clientHeight");
});

describe("the board at rest", () => {
  test("is a region that holds one group per tier, with its cards in evaluation order", async () => {
    await show();
    const board = screen.getByRole("region", { name: "Policy board" });
    expect(
      within(board)
        .getAllByRole("group", { name: /^Tier/ })
        .map((group) => group.getAttribute("aria-label")),
    ).toEqual(["Tier security", "Tier empty", "Tier kube-admin", "Tier default", "Tier kube-baseline"]);
    expect(order("security")).toEqual([
      "GlobalNetworkPolicy allow-dns",
      "GlobalNetworkPolicy deny-all",
      "GlobalNetworkPolicy quarantine",
    ]);
    expect(order("default")).toEqual(["KubernetesNetworkPolicy shop/web"]);
    expect(screen.queryByRole("application")).toBeNull();
  });

  test("says how many cards a tier has, and which one each is", async () => {
    await show();
    expect(card("GlobalNetworkPolicy deny-all").getAttribute("aria-setsize")).toBe("3");
    expect(card("GlobalNetworkPolicy deny-all").getAttribute("aria-posinset")).toBe("2");
  });

  test("says what a card is: order, whom it selects, its rules, its flags", async () => {
    await show();
    const quarantine = card("GlobalNetworkPolicy quarantine");
    const text = quarantine.textContent;
    expect(text).toContain("30");
    expect(within(quarantine).getByRole("img", { name: "egress: 1 deny" })).not.toBeNull();
    expect(text).toContain("Selects nothing");
    expect(card("GlobalNetworkPolicy allow-dns").textContent).toContain("1 pod");
  });

  test("shows a tier without policies as a strip that says it is skipped", async () => {
    await show();
    const empty = screen.getByRole("group", { name: "Tier empty" });
    expect(empty.textContent).toContain("always skipped");
    expect(within(empty).queryByRole("listitem")).toBeNull();
  });

  test("opens that strip to a column by one press, and back", async () => {
    await show();
    const user = userEvent.setup();
    const tier = () => within(screen.getByRole("group", { name: "Tier empty" }));
    expect(tier().getAllByRole("heading", { name: "empty" })).toHaveLength(1);
    await user.click(tier().getByRole("button", { name: "Show policies" }));
    expect(tier().getByRole("list", { name: "Policies of empty" })).toBeDefined();
    expect(tier().getByText("No policies, always skipped")).toBeDefined();
    expect(tier().getByRole("button", { name: "Move tier empty" })).toBeDefined();
    expect(document.activeElement).toBe(tier().getByRole("button", { name: "Hide policies" }));
    await user.keyboard("{Enter}");
    expect(tier().queryByRole("list")).toBeNull();
    expect(document.activeElement).toBe(tier().getByRole("button", { name: "Show policies" }));
  });

  test("opens a card that is pressed, and adds it to the block with Control", async () => {
    await show();
    const user = userEvent.setup();
    await user.click(screen.getByRole("button", { name: "deny-all" }));
    expect(session.getState().policy).toBe("GlobalNetworkPolicy deny-all");
    await user.keyboard("{Control>}");
    await user.click(screen.getByRole("button", { name: "allow-dns" }));
    expect(session.getState().selection).toEqual(["GlobalNetworkPolicy allow-dns"]);
  });

  test("goes from card to card by arrows and leaves keys of React Flow without effect", async () => {
    await show();
    const user = userEvent.setup();
    await user.click(screen.getByRole("button", { name: "allow-dns" }));
    await user.keyboard("{ArrowDown}");
    expect(document.activeElement?.textContent).toBe("deny-all");
    await user.keyboard("{End}");
    expect(document.activeElement?.textContent).toBe("quarantine");
    await user.keyboard("{ArrowRight}");
    expect(document.activeElement?.textContent).toBe("web");
    await user.keyboard("{Backspace}{Delete}");
    expect(order("default")).toEqual(["KubernetesNetworkPolicy shop/web"]);
  });
});

describe("search", () => {
  test("keeps what matches, lets the rest recede, and counts", async () => {
    await show();
    const user = userEvent.setup();
    await user.type(screen.getByRole("searchbox", { name: "Search policies" }), "denies");
    expect(screen.getByText("2 of 4")).toBeDefined();
    await user.keyboard("{Enter}");
    expect(screen.getByText("1 of 2")).toBeDefined();
    await user.click(screen.getByRole("button", { name: "Next match" }));
    expect(screen.getByText("2 of 2")).toBeDefined();
    await user.click(screen.getByRole("button", { name: "Next match" }));
    expect(screen.getByText("1 of 2")).toBeDefined();
  });

  test("that finds nothing says so and is cleared by one press", async () => {
    await show();
    const user = userEvent.setup();
    await user.type(screen.getByRole("searchbox", { name: "Search policies" }), "nowhere");
    await user.click(screen.getByRole("button", { name: "Clear the search" }));
    expect(session.getState().search).toBe("");
    expect(screen.queryByText(/No policy matches/)).toBeNull();
  });
});

describe("moving a card", () => {
  test("by the menu of its handle", async () => {
    await show();
    const user = userEvent.setup();
    await user.click(handle("GlobalNetworkPolicy quarantine"));
    const down = await screen.findByRole("menuitem", { name: /Move down/ });
    expect(down.getAttribute("aria-disabled")).toBe("true");
    await user.click(screen.getByRole("menuitem", { name: "Move to top" }));
    await waitFor(() => expect(order("security")[0]).toBe("GlobalNetworkPolicy quarantine"));
    expect(screen.getByRole("radio", { name: "Before" })).toBeDefined();
  });

  test("by keyboard: Space lifts, arrows choose a slot, Space drops, and the focus stays with the card", async () => {
    await show();
    const user = userEvent.setup();
    handle("GlobalNetworkPolicy quarantine").focus();
    await user.keyboard(" ");
    await waitFor(() => expect(session.getState().drag?.slots).not.toBeNull());
    expect(document.activeElement).toBe(handle("GlobalNetworkPolicy quarantine"));
    await user.keyboard("{ArrowUp}");
    expect(session.getState().drag?.over).toEqual({ tier: "security", position: 1 });
    await user.keyboard(" ");
    await waitFor(() =>
      expect(order("security")).toEqual([
        "GlobalNetworkPolicy allow-dns",
        "GlobalNetworkPolicy quarantine",
        "GlobalNetworkPolicy deny-all",
      ]),
    );
    await waitFor(() => expect(document.activeElement).toBe(handle("GlobalNetworkPolicy quarantine")));
  });

  test("by keyboard is taken back by Escape", async () => {
    await show();
    const user = userEvent.setup();
    handle("GlobalNetworkPolicy quarantine").focus();
    await user.keyboard(" ");
    await waitFor(() => expect(session.getState().drag?.slots).not.toBeNull());
    await user.keyboard("{Home}{Escape}");
    expect(session.getState().drag).toBeNull();
    expect(order("security").at(-1)).toBe("GlobalNetworkPolicy quarantine");
    expect(document.activeElement).toBe(handle("GlobalNetworkPolicy quarantine"));
  });

  test("by keyboard goes on where it was when an answer draws the board anew in between", async () => {
    await show();
    const user = userEvent.setup();
    const name = "GlobalNetworkPolicy quarantine";
    const atRest = handle(name);
    atRest.focus();
    const pod = session.getState().snapshot?.board.endpoints[0];
    if (pod === undefined) throw new Error("no endpoint was read");
    act(() => {
      session.commands.setSource(pod.id);
      session.commands.setDestination("ip:203.0.113.7");
      session.commands.setPort("tcp/80");
    });
    await screen.findByRole("list", { name: "Tier security egress" });
    expect(atRest.isConnected).toBe(false);
    expect(document.activeElement).toBe(handle(name));
    await user.keyboard(" {ArrowUp}");
    await waitFor(() => expect(session.getState().drag?.over).toEqual({ tier: "security", position: 1 }));
    await user.keyboard("{Escape}");
    await waitFor(() =>
      expect(document.activeElement).toBe(screen.getAllByRole("button", { name: `Move ${name}` })[0]),
    );
  });

  test("leaves the keyboard alone when the user took it elsewhere", async () => {
    await show();
    const user = userEvent.setup();
    handle("GlobalNetworkPolicy quarantine").focus();
    await user.click(screen.getByRole("searchbox", { name: "Search policies" }));
    await act(() => session.commands.move(["GlobalNetworkPolicy quarantine" as never], "security", 0));
    await waitFor(() => expect(order("security")[0]).toBe("GlobalNetworkPolicy quarantine"));
    expect(document.activeElement).toBe(screen.getByRole("searchbox", { name: "Search policies" }));
  });

  test("says why a Kubernetes policy has no other place", async () => {
    await show();
    const user = userEvent.setup();
    handle("KubernetesNetworkPolicy shop/web").focus();
    await user.keyboard(" ");
    const security = screen.getByRole("group", { name: "Tier security" });
    await waitFor(() => expect(within(security).getByText("Not a target")).toBeDefined());
    await user.keyboard("{Escape}");
  });

  test("is refused with its reason for a built-in tier", async () => {
    await show();
    const user = userEvent.setup();
    await user.click(screen.getByRole("button", { name: "Move tier default" }));
    const entry = await screen.findByRole("menuitem", { name: /Move to first/ });
    expect(entry.getAttribute("aria-disabled")).toBe("true");
    expect(entry.textContent).toContain("Calico fixes the order");
  });
});

describe("the lens", () => {
  test("says through which endpoint the board is seen, and ends", async () => {
    await show();
    const pod = session.getState().snapshot?.board.endpoints[0];
    if (pod === undefined) throw new Error("no endpoint was read");
    act(() => session.commands.setLens(pod.id));
    await waitFor(() => expect(session.getState().lensFacts).not.toBeNull());
    expect(screen.getByText("pod shop/web")).toBeDefined();
    await userEvent.setup().click(screen.getByRole("button", { name: "Stop looking through this endpoint" }));
    expect(session.getState().lens).toBeNull();
  });
});

describe("the narrow board", () => {
  test("lists the same tiers and cards from top to bottom", async () => {
    await show({ narrow: true });
    expect(order("security")).toEqual([
      "GlobalNetworkPolicy allow-dns",
      "GlobalNetworkPolicy deny-all",
      "GlobalNetworkPolicy quarantine",
    ]);
    expect(screen.getByRole("group", { name: "Tier empty" }).textContent).toContain("always skipped");
    expect(handle("GlobalNetworkPolicy deny-all")).toBeDefined();
  });
});
