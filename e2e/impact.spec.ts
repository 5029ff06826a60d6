/** What if: what a move would change is said while the card is in the hand, and afterwards for every flow. */
import AxeBuilder from "@axe-core/playwright";
import type { Locator } from "@playwright/test";
import { expect, test, type Tierboard } from "./pages/tierboard.ts";

const moved = "GlobalNetworkPolicy deny-dmz-east-west";

function impactOf(app: Tierboard): Locator {
  return app.page.getByRole("region", { name: "Impact" });
}

/** Lifts the card by keyboard and takes it up so many slots. */
async function lift(app: Tierboard, up: number): Promise<void> {
  await app.button(`Move ${moved}`).focus();
  await app.page.keyboard.press("Space");
  await expect(app.tier("application").getByText("Provably no change")).toBeVisible();
  for (let step = 0; step < up; step++) await app.page.keyboard.press("ArrowUp");
}

async function move(app: Tierboard, up: number): Promise<Locator> {
  await app.open();
  await lift(app, up);
  await app.page.keyboard.press("Space");
  const impact = impactOf(app);
  await expect(impact).toBeVisible();
  return impact;
}

test("cards, floors and the bar say how many known flows they decide", async ({ app }) => {
  await app.open();
  await expect(app.page.getByRole("button", { name: /known flows/ })).toHaveText(
    /^1,037 known flows.*236 allowed.*801 denied/,
  );
  await expect(app.card("application", moved)).toContainText("decides 25 flows");
  await expect(app.card("platform", "NetworkPolicy checkout/legacy-dns-tcp")).toContainText(
    "never decides anything, allow-dns decides before",
  );
  await expect(app.button("End of tier application: Deny")).toContainText("667 known flows end here");
});

test("while the card is lifted every slot says what it would change, and the slot reached is announced", async ({
  app,
  page,
}) => {
  await app.open();
  await lift(app, 1);
  const announced = page.locator("[aria-live]").filter({ hasText: "position" });
  await expect(announced.first()).toHaveText(/application, position 8 of 9.*Provably no change/);
  const bands = app.tier("application");
  await expect(bands.getByText("10 → deny · 0 → allow").first()).toBeVisible();
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("ArrowUp");
  await expect(announced.first()).toHaveText(/position 6 of 9.*10 flows would be denied, 0 allowed/);
  await page.keyboard.press("Escape");
});

test("a move lists the flows that become denied with their deciders, and one of them is shown before and after", async ({
  app,
}) => {
  const impact = await move(app, 3);
  await expect(impact.getByRole("rowgroup").filter({ hasText: "10 flows would be denied" })).toBeVisible();
  const row = impact.getByRole("row").filter({ hasText: "frontend/storefront-api ×2" }).first();
  await expect(row).toContainText("payments/gateway-ingress, ingress rule 2");
  await expect(row).toContainText("deny-dmz-east-west, ingress rule 1");
  await expect(row).toContainText("TCP 8443");
  await expect(impact).toContainText("New connections only");

  await row.getByRole("button", { expanded: false }).click();
  await expect(impact.getByRole("list", { name: "Flows of this group" }).getByRole("listitem")).toHaveCount(
    4,
  );
  await impact
    .getByRole("button", { name: /^Trace before: frontend\/storefront-api/ })
    .first()
    .click();
  await expect(app.verdict).toHaveText(/^Allowed/);
  await impact
    .getByRole("button", { name: /^Trace after: frontend\/storefront-api/ })
    .first()
    .click();
  await expect(app.verdict).toHaveText(/^Denied.*deny-dmz-east-west/);
});

test("a move that changes nothing says so, and only then", async ({ app, page }) => {
  const impact = await move(app, 1);
  await expect(impact).toContainText("Provably no change");
  await page.keyboard.press("Control+z");
  await expect(impact).toBeHidden();
  await lift(app, 3);
  await page.keyboard.press("Space");
  await expect(impact).toContainText("10 flows would be denied");
  await expect(impact).not.toContainText("Provably");
});

test("the review names policies and namespaces, and gives the board back", async ({ app, page }) => {
  const impact = await move(app, 3);
  await page.getByRole("radio", { name: "Review" }).check();
  await impact.getByRole("tab", { name: "By policy" }).click();
  const policies = impact.getByRole("table", { name: "What changes, by policy" });
  await expect(policies.getByRole("row").filter({ hasText: "payments/gateway-ingress" })).toContainText(
    "−10",
  );
  await expect(policies.getByRole("row").filter({ hasText: "deny-dmz-east-west" })).toContainText("+10");
  await impact.getByRole("tab", { name: "By namespace" }).click();
  await expect(impact.getByRole("table", { name: "What changes, by namespace" }).getByRole("row")).toHaveText(
    [/^Flows/, /^frontend10/, /^payments10/],
  );
  await page.getByRole("radio", { name: "Board" }).check();
  await expect(app.tier("application")).toBeVisible();
});

test("the review lists the edits with the figure of each, the undone one struck through, and one alone with its groups", async ({
  app,
  page,
}) => {
  const impact = await move(app, 3);
  await app.button("Move NetworkPolicy payments/gateway-ingress").first().click();
  await page.getByRole("menuitem", { name: /^Mute/ }).click();
  await app.button(`Move ${moved}`).first().click();
  await page.getByRole("menuitem", { name: "Move to top" }).click();
  await app.button("Undo").click();
  await page.getByRole("radio", { name: "Review" }).check();
  const edits = impact.getByRole("list", { name: "Edits, oldest first" }).getByRole("listitem");
  await expect(edits).toHaveCount(3);
  await expect(edits.nth(0)).toContainText("order 400 → 250");
  await expect(edits.nth(0)).toContainText("10 → deny");
  await expect(edits.nth(1)).toContainText("6 → deny");
  await expect(edits.nth(1)).toHaveAttribute("aria-current", "step");
  await expect(edits.nth(2)).toContainText("undone");
  await expect(edits.nth(2).getByRole("button")).toHaveAccessibleName("Redo up to edit 3");

  const row = impact.getByRole("row").filter({ hasText: "checkout/orders ×3" });
  await expect(row.getByRole("cell").last()).toHaveText("2");
  await edits
    .nth(0)
    .getByRole("button", { name: /^1 Moved deny-dmz-east-west/ })
    .click();
  await expect(impact.getByText("Edit 1 has a share in 2 of 3 groups. Only these are shown.")).toBeVisible();
  await expect(row).toBeHidden();
  await app.button("Show all groups").click();
  await expect(row).toBeVisible();
  await app.button("Undo back to before edit 2").click();
  await expect(row).toBeHidden();
  await expect(edits.nth(0)).toHaveAttribute("aria-current", "step");
});

test("a flow of a group is pinned from the review, fails, and is the reason named beside the export", async ({
  app,
  page,
}) => {
  const impact = await move(app, 3);
  await page.getByRole("radio", { name: "Review" }).check();
  await impact.getByRole("button", { name: /storefront-api ×2 to/ }).click();
  await impact
    .getByRole("button", { name: /^Pin: frontend\/storefront-api/ })
    .first()
    .click();
  await page.getByRole("menuitemcheckbox", { name: "Must be allowed" }).click();
  const pins = impact.getByRole("region", { name: "Pinned flows against the draft" });
  await expect(pins.getByRole("listitem")).toHaveText(/^Fails.*must be allowed.*deny-dmz-east-west/s);
  const handed = impact.getByRole("region", { name: "Hand over the draft" });
  await expect(handed).toContainText("1 pinned flow does not hold in this draft");
  await handed.getByRole("button", { name: "Export with 1 failure" }).click();
  await expect(page.getByRole("dialog", { name: "Export" })).toBeVisible();
  await page.keyboard.press("Escape");
  await app.button("Undo").click();
  await expect(pins.getByRole("listitem")).toHaveText(/^Holds/);
  await expect(handed.getByRole("button", { name: "Export…" })).toBeVisible();
});

test("the heat map is read and walked by keyboard, from namespaces down to pods", async ({ app, page }) => {
  const impact = await move(app, 3);
  await impact.getByRole("tab", { name: "Flows that change" }).focus();
  await page.keyboard.press("End");
  const places = impact.getByRole("table", { name: "Known flows that are allowed, by namespace" });
  await expect(places).toBeVisible();
  await places.getByRole("button", { name: /^checkout to checkout: 6 of 40 allowed/ }).focus();
  await page.keyboard.press("ArrowRight");
  await expect(places.getByRole("button", { name: /^checkout to data/ })).toBeFocused();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("End");
  await page.keyboard.press("ArrowLeft");
  await expect(places.getByRole("button", { name: /^frontend to payments/ })).toBeFocused();
  await impact.getByRole("radio", { name: "What would change" }).check();
  const changes = impact.getByRole("table", { name: "Known flows that would change, by namespace" });
  await changes.getByRole("button", { name: /^frontend to payments: 10 to deny/ }).focus();
  await page.keyboard.press("Enter");
  const pods = impact.getByRole("table", {
    name: "Known flows that would change, from frontend to payments",
  });
  await expect(pods.getByRole("button", { name: /^web ×3 to gateway ×2: 6 to deny/ })).toBeVisible();
  await impact.getByRole("button", { name: "All namespaces" }).click();
  await expect(changes).toBeVisible();
});

for (const colorScheme of ["light", "dark"] as const) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme });
    test("axe finds nothing serious in panel, review and heat map", async ({ app, page }) => {
      const impact = await move(app, 3);
      await impact.getByRole("button", { name: /storefront-api ×2 to/ }).click();
      await expectNothingSerious(app);
      await impact.getByRole("tab", { name: "Heat map" }).click();
      await expect(impact.getByRole("table")).toBeVisible();
      await expectNothingSerious(app);
      await page.getByRole("radio", { name: "Review" }).check();
      await expect(impact.getByRole("table")).toBeVisible();
      await expectNothingSerious(app);
      await impact.getByRole("tab", { name: "Flows that change" }).click();
      await impact.getByRole("button", { name: /^1 Moved/ }).click();
      await expect(impact.getByText(/^Edit 1 has a share in/)).toBeVisible();
      await expectNothingSerious(app);
      await page.getByRole("radio", { name: "Board" }).check();
      await page.keyboard.press("Control+z");
      await lift(app, 3);
      await expectNothingSerious(app);
      await page.keyboard.press("Escape");
    });
  });
}

async function expectNothingSerious(app: Tierboard): Promise<void> {
  const { violations } = await new AxeBuilder({ page: app.page })
    .withTags(["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"])
    .analyze();
  const serious = violations.filter(({ impact }) => impact === "serious" || impact === "critical");
  expect(serious.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ""}`)).toEqual([]);
}
