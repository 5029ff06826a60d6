/** Friday: may I move this policy up without breaking production? */
import { readFileSync } from "node:fs";
import type { Locator, Page } from "@playwright/test";
import { expect, test, type Tierboard } from "./pages/tierboard.ts";

const api = "pod frontend/storefront-api-6b8d4-h2kfw";
const gateway = "pod payments/gateway-66d94-c5rwk";
const moved = "GlobalNetworkPolicy deny-dmz-east-west";

/** The policy that is moved stands behind the one that allows; before it, it denies. */
async function expectFlip(app: Tierboard): Promise<void> {
  await expect(app.verdict).toHaveText(/^Denied/);
  await expect(app.steps("Ingress").filter({ hasText: /^Deny.*deny-dmz-east-west/s })).toHaveCount(1);
}

/** Where a row stands once rows have stopped making room for each other. */
async function restingBox(row: Locator): Promise<{ x: number; y: number; width: number }> {
  let box = await row.boundingBox();
  await expect
    .poll(async () => {
      const before = box;
      box = await row.boundingBox();
      return box !== null && before?.y === box.y && before.x === box.x;
    })
    .toBe(true);
  if (box === null) throw new Error("the row has no box");
  return box;
}

async function exported(app: Tierboard): Promise<string> {
  await app.button("Export").click();
  const dialog = app.page.getByRole("dialog");
  await dialog.getByRole("radio", { name: /^All/ }).click();
  const download = app.page.waitForEvent("download");
  await dialog.getByRole("button", { name: /^Download/ }).click();
  const text = readFileSync(await (await download).path(), "utf8");
  await app.page.keyboard.press("Escape");
  return text;
}

test("dragging a card shows the flow's verdict before letting go, then undo, redo, export and re-import agree", async ({
  app,
  page,
}) => {
  await app.open();
  await app.flow(api, gateway, "tcp/8443");
  await expect(app.verdict).toHaveText(/^Allowed/);
  const grip = app.button(`Move ${moved}`).first();
  // Lifted in the middle of the board: near an edge it would pan for as long as the card hangs there.
  const { x, y } = await restingBox(grip);
  await grip.hover();
  await page.mouse.down();
  await page.mouse.move(x + 20, y + 20, { steps: 4 });
  const target = app.tier("application").getByText("gateway-ingress").first();
  await expect(target).toBeVisible();
  const box = await restingBox(target);
  await page.mouse.move(box.x + box.width / 2, box.y - 2, { steps: 12 });
  await expect(page.getByText(/Allowed\s*→\s*Denied/).first()).toBeVisible();
  await page.mouse.up();
  await expectFlip(app);

  const original = readFileSync(new URL("../scenarios/shop.yaml", import.meta.url), "utf8");
  const text = await exported(app);
  const changed = text.split("\n").filter((line, index) => line !== original.split("\n")[index]);
  expect(changed).toHaveLength(1);
  expect(changed[0]).toMatch(/^ {2}order: \d+$/);

  await app.button("Undo").click();
  await expect(app.verdict).toHaveText(/^Allowed/);
  expect(await exported(app)).toBe(original);
  await app.button("Redo").click();
  await expectFlip(app);

  await app.button("Clear flow").click();
  const order = await app.order("application");
  await app.paste(text);
  expect(await app.order("application")).toEqual(order);
});

test("the same by keyboard alone: lift, move, drop, undo", async ({ app, page }) => {
  await app.open();
  await app.flow(api, gateway, "tcp/8443");
  await app.button(`Move ${moved}`).first().focus();
  await page.keyboard.press("Space");
  for (let step = 0; step < 3; step++) await page.keyboard.press("ArrowUp");
  await expect(page.getByText(/Allowed\s*→\s*Denied/).first()).toBeVisible();
  await page.keyboard.press("Space");
  await expectFlip(app);
  await expect(app.button(`Move ${moved}`).first()).toBeFocused();
  await page.keyboard.press("Control+z");
  await expect(app.verdict).toHaveText(/^Allowed/);
  await page.keyboard.press("Control+Shift+z");
  await expectFlip(app);
});

test("Escape puts a lifted card back where it was", async ({ app, page }) => {
  await app.open();
  const before = await app.order("application");
  await app.button(`Move ${moved}`).focus();
  await page.keyboard.press("Space");
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("Escape");
  expect(await app.order("application")).toEqual(before);
  await expect(app.button("Undo")).toBeDisabled();
});

test("the move menu reaches the same places without dragging", async ({ app, page }) => {
  await app.open();
  await app.button(`Move ${moved}`).click();
  await page.getByRole("menuitem", { name: "Move to top" }).click();
  await expect.poll(async () => (await app.order("application"))[0]).toBe("deny-dmz-east-west");
});

test("a Kubernetes policy says before the drop that it cannot move", async ({ app, page }) => {
  await app.open();
  await app.button("Move KubernetesNetworkPolicy data/allow-sessions").focus();
  await page.keyboard.press("Space");
  await page.keyboard.press("ArrowUp");
  await expect(page.getByText(/fixed at order 1000/).first()).toBeVisible();
  await page.keyboard.press("Escape");
});

/** Keys of what is stored in the browser. */
function storedKeys(page: Page): Promise<readonly string[]> {
  return page.evaluate(
    () =>
      new Promise<readonly string[]>((resolve, reject) => {
        const opening = indexedDB.open("tierboard");
        opening.onerror = () => reject(new Error("no database"));
        opening.onsuccess = () => {
          const keys = opening.result.transaction("session").objectStore("session").getAllKeys();
          keys.onsuccess = () => {
            opening.result.close();
            resolve(keys.result.map(String));
          };
        };
      }),
  );
}

test("an edit stores the draft, not the files again; another document takes their place", async ({
  app,
  page,
}) => {
  await app.open();
  await expect.poll(() => storedKeys(page)).toEqual([expect.stringMatching(/^files /), "session"]);
  const loaded = await storedKeys(page);
  await app.button(`Move ${moved}`).click();
  await page.getByRole("menuitem", { name: "Move to top" }).click();
  await expect(app.button("Undo")).toBeEnabled();
  await page.reload();
  await expect(app.button("Undo")).toBeEnabled();
  expect(await storedKeys(page)).toEqual(loaded);
  await app.paste("apiVersion: v1\nkind: Namespace\nmetadata: {name: alone}\n");
  await expect.poll(async () => (await storedKeys(page)).includes(loaded[0] ?? "")).toBe(false);
  expect(await storedKeys(page)).toHaveLength(2);
});

test("a draft survives a reload", async ({ app, page }) => {
  await app.open();
  await app.button(`Move ${moved}`).click();
  await page.getByRole("menuitem", { name: "Move to top" }).click();
  await expect.poll(async () => (await app.order("application"))[0]).toBe("deny-dmz-east-west");
  await expect(app.button("Undo")).toBeEnabled();
  await page.reload();
  await expect.poll(async () => (await app.order("application"))[0]).toBe("deny-dmz-east-west");
  await app.button("Undo").click();
  await expect.poll(async () => (await app.order("application"))[0]).toBe("web-ingress");
});
