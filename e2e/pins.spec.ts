/** A pinned flow: it fails when a card is dragged, the export names it, its test file says what must be. */
import { readFileSync } from "node:fs";
import { expect, test } from "./pages/tierboard.ts";

const api = "pod frontend/storefront-api-6b8d4-h2kfw";
const gateway = "pod payments/gateway-66d94-c5rwk";
const moved = "GlobalNetworkPolicy deny-dmz-east-west";

test("a pinned flow fails in the draft that turns it round, and is named before the export", async ({
  app,
  page,
}) => {
  await app.open();
  await app.flow(api, gateway, "tcp/8443");
  await expect(app.verdict).toHaveText(/^Allowed/);
  await app.button("Pin this flow").click();
  await page.getByRole("menuitemcheckbox", { name: "Must be allowed" }).click();
  await expect(app.button("Pinned: must be allowed")).toBeVisible();

  await page.getByRole("button", { name: "1 pinned flow" }).click();
  const pins = page.getByRole("region", { name: "Pinned flows", exact: true });
  await expect(pins.getByRole("listitem")).toHaveText(/^Holds/);

  await app.button(`Move ${moved}`).first().focus();
  await page.keyboard.press("Space");
  for (let step = 0; step < 3; step++) await page.keyboard.press("ArrowUp");
  await page.keyboard.press("Space");
  await expect(app.verdict).toHaveText(/^Denied/);
  await expect(pins.getByRole("listitem")).toHaveText(/^Fails.*must be allowed.*deny-dmz-east-west/s);

  await pins.getByRole("button", { name: "Save as tests…" }).click();
  const dialog = page.getByRole("dialog");
  const failing = dialog.getByRole("region", { name: "Pinned flows that do not hold" });
  await expect(failing).toContainText("payments/gateway-66d94-c5rwk tcp/8443 must be allowed");
  await expect(dialog.getByRole("radio", { name: "Pinned flows" })).toBeChecked();
  const download = page.waitForEvent("download");
  await dialog.getByRole("button", { name: /^Download/ }).click();
  expect((await download).suggestedFilename()).toBe("pins.test.yaml");
  const text = readFileSync(await (await download).path(), "utf8");
  expect(text).toContain("manifests:\n  - shop.yaml\n");
  expect(text).toMatch(/ {4}port: tcp\/8443\n {4}expect: allow\n$/);
});

test("a pin survives a reload, is shown on the board, and its removal can be undone", async ({
  app,
  page,
}) => {
  await app.open();
  await app.flow(api, gateway, "tcp/8443");
  await expect(app.verdict).toHaveText(/^Allowed/);
  await app.button("Copy link").focus();
  await page.keyboard.press("m");
  await expect(app.button("Pinned: must be allowed")).toBeVisible();
  await app.button("Clear flow").click();
  await page.reload();
  await page.getByRole("button", { name: "1 pinned flow" }).click();
  const pins = page.getByRole("region", { name: "Pinned flows", exact: true });
  await pins.getByRole("button", { name: /^Show on the board/ }).click();
  await expect(app.verdict).toHaveText(/^Allowed/);
  await pins.getByRole("button", { name: /^Remove the pin/ }).click();
  await expect(pins.getByRole("listitem")).toHaveCount(0);
  await page.getByRole("list", { name: "Messages" }).getByRole("button", { name: "Undo" }).click();
  await expect(pins.getByRole("listitem")).toHaveCount(1);
});
