/** Reduced motion, narrow screens, zoom, themes, and no accessibility violation on any of them. */
import AxeBuilder from "@axe-core/playwright";
import { expect, test, type Tierboard } from "./pages/tierboard.ts";

const cart = "pod checkout/cart-7f6b9-k8d2s";
const gateway = "pod payments/gateway-66d94-c5rwk";

const moved = "GlobalNetworkPolicy deny-dmz-east-west";
const broken = `apiVersion: projectcalico.org/v3
kind: GlobalNetworkPolicy
metadata: {name: here}
spec: {tier: nowhere, selector: "app ="}
---
kind: [
`;

/** One screen after the other; `judge` says what it is looked at. */
type Walk = (app: Tierboard, judge: Judge, form: Form) => Promise<void>;
/** The whole page, or what lies over it. */
type Judge = (screen: string, part?: string) => Promise<void>;
type Form = "wide" | "narrow";

async function choose(app: Tierboard, grip: string, entry: RegExp): Promise<void> {
  await app.board
    .getByRole("button", { name: `Move ${grip}`, exact: true })
    .first()
    .click();
  await app.page.getByRole("menuitem", { name: entry }).click();
}

async function command(app: Tierboard, typed: string, entry: RegExp): Promise<void> {
  await app.page.keyboard.press("Control+k");
  await app.page.getByRole("dialog").getByRole("combobox").fill(typed);
  await app.page.getByRole("option", { name: entry }).first().click();
}

/** A card taken by keyboard three slots up. */
async function lift(app: Tierboard): Promise<void> {
  await app.open();
  await app.button(`Move ${moved}`).focus();
  await app.page.keyboard.press("Space");
  await expect(app.tier("application").getByText("Provably no change")).toBeVisible();
  for (let slot = 0; slot < 3; slot++) await app.page.keyboard.press("ArrowUp");
}

/** In the narrow form a part of the screen is behind its tab. */
async function turnTo(app: Tierboard, form: Form, tab: string): Promise<void> {
  if (form === "narrow") await app.page.getByRole("tab", { name: tab, exact: true }).click();
}

/** Opens one thing after the other that lies over the page, and closes it with Escape. */
async function over(app: Tierboard, judge: Judge, parts: Record<string, () => Promise<void>>): Promise<void> {
  const dialog = app.page.getByRole("dialog");
  for (const [name, open] of Object.entries(parts)) {
    await open();
    await expect(dialog).toBeVisible();
    await judge(name, "[role=dialog]");
    await app.page.keyboard.press("Escape");
    await expect(dialog).toBeHidden();
  }
}

const walks: Record<string, Walk> = {
  "board and reading": async (app, judge, form) => {
    await app.open();
    await judge("board");
    await over(app, judge, {
      import: async () => app.button("Import").click(),
      export: async () => app.button("Export").click(),
      "source of a flow": async () => app.button("Source: choose").click(),
    });
    await turnTo(app, form, "Endpoints");
    await app.endpoints.getByRole("button", { name: "External address…" }).click();
    await expect(app.page.getByRole("textbox", { name: "Address", exact: true })).toBeFocused();
    await judge("external address");
  },

  "dialogs of edits": async (app, judge) => {
    await app.open();
    await over(app, judge, {
      "add a policy": async () => choose(app, "tier application", /^Add a policy/),
      "tier order": async () => choose(app, "tier application", /^Set its order/),
      "delete a tier": async () => choose(app, "tier application", /^Delete the tier/),
      "add a tier": async () => command(app, "add a tier", /^Add a tier/),
      palette: async () => app.page.keyboard.press("Control+k"),
      help: async () => app.page.keyboard.press("?"),
    });
  },

  "flow and pins": async (app, judge, form) => {
    // In the narrow form an answer turns from the board to the trace: whoever waits for the board may miss it.
    await app.page.goto(`/#from=${cart.replace(" ", ":")}&to=${gateway.replace(" ", ":")}&port=tcp/8443`);
    await expect(app.verdict).toHaveText(/^Denied/);
    await judge("trace");
    await app.button("Previous step").click();
    await judge("a step");
    await turnTo(app, form, "Why");
    await judge("why");
    await app.button("Pin this flow").click();
    await app.page.getByRole("menuitemcheckbox", { name: "Must be denied" }).click();
    await app.page.getByRole("button", { name: "1 pinned flow" }).click();
    await expect(app.page.getByRole("region", { name: "Pinned flows", exact: true })).toBeVisible();
    await judge("pins");
  },

  "policy and editor": async (app, judge) => {
    await app.open();
    await app
      .card("application", "NetworkPolicy checkout/checkout-egress")
      .getByText("checkout-egress")
      .click();
    await expect(app.page.getByRole("heading", { name: "checkout-egress" })).toBeVisible();
    await judge("policy");
    await app.page.keyboard.press("Escape");
    await choose(app, "NetworkPolicy frontend/web-ingress", /^Edit YAML/);
    await expect(app.page.getByRole("textbox", { name: /^YAML of/ })).toBeFocused();
    await app.page.keyboard.press("Control+End");
    await app.page.keyboard.type("  types: [Ingres]");
    await app.page.getByRole("list", { name: "Problems of the text" }).waitFor();
    await judge("editor");
  },

  dragging: async (app, judge) => {
    await lift(app);
    await judge("lifted card");
  },

  impact: async (app, judge, form) => {
    await lift(app);
    await app.page.keyboard.press("Space");
    await turnTo(app, form, "Impact");
    const impact = app.page.getByRole("region", { name: "Impact" });
    await impact.getByRole("button", { name: /storefront-api ×2 to/ }).click();
    await judge("impact");
    if (form === "wide") await app.page.getByRole("radio", { name: "Review" }).check();
    for (const tab of ["By policy", "By namespace", "Heat map"]) {
      await impact.getByRole("tab", { name: tab }).click();
      await expect(impact.getByRole("table")).toBeVisible();
      await judge(`review, ${tab}`);
    }
    await app.button(/1 edit/).click();
    await expect(app.page.getByText("As loaded")).toBeVisible();
    await judge("edits", "[role=dialog]");
  },

  "problems and nothing loaded": async (app, judge) => {
    await app.open();
    await app.paste(broken);
    const open = app.page.getByRole("button", { name: /\d problems?/ });
    if (!(await app.problems.isVisible())) await open.first().click();
    await expect(app.problems.getByRole("listitem").first()).toBeVisible();
    await judge("problems");
    await command(app, "close", /^Close the document/);
    await expect(app.page.getByRole("heading", { level: 1 })).toBeVisible();
    await judge("empty");
  },
};

async function violations(app: Tierboard, part = "body"): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page: app.page })
    .include(part)
    .options({ resultTypes: ["violations"] })
    .withTags(["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"])
    .analyze();
  return violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .map(({ id, nodes }) => {
      const where = nodes.slice(0, 5).map((node) => node.target.join(" "));
      return `${id}: ${where.join(", ")}`;
    });
}

for (const [form, width, height] of [
  ["wide", 1600, 1000],
  ["narrow", 390, 844],
] as const) {
  for (const colorScheme of ["light", "dark"] as const) {
    test.describe(`${form}, ${colorScheme}`, () => {
      test.use({ viewport: { width, height }, colorScheme, contextOptions: { reducedMotion: "reduce" } });

      for (const [name, walk] of Object.entries(walks)) {
        test(`${name}: axe finds nothing serious, nothing scrolls sideways`, async ({ app, page }) => {
          test.slow();
          const judge: Judge = async (screen, part) => {
            expect(await violations(app, part), screen).toEqual([]);
            const wide = await page.evaluate(() => document.documentElement.scrollWidth);
            expect(wide, `${screen}: width of the page`).toBeLessThanOrEqual(width);
          };
          await walk(app, judge, form);
        });
      }
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
