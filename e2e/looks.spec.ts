/** What the pieces of the board look like, in both themes. A change that is meant renews the pictures in `screens/`. */
import { expect, test, type Tierboard } from "./pages/tierboard.ts";

const flow = "#from=pod:checkout/orders-84c5d-2j6tn&to=pod:data/postgres-orders-0&port=tcp/5432";

const cards = [
  ["card", "application", "NetworkPolicy frontend/web-ingress"],
  ["card-staged", "security", "StagedGlobalNetworkPolicy pci-restrict-egress"],
  ["card-selects-nothing", "security", "GlobalNetworkPolicy quarantine"],
  ["card-tied", "default", "KubernetesNetworkPolicy data/allow-orders-to-postgres"],
] as const;

for (const colorScheme of ["light", "dark"] as const) {
  test.describe(`in the ${colorScheme} theme`, () => {
    test.use({ colorScheme, contextOptions: { reducedMotion: "reduce" } });

    for (const [name, tier, policy] of cards) {
      test(`a ${name} of the tier ${tier}`, async ({ app }) => {
        await open(app, "");
        await expect(app.card(tier, policy)).toHaveScreenshot(`${name}-${colorScheme}.png`);
      });
    }

    test("a tier at rest", async ({ app }) => {
      await open(app, "");
      await expect(app.tier("security")).toHaveScreenshot(`tier-${colorScheme}.png`);
    });

    test("a tier with a flow", async ({ app }) => {
      await open(app, flow);
      await expect(app.verdict).toHaveText(/^Allowed/);
      await expect(app.tier("platform")).toHaveScreenshot(`tier-flow-${colorScheme}.png`);
    });

    test("the trace", async ({ app }) => {
      await open(app, flow);
      await expect(app.verdict).toHaveText(/^Allowed/);
      const steps = app.trace.getByRole("list", { name: "Egress steps" });
      await expect(steps).toHaveScreenshot(`trace-${colorScheme}.png`);
    });
  });
}

async function open(app: Tierboard, fragment: string): Promise<void> {
  await app.open(fragment);
  await app.page.evaluate(() => document.fonts.ready);
  // Figures come a moment after the board.
  if (fragment === "") await expect(app.page.getByRole("button", { name: /known flows/ })).toBeVisible();
}
