/** Everything that can be handed over, each once; and what is redacted answers as the original does. */
import { readFileSync } from "node:fs";
import AxeBuilder from "@axe-core/playwright";
import type { Download, Locator } from "@playwright/test";
import { strFromU8, unzipSync } from "fflate";
import { expect, test, type Tierboard } from "./pages/tierboard.ts";

const api = "pod frontend/storefront-api-6b8d4-h2kfw";
const gateway = "pod payments/gateway-66d94-c5rwk";
const moved = "GlobalNetworkPolicy deny-dmz-east-west";

/** A flow asked, pinned, and turned round by a move; the export dialog open. */
async function drafted(app: Tierboard): Promise<Locator> {
  await app.open();
  await app.flow(api, gateway, "tcp/8443");
  await expect(app.verdict).toHaveText(/^Allowed/);
  await app.button("Pin this flow").click();
  await app.page.getByRole("menuitemcheckbox", { name: "Must be allowed" }).click();
  await app.button(`Move ${moved}`).first().click();
  await app.page.getByRole("menuitem", { name: "Move to top" }).click();
  await expect(app.verdict).toHaveText(/^Denied/);
  await app.button("Export").click();
  return app.page.getByRole("dialog");
}

async function downloaded(dialog: Locator): Promise<Download> {
  const download = dialog.page().waitForEvent("download");
  await dialog.getByRole("button", { name: /^Download/ }).click();
  return download;
}

async function choose(dialog: Locator, name: string): Promise<void> {
  await dialog.getByRole("radio", { name, exact: true }).click();
  await expect(dialog.getByRole("button", { name: /^Download/ })).toBeEnabled();
}

const bytesOf = async (download: Download): Promise<Buffer> => readFileSync(await download.path());

async function filesOf(download: Download): Promise<Readonly<Record<string, string>>> {
  const entries = Object.entries(unzipSync(await bytesOf(download)));
  return Object.fromEntries(entries.map(([name, bytes]) => [name, strFromU8(bytes)]));
}

test("patches, overlay and proof bundle are archives of what they say", async ({ app }) => {
  const dialog = await drafted(app);
  await choose(dialog, "Patches");
  await expect(dialog.getByRole("region", { name: "Preview" })).toContainText("kubectl patch");
  const scripts = await filesOf(await downloaded(dialog));
  expect(scripts["apply.sh"]).toMatch(
    /kubectl patch globalnetworkpolicies\.projectcalico\.org deny-dmz-east-west --type merge -p '\{"spec":\{"order":\d+\}\}' "\$@"/,
  );
  expect(scripts["rollback.sh"]).toContain(`'{"spec":{"order":400}}'`);

  await choose(dialog, "Kustomize overlay");
  await expect(dialog.getByRole("region", { name: "Preview" })).toContainText("kustomization.yaml");
  const overlay = await filesOf(await downloaded(dialog));
  expect(Object.keys(overlay)).toEqual([
    "kustomization.yaml",
    "base/objects.yaml",
    "patches/globalnetworkpolicy-deny-dmz-east-west.yaml",
  ]);

  await choose(dialog, "Proof bundle");
  await expect(dialog.getByRole("region", { name: "Preview" })).toContainText("impact.md");
  const bundle = await filesOf(await downloaded(dialog));
  expect(bundle["impact.md"]).toContain("## Denied from now on");
  expect(bundle["README.md"]).toContain("FAILS");
  expect(bundle["input.sha256"]).toMatch(/^[0-9a-f]{64} {2}shop\.yaml\n$/);
  expect(bundle["draft/shop.yaml"]).toContain("deny-dmz-east-west");
});

test("a proof bundle can be called off while it is made, and made all the same afterwards", async ({
  app,
  page,
}) => {
  const dialog = await drafted(app);
  const goOn = await app.holdWorkers();
  await dialog.getByRole("radio", { name: "Proof bundle", exact: true }).click();
  await expect(dialog.getByRole("status").filter({ hasText: "Preparing the files" })).toBeVisible();
  await expect(dialog.getByRole("progressbar", { name: "Preparing the files" })).toBeVisible();
  await dialog.getByRole("button", { name: "Cancel" }).focus();
  await page.keyboard.press("Enter");
  await expect(dialog.getByRole("status").filter({ hasText: "Cancelled: nothing was made." })).toBeVisible();
  await expect(dialog.getByRole("button", { name: /^Download/ })).toBeDisabled();
  await goOn();
  const again = dialog.getByRole("button", { name: "Prepare it" });
  await expect(again).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(dialog.getByRole("region", { name: "Preview" })).toContainText("impact.md");
  const bundle = await filesOf(await downloaded(dialog));
  expect(Object.keys(bundle)).toContain("impact.md");
});

test("the trace is text, Markdown and pictures", async ({ app }) => {
  const dialog = await drafted(app);
  await choose(dialog, "Trace");
  const preview = dialog.getByRole("region", { name: "Preview" });
  await expect(preview).toContainText("trace.txt");
  expect(String(await bytesOf(await downloaded(dialog)))).toContain("Denied at destination");
  await dialog.getByRole("radio", { name: "Markdown" }).click();
  await expect(preview).toContainText("trace.md");
  expect(String(await bytesOf(await downloaded(dialog)))).toContain("| Outcome | Tier | Policy | Why |");
  await dialog.getByRole("radio", { name: "SVG" }).click();
  await expect(preview).toContainText("trace.svg");
  expect(String(await bytesOf(await downloaded(dialog)))).toMatch(/^<svg xmlns=/);
  await dialog.getByRole("radio", { name: "PNG" }).click();
  await expect(preview).toContainText("trace.png");
  const png = await bytesOf(await downloaded(dialog));
  expect(png.subarray(1, 4).toString("latin1")).toBe("PNG");
  expect(png.length).toBeGreaterThan(20_000);
});

test("one tier, one policy and the changed objects alone", async ({ app }) => {
  const dialog = await drafted(app);
  await expect(dialog.getByRole("radio", { name: "Changed only" })).toBeChecked();
  expect(String(await bytesOf(await downloaded(dialog)))).toMatch(/name: deny-dmz-east-west/);
  await choose(dialog, "One tier");
  await dialog.getByRole("combobox", { name: "Tier" }).selectOption("platform");
  await expect(dialog.getByRole("region", { name: "Preview" })).toContainText("tier-platform.yaml");
  expect((await downloaded(dialog)).suggestedFilename()).toBe("tier-platform.yaml");
  await choose(dialog, "One policy");
  await dialog.getByRole("combobox", { name: "Policy" }).selectOption(moved);
  await expect(dialog.getByRole("region", { name: "Preview" })).toContainText("globalnetworkpolicy-deny-dmz");
});

test("a session file brings draft, pins and flow back", async ({ app, page }) => {
  const dialog = await drafted(app);
  await choose(dialog, "Session");
  await expect(dialog.getByRole("region", { name: "Preview" })).toContainText(".tierboard.json");
  const download = await downloaded(dialog);
  const file = {
    name: download.suggestedFilename(),
    mimeType: "application/json",
    buffer: await bytesOf(download),
  };
  await page.keyboard.press("Escape");
  await app.button("Undo").click();
  await app.button("Clear flow").click();
  await app.load([file]);
  await expect(app.verdict).toHaveText(/^Denied/);
  await expect(app.button("Undo")).toBeEnabled();
  await expect(page.getByRole("button", { name: /1 pinned flow, 1 not holding/ })).toBeVisible();
});

test("a redacted session holds no name and gives the same verdict", async ({ app, page }) => {
  const dialog = await drafted(app);
  await choose(dialog, "Session");
  await dialog.getByRole("checkbox", { name: /^Redact/ }).check();
  await expect(dialog.getByRole("region", { name: "Preview" })).toContainText("redacted.tierboard.json");
  const download = await downloaded(dialog);
  const bytes = await bytesOf(download);
  expect(String(bytes)).not.toMatch(/storefront|gateway|payments|dmz|10\.244\./);
  await page.keyboard.press("Escape");
  await app.load([{ name: download.suggestedFilename(), mimeType: "application/json", buffer: bytes }]);
  await expect(page.getByRole("button", { name: /^Source: pod x\d+-ns\/x\d+-pod$/ })).toBeVisible();
  await expect(app.verdict).toHaveText(/^Denied/);
  await expect(page.getByRole("button", { name: /1 pinned flow, 1 not holding/ })).toBeVisible();
  const bar = page.getByRole("banner");
  await bar.getByRole("button", { name: "Undo", exact: true }).click();
  await expect(app.verdict).toHaveText(/^Allowed/);
  await bar.getByRole("button", { name: "Redo", exact: true }).click();
  await expect(app.verdict).toHaveText(/^Denied/);
});

for (const colorScheme of ["light", "dark"] as const) {
  test(`dialog and pins are accessible in ${colorScheme}`, async ({ app, page }) => {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    const dialog = await drafted(app);
    await choose(dialog, "Proof bundle");
    await expect(dialog.getByRole("region", { name: "Preview" })).toContainText("README.md");
    expect(await seriousIn(page)).toEqual([]);
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: /1 pinned flow/ }).click();
    await expect(page.getByRole("region", { name: "Pinned flows", exact: true })).toBeVisible();
    expect(await seriousIn(page)).toEqual([]);
  });
}

async function seriousIn(page: Tierboard["page"]): Promise<readonly string[]> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"])
    .analyze();
  return violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`);
}
