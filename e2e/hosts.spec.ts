/** A host endpoint is an end: what is asked before its tiers, in the order it is asked. */
import type { Locator } from "@playwright/test";
import { expect, test, type Tierboard } from "./pages/tierboard.ts";

const gateway = "host endpoint gateway-eth0";

async function ask(app: Tierboard, from: string, port: string, to = gateway): Promise<void> {
  await app.open();
  await app.scenario("hosts");
  await expect(app.tier("machines")).toBeVisible();
  await app.flow(from, to, port);
}

const list = (app: Tierboard, name: string): Locator => app.board.getByRole("group", { name, exact: true });

test("a pod calls a host: both lists before the tiers are asked, and host-services decides", async ({
  app,
}) => {
  await ask(app, "pod watch/prometheus", "tcp/9100");
  await expect(app.verdict).toHaveText(
    "Allowed: egress by profile kns.watch; ingress by GlobalNetworkPolicy host-services, ingress rule 1, tier machines",
  );
  await expect(app.steps("Ingress").filter({ hasText: /^(No match|End of tier|Allow)/ })).toHaveText([
    /^No match, edge \(untracked\), GlobalNetworkPolicy.*untracked-scanners/,
    /^End of tier, edge \(untracked\): Pass/,
    /^No match, machines \(untracked\), GlobalNetworkPolicy.*untracked-time/,
    /^End of tier, machines \(untracked\): Pass/,
    /^No match, edge \(pre-DNAT\), GlobalNetworkPolicy.*node-ports/,
    /^End of tier, edge \(pre-DNAT\): Pass/,
    /^No match, edge, GlobalNetworkPolicy.*no-mail/,
    /^End of tier, edge: Pass/,
    /^Allow, machines, GlobalNetworkPolicy.*host-services/,
  ]);
  const { board } = app;
  await expect(board.getByRole("heading", { level: 3 })).toHaveText([
    "Untracked",
    "Pre-DNAT",
    "Tiers",
    "Forward",
  ]);
  await expect(list(app, "Untracked edge").getByRole("listitem")).toHaveAccessibleName(
    "GlobalNetworkPolicy untracked-scanners",
  );
  await expect(list(app, "Pre-DNAT edge").getByRole("list")).toHaveAccessibleName("Pre-DNAT edge ingress");
  await expect(app.tier("edge")).toHaveCount(1);
  await expect(app.tier("edge").getByRole("list")).toHaveCount(2);
  await expect(board.getByText("not asked: this flow is the host's own")).toBeVisible();
});

test("what the untracked list denies reaches nothing behind it", async ({ app }) => {
  await ask(app, "ip:203.0.113.7", "tcp/9100");
  await expect(app.verdict).toHaveText(
    "Denied at destination gateway-eth0, ingress: GlobalNetworkPolicy untracked-scanners, ingress rule 1, tier edge (untracked)",
  );
  await expect(list(app, "Untracked edge")).toContainText("Deny by ingress rule 1");
  await expect(list(app, "Pre-DNAT edge")).toHaveCount(0);
  await expect(app.steps("Ingress").filter({ hasText: "Not reached" }).first()).toHaveText(
    "Not reached, machines (untracked)",
  );
});

test("a node port is judged before any tier", async ({ app }) => {
  await ask(app, "ip:198.51.100.9", "tcp/30080");
  await expect(app.verdict).toHaveText(/^Allowed: ingress by GlobalNetworkPolicy node-ports, ingress rule 1/);
  await ask(app, "ip:192.0.2.1", "tcp/30080");
  await expect(app.verdict).toHaveText(/^Denied .*node-ports, ingress rule 2, tier edge \(pre-DNAT\)$/);
});

test("a failsafe port is open, whatever the policies say, and the board says so", async ({ app }) => {
  await ask(app, "ip:203.0.113.7", "tcp/22");
  await expect(app.verdict).toHaveText(/^Allowed: ingress by a failsafe port of the host/);
  await expect(app.board.getByText("TCP 22 is one of them: open whatever the policies say")).toBeVisible();
  await expect(app.steps("Ingress").first()).toHaveText(/^Allow: failsafe port of the host/);
});

test("the player goes through the lists in order, each with its sentence", async ({ app }) => {
  await ask(app, "pod watch/prometheus", "tcp/9100");
  await expect(app.verdict).toHaveText(/^Allowed/);
  const chips = app.page.getByRole("toolbar", { name: "Steps" }).getByRole("button");
  await chips.filter({ hasText: "untracked, End: Pass" }).first().click();
  await expect(
    app.page.getByText("The untracked list is asked before the tiers of the host.").first(),
  ).toBeVisible();
  await expect(list(app, "Pre-DNAT edge")).not.toContainText("no match");
  await app.button("Next step").click();
  await app.button("Next step").click();
  await expect(
    app.page.getByText("The pre-DNAT list is asked before the tiers of the host.").first(),
  ).toBeVisible();
  await expect(list(app, "Pre-DNAT edge")).toContainText("no match");
});

test("a host as the source is walked by its own lists first", async ({ app }) => {
  await ask(app, gateway, "tcp/8080", "pod shop/web");
  await expect(app.verdict).toHaveText(/^Allowed: egress by GlobalNetworkPolicy host-services/);
  await expect(list(app, "Untracked machines").getByRole("list")).toHaveAccessibleName(
    "Untracked machines egress",
  );
});

test("on a narrow screen the lists follow one another", async ({ app }) => {
  await ask(app, "ip:198.51.100.9", "tcp/30080");
  await app.page.setViewportSize({ width: 700, height: 1000 });
  await expect(app.verdict).toHaveText(/^Allowed/);
  await app.page.getByRole("tab", { name: "Tiers" }).click();
  await expect(app.page.getByRole("group", { name: "Untracked edge", exact: true })).toBeVisible();
  await expect(app.page.getByRole("group", { name: "Pre-DNAT edge", exact: true })).toContainText(
    "node-ports",
  );
});
