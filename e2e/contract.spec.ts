/** The accessibility contract, row by row: whoever finds things by role and name finds them, at every width. */
import { expect, test, type Tierboard } from "./pages/tierboard.ts";

const cart = "pod checkout/cart-7f6b9-k8d2s";
const gateway = "pod payments/gateway-66d94-c5rwk";
const orders = "pod checkout/orders-84c5d-2j6tn";
const outcome =
  /^(Skipped|Does not apply|No match|Log|Pass|Allow|Deny|End of tier|Profile|Not reached)\s*,\s*\S+/;

/** Accessible names of the list items of a list, in the order they are read. */
async function names(app: Tierboard, list: string): Promise<string[]> {
  const items = app.board.getByRole("list", { name: list, exact: true }).getByRole("listitem");
  return items.evaluateAll((all) => all.map((item) => item.getAttribute("aria-label") ?? ""));
}

async function unfold(app: Tierboard, tier: string): Promise<void> {
  const folded = app.tier(tier).getByRole("button", { name: /^\d+ do(es)? not apply$/ });
  while ((await folded.count()) > 0) await folded.first().click();
}

for (const [width, height] of [
  [1600, 1000],
  [1280, 800],
  [1280, 720],
] as const) {
  test.describe(`at ${String(width)} × ${String(height)}`, () => {
    test.use({ viewport: { width, height } });

    test("tiers are groups that hold one list of cards, each with its handle", async ({ app }) => {
      await app.open();
      for (const tier of ["security", "platform", "application", "kube-admin", "default"]) {
        await expect(app.tier(tier)).toBeVisible();
        await expect(app.tier(tier).getByRole("list")).toHaveCount(1);
      }
      await expect(app.tier("kube-baseline")).toContainText(/no policies/i);
      await expect(app.tier("kube-baseline").getByRole("heading", { name: "kube-baseline" })).toHaveCount(1);
      await app.tier("kube-baseline").getByRole("button", { name: "Show policies" }).click();
      await expect(app.tier("kube-baseline").getByRole("list")).toHaveCount(1);
      for (const [tier, card] of [
        ["security", "GlobalNetworkPolicy quarantine"],
        ["security", "StagedGlobalNetworkPolicy pci-restrict-egress"],
        ["application", "NetworkPolicy frontend/web-ingress"],
        ["kube-admin", "ClusterNetworkPolicy block-metadata-api"],
        ["default", "KubernetesNetworkPolicy data/default-deny"],
      ] as const) {
        await expect(app.card(tier, card)).toHaveCount(1);
        await expect(
          app.card(tier, card).getByRole("button", { name: `Move ${card}`, exact: true }),
        ).toBeVisible();
      }
    });

    test("ends are buttons with a pressed state; the filter finds a folded replica by its full name", async ({
      app,
    }) => {
      await app.open();
      await expect(app.endpoints).toBeVisible();
      for (const name of [
        orders,
        "host endpoint node-1-eth0",
        "service payments/gateway",
        "network set threat-feed",
        "External address…",
      ])
        await expect(app.endpoints.getByRole("button", { name, exact: true })).toBeAttached();
      const filter = app.endpoints.getByRole("searchbox", { name: "Filter endpoints" });
      for (const pod of ["orders-84c5d-2j6tn", "web-5f7c9-8lq2n"]) {
        await filter.fill(pod);
        await expect(
          app.endpoints.getByRole("button", { name: new RegExp(`^pod .*/${pod}$`) }),
        ).toBeVisible();
      }
      await filter.fill("");
      const first = app.endpoints.getByRole("button", { name: cart, exact: true });
      await expect(first).toHaveAttribute("aria-pressed", "false");
      await first.click();
      await expect(first).toHaveAttribute("aria-pressed", "true");
      await expect(app.button(`Source: ${cart}`)).toBeVisible();
      await expect(app.button("Destination: choose")).toBeVisible();
      await app.button("Clear flow").click();
      await expect(app.button("Source: choose")).toBeVisible();
    });

    test("an address outside is typed after “External address…” and taken with Enter", async ({ app }) => {
      await app.open();
      await app.pickAddress("203.0.113.7");
      await expect(app.button(/^Source: .*203\.0\.113\.7$/)).toBeVisible();
    });

    test("protocol and port take every protocol, a number or a name", async ({ app, page }) => {
      await app.open();
      await app.pick(cart);
      await app.pick(gateway);
      for (const [typed, said] of [
        ["tcp/80", /TCP 80/],
        ["udp/53", /UDP 53/],
        ["icmp/8/0", /ICMP/],
        ["sctp/5000", /SCTP 5000/],
      ] as const) {
        await app.enterPort(typed);
        await expect(app.port).toHaveValue(typed);
        await expect(app.verdict).toHaveText(/^(Allowed|Denied)/);
        await expect(app.trace.or(page.locator("main")).getByText(said).first()).toBeAttached();
      }
      const source = page.getByRole("textbox", { name: "Source port" });
      await app.enterPort("tcp/8443");
      await source.fill("40000");
      await source.press("Enter");
      await expect(page).toHaveURL(/40000/);
    });

    test("with a flow each tier holds an egress and an ingress list with the same names in the same order", async ({
      app,
    }) => {
      await app.open();
      const policies = await names(app, "Policies of application");
      expect(policies).toHaveLength(9);
      await app.flow(cart, gateway, "tcp/8443");
      await expect(app.verdict).toHaveText(/^Denied/);
      await expect(
        app.board.getByRole("listitem").getByRole("button", { name: /do(es)? not apply/ }),
      ).toHaveCount(0);
      await unfold(app, "application");
      for (const half of ["egress", "ingress"])
        await expect.poll(async () => names(app, `Tier application ${half}`)).toEqual(policies);
      for (const policy of policies)
        await expect(app.tier("application").getByRole("button", { name: `Move ${policy}` })).toHaveCount(1);
      await expect(app.tier("kube-admin")).toContainText(/kube-admin.*not reached/s);
      await expect(app.tier("kube-admin").getByRole("heading", { name: "kube-admin" })).toHaveCount(1);
      await app.tier("kube-admin").getByRole("button", { name: "Show policies" }).click();
      for (const half of ["egress", "ingress"])
        await expect(
          app
            .tier("kube-admin")
            .getByRole("list", { name: `Tier kube-admin ${half}`, exact: true })
            .getByRole("listitem", { name: "ClusterNetworkPolicy block-metadata-api", exact: true }),
        ).toHaveCount(1);
    });

    test("a tier drawn as a spine shows all its policies by one press", async ({ app }) => {
      await app.open();
      const policies = await names(app, "Policies of default");
      await app.flow(cart, gateway, "tcp/8443");
      await expect(app.verdict).toHaveText(/^Denied/);
      await app.tier("default").getByRole("button", { name: "Show policies" }).click();
      for (const half of ["egress", "ingress"])
        expect(await names(app, `Tier default ${half}`)).toEqual(policies);
      for (const policy of policies)
        await expect(app.tier("default").getByRole("button", { name: `Move ${policy}` })).toHaveCount(1);
    });

    test("the line is a picture: what it says is said by the lists", async ({ app }) => {
      await app.open();
      await app.flow(cart, gateway, "tcp/8443");
      await expect(app.verdict).toHaveText(/^Denied/);
      await expect(app.page.locator(".react-flow__edge")).toHaveCount(2);
      await expect(app.page.getByRole("img", { name: /Edge/ })).toHaveCount(0);
    });

    test("the trace is two lists whose items begin with their outcome, then tier and policy", async ({
      app,
    }) => {
      await app.open();
      await app.flow(orders, "pod data/postgres-orders-0", "tcp/5432");
      await expect(app.verdict).toHaveText(/^Allowed/);
      await expect(app.trace).toBeAttached();
      for (const half of ["Egress", "Ingress"] as const) {
        const said = await app.steps(half).allTextContents();
        expect(said.length).toBeGreaterThan(10);
        for (const text of said) expect(text.trim()).toMatch(outcome);
      }
      await expect(app.steps("Ingress").filter({ hasText: /^Skipped\s*,\s*application/ })).toHaveCount(1);
      await expect(app.steps("Egress").filter({ hasText: /^Not reached\s*,\s*default/ })).toHaveCount(1);
      for (const name of ["Play", "Next step", "Previous step", "Undo", "Redo", "Export", "Import"])
        await expect(app.button(name)).toBeVisible();
      await app.button("Play").click();
      await expect(app.button("Pause")).toBeVisible();
      await app.button("Pause").click();
      await expect(app.button("Play")).toBeVisible();
    });

    test("the rail keeps a button that brings the endpoints back", async ({ app }) => {
      await app.open();
      await app.flow(cart, gateway, "tcp/8443");
      await app.button("Endpoints").click();
      await expect(app.endpoints.getByRole("searchbox", { name: "Filter endpoints" })).toBeVisible();
    });

    test("which policies count is a choice of two", async ({ app, page }) => {
      await app.open();
      await app.flow(cart, gateway, "tcp/8443");
      const count = page.getByRole("radiogroup", { name: "Policies that count" });
      await expect(count.getByRole("radio", { name: "Enforced" })).toBeChecked();
      await count.getByRole("radio", { name: "Pending" }).check({ force: true });
      await expect(count.getByRole("radio", { name: "Pending" })).toBeChecked();
    });

    test("reading: Replace stands before Add, files and text have their own fields", async ({
      app,
      page,
    }) => {
      await app.open();
      await app.button("Import").click();
      const dialog = page.getByRole("dialog");
      const radios = dialog.getByRole("radio");
      await expect(radios.nth(0)).toHaveAccessibleName("Replace");
      await expect(radios.nth(0)).toBeChecked();
      await expect(radios.nth(1)).toHaveAccessibleName("Add");
      await expect(dialog.getByLabel("Files to import")).toHaveAttribute("multiple", "");
      await expect(dialog.getByRole("textbox", { name: "Paste YAML" })).toBeVisible();
      await expect(dialog.getByRole("button", { name: "Load", exact: true })).toBeVisible();
    });

    test("problems are list items of a region", async ({ app, page }) => {
      await app.open();
      await app.paste(
        "apiVersion: projectcalico.org/v3\nkind: GlobalNetworkPolicy\nmetadata:\n  name: ok\n---\nkind: [\n",
      );
      if (!(await app.problems.isVisible()))
        await page
          .getByRole("button", { name: /problem/i })
          .first()
          .click();
      await expect(app.problems.getByRole("listitem").first()).toBeVisible();
    });
  });
}
