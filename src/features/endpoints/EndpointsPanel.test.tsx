// @vitest-environment jsdom
/** The region "Endpoints" as a user finds it: by role and name. */
import { type BoundFunctions, cleanup, type queries, render, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, expect, test } from "vitest";
import { type Session, SessionProvider } from "#src/session/index.ts";
import { type EndpointsForm, EndpointsPanel } from "./EndpointsPanel.tsx";
import { board, pod } from "./testing/facts.ts";
import { sessionWith } from "./testing/session.ts";

afterEach(cleanup);

interface Shown {
  readonly session: Session;
  readonly region: BoundFunctions<typeof queries>;
  readonly user: ReturnType<typeof userEvent.setup>;
}

async function show(form: EndpointsForm = "panel", facts = board): Promise<Shown> {
  const session = await sessionWith(facts);
  render(
    <SessionProvider session={session}>
      <EndpointsPanel form={form} />
    </SessionProvider>,
  );
  return {
    session,
    region: within(screen.getByRole("region", { name: "Endpoints" })),
    user: userEvent.setup(),
  };
}

const button = (region: Shown["region"], name: string): HTMLElement => region.getByRole("button", { name });

test("the first click chooses the source, the second the destination, and both stay pressed", async () => {
  const { session, region, user } = await show();
  await user.click(button(region, "pod shop/web"));
  await user.click(button(region, "pod data/db"));
  expect(session.getState()).toMatchObject({ source: "pod:shop/web", destination: "pod:data/db" });
  expect(button(region, "pod shop/web").getAttribute("aria-pressed")).toBe("true");
  expect(button(region, "pod data/db").getAttribute("aria-pressed")).toBe("true");
  expect(button(region, "host endpoint node-1-eth0").getAttribute("aria-pressed")).toBe("false");
});

test("a service becomes the destination, also when it is clicked first", async () => {
  const { session, region, user } = await show();
  await user.click(button(region, "service shop/orders"));
  expect(session.getState()).toMatchObject({ source: null, destination: "svc:shop/orders" });
});

test("replicas are folded behind the first, a full name in the filter shows the very pod", async () => {
  const { region, user } = await show();
  expect(region.queryByRole("button", { name: "pod shop/orders-2" })).toBeNull();
  await user.type(region.getByRole("searchbox", { name: "Filter endpoints" }), "shop/orders-2");
  expect(await region.findByRole("button", { name: "pod shop/orders-2" })).toBeTruthy();
  expect(region.queryByRole("button", { name: "pod shop/web" })).toBeNull();
});

test("the count of a folded workload lists its pods", async () => {
  const { region, user } = await show();
  await user.click(button(region, "×2: list the pods of orders"));
  expect(button(region, "pod shop/orders-1")).toBeTruthy();
  expect(button(region, "pod shop/orders-2")).toBeTruthy();
});

test("an external address is typed into the box that the button opens; what is no address is refused", async () => {
  const { session, region, user } = await show();
  await user.click(button(region, "External address…"));
  const box = region.getByRole("textbox", { name: "Address" });
  expect(document.activeElement).toBe(box);
  await user.type(box, "10.0.0.x{Enter}");
  expect(session.getState().source).toBeNull();
  expect(box.getAttribute("aria-invalid")).toBe("true");
  await user.clear(box);
  await user.type(box, "203.0.113.80{Enter}");
  expect(session.getState().source).toBe("ip:203.0.113.80");
  expect(region.queryByRole("textbox", { name: "Address" })).toBeNull();
});

test("a network set proposes its first address, which can be changed before it is chosen", async () => {
  const { session, region, user } = await show();
  await user.click(button(region, "network set threat-feed"));
  const box = region.getByRole<HTMLInputElement>("textbox", { name: "Address" });
  expect(box.value).toBe("198.51.100.0");
  await user.clear(box);
  await user.type(box, "198.51.100.7{Enter}");
  expect(session.getState().source).toBe("ip:198.51.100.7");
  expect(button(region, "network set threat-feed").getAttribute("aria-pressed")).toBe("true");
});

test("the lens of an endpoint is switched on and off", async () => {
  const { session, region, user } = await show();
  await user.click(button(region, "Show what applies to pod shop/web"));
  expect(session.getState().lens).toBe("pod:shop/web");
  await user.click(button(region, "Show what applies to pod shop/web"));
  expect(session.getState().lens).toBeNull();
});

test("a pod that is no endpoint yet says why and can be assumed to run", async () => {
  const { session, region, user } = await show();
  expect(region.getByText("it has no address")).toBeTruthy();
  await user.click(button(region, "Assume it runs: pod shop/job"));
  expect(session.getState().document?.assumeRunning).toEqual(["pod:shop/job"]);
});

test("the rail keeps a button that opens the panel", async () => {
  const { session, region, user } = await show("rail");
  session.commands.setEndpointsOpen(false);
  await user.click(button(region, "Endpoints"));
  expect(session.getState().endpointsOpen).toBe(true);
});

test("of thousands of pods only those in sight are drawn, and the filter still finds each", async () => {
  const pods = Array.from({ length: 5000 }, (_, i) =>
    pod("load", `p${i}`, `10.1.${Math.floor(i / 250)}.${i % 250}`),
  );
  const { region, user } = await show("panel", { ...board, endpoints: pods });
  expect(region.queryAllByRole("button", { name: /^pod / }).length).toBeLessThan(200);
  await user.type(region.getByRole("searchbox", { name: "Filter endpoints" }), "load/p4999");
  expect(await region.findByRole("button", { name: "pod load/p4999" })).toBeTruthy();
});
