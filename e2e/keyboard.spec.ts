/** Nothing but the keyboard: the focus is always somewhere, and what happens is said. */
import type { Page } from "@playwright/test";
import { expect, test, type Tierboard } from "./pages/tierboard.ts";

const api = "pod frontend/storefront-api-6b8d4-h2kfw";
const gateway = "pod payments/gateway-66d94-c5rwk";
const moved = "GlobalNetworkPolicy deny-dmz-east-west";

/** Tab until the control of that name has the keyboard. */
async function tabTo(page: Page, name: string): Promise<void> {
  const control = page.locator(`:is(button, input)[aria-label="${name}"]`).first();
  const focused = (): Promise<boolean> => control.evaluate((one) => one === document.activeElement);
  for (let stop = 0; stop < 150 && !(await focused()); stop++) await page.keyboard.press("Tab");
  await expect(control).toBeFocused();
}

async function expectSaid(app: Tierboard, words: string | RegExp): Promise<void> {
  await expect(app.page.locator('[aria-live="polite"]').filter({ hasText: words })).not.toHaveCount(0);
}

test.use({ viewport: { width: 1280, height: 800 } });

test("ends, port and player are within reach, and choosing an end does not lose the place", async ({
  app,
  page,
}) => {
  await app.open();
  for (const end of [api, gateway]) {
    await tabTo(page, "Filter endpoints");
    await page.keyboard.press("Control+a");
    await page.keyboard.type(end.replace(/^.*\//, ""));
    await tabTo(page, end);
    await page.keyboard.press("Enter");
  }
  const rail = app.endpoints.getByRole("button", { name: "Endpoints", exact: true });
  await expect(rail).toBeFocused();
  await expect(app.button(`Destination: ${gateway}`)).toBeVisible();
  for (let back = 0; back < 12 && !(await app.port.evaluate((box) => box === document.activeElement)); back++)
    await page.keyboard.press("Shift+Tab");
  await expect(app.port).toBeFocused();
  await page.keyboard.type("tcp/8443");
  await page.keyboard.press("Enter");
  await expect(app.verdict).toHaveText(/^Allowed/);
  await tabTo(page, "Endpoints");
  await page.keyboard.press("]");
  await expectSaid(app, /^Step 1 of \d+\. In security, /);
  await page.keyboard.press("Enter");
  await expect(app.endpoints.getByRole("searchbox", { name: "Filter endpoints" })).toBeFocused();
});

test("a lifted card says where it hangs, Escape that it stays, a drop what it did, undo and redo what they take back", async ({
  app,
  page,
}) => {
  await app.open();
  const grip = app.button(`Move ${moved}`);
  await grip.focus();
  await page.keyboard.press("Space");
  await expectSaid(app, `Lifted ${moved}`);
  await page.keyboard.press("ArrowUp");
  await expectSaid(app, /^application, position 8 of 9, order \d+\. Provably no change/);
  await page.keyboard.press("ArrowLeft");
  await expectSaid(app, /^platform, position \d of \d, order \d+\. \d+ flows would be denied/);
  await page.keyboard.press("Escape");
  await expectSaid(app, "Move cancelled");
  await expect(grip).toBeFocused();
  await page.keyboard.press("Space");
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("Space");
  await expectSaid(app, /^Moved deny-dmz-east-west above /);
  await page.keyboard.press("Control+z");
  await expectSaid(app, /^Undone: Moved deny-dmz-east-west/);
  await page.keyboard.press("Control+Shift+z");
  await expectSaid(app, /^Redone: Moved deny-dmz-east-west/);
  await expect(grip).toBeFocused();
});

test("the keyboard goes on with the neighbour of a card that is deleted, and comes back with it", async ({
  app,
  page,
}) => {
  await app.open();
  const order = await app.order("security");
  await app.button("Move GlobalNetworkPolicy quarantine").focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("menuitem").first()).toBeFocused();
  await page.keyboard.type("delete");
  await expect(page.getByRole("menuitem", { name: "Delete", exact: true })).toBeFocused();
  await page.keyboard.press("Enter");
  await expectSaid(app, "Deleted quarantine");
  await expect(
    app.tier("security").getByRole("button", { name: new RegExp(`^Move .*${order[1] ?? ""}$`) }),
  ).toBeFocused();
  await page.keyboard.press("Control+z");
  await expectSaid(app, "Undone: Deleted quarantine");
  await expect.poll(() => app.order("security")).toEqual(order);
});
