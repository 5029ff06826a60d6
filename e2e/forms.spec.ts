/** Reduced motion, narrow screens, zoom, themes, and no accessibility violation on any of them. */
import AxeBuilder from "@axe-core/playwright";
import { expect, test, type Tierboard } from "./pages/tierboard.ts";

const cart = "pod checkout/cart-7f6b9-k8d2s";
const gateway = "pod payments/gateway-66d94-c5rwk";

async function violations(app: Tierboard): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page: app.page })
    .withTags(["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"])
    .analyze();
  return violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .map(
      ({ id, nodes }) =>
        `${id}: ${nodes
          .map((node) => node.target.join(" "))
          .slice(0, 5)
          .join(", ")}`,
    );
}

const screens: Record<string, (app: Tierboard) => Promise<void>> = {
  board: async (app) => app.open(),
  flow: async (app) => {
    await app.open();
    await app.flow(cart, gateway, "tcp/8443");
    await expect(app.verdict).toHaveText(/^Denied/);
  },
  policy: async (app) => {
    await app.open();
    await app
      .card("application", "NetworkPolicy checkout/checkout-egress")
      .getByText("checkout-egress")
      .click();
    await expect(app.page.getByRole("heading", { name: "checkout-egress" })).toBeVisible();
  },
  dragging: async (app) => {
    await app.open();
    await app.button("Move GlobalNetworkPolicy deny-dmz-east-west").focus();
    await app.page.keyboard.press("Space");
    await app.page.keyboard.press("ArrowUp");
  },
  import: async (app) => {
    await app.open();
    await app.button("Import").click();
    await expect(app.page.getByRole("dialog")).toBeVisible();
  },
  export: async (app) => {
    await app.open();
    await app.button("Export").click();
    await expect(app.page.getByRole("dialog")).toBeVisible();
  },
};

for (const colorScheme of ["light", "dark"] as const) {
  for (const [name, show] of Object.entries(screens)) {
    test(`${name}, ${colorScheme}: axe finds nothing serious`, async ({ app, page }) => {
      await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
      await show(app);
      expect(await violations(app)).toEqual([]);
    });
  }
}

test("under reduced motion nothing plays by itself and steps switch at once", async ({ app, page }) => {
  await page.emulateMedia({ reducedMotion: "reduce" });
  await app.open();
  await app.flow(cart, gateway, "tcp/8443");
  await expect(app.verdict).toHaveText(/^Denied/);
  await expect(app.button("Play")).toBeVisible();
  expect(
    await page.evaluate(() => document.getAnimations().filter((a) => a.playState === "running").length),
  ).toBe(0);
  await app.button("Previous step").click();
  expect(
    await page.evaluate(() => document.getAnimations().filter((a) => a.playState === "running").length),
  ).toBe(0);
});

test("on a narrow screen the tiers are a list, the trace another, and the page never scrolls sideways", async ({
  app,
  page,
}) => {
  await page.setViewportSize({ width: 800, height: 500 });
  await app.open();
  await expect(app.tier("application")).toBeVisible();
  await app.page.getByRole("tab", { name: "Endpoints" }).click();
  await app.flow(cart, gateway, "tcp/8443");
  await expect(app.verdict).toHaveText(/^Denied/);
  await app.page.getByRole("tab", { name: "Trace" }).click();
  await expect(app.steps("Ingress").filter({ hasText: /^End of tier.*application/s })).toBeVisible();
  for (const width of [800, 320]) {
    await page.setViewportSize({ width, height: 640 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
  }
});
