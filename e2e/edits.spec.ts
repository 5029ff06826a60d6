/** Edits besides moving: mute, stage, enforce, add, rewrite and delete, each undone by name and exported as it is. */
import AxeBuilder from "@axe-core/playwright";
import { readFileSync } from "node:fs";
import type { Locator } from "@playwright/test";
import { expect, test, type Tierboard } from "./pages/tierboard.ts";

const api = "pod frontend/storefront-api-6b8d4-h2kfw";
const gateway = "pod payments/gateway-66d94-c5rwk";
const original = readFileSync(new URL("../scenarios/shop.yaml", import.meta.url), "utf8");
const tags = ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"];

async function choose(app: Tierboard, grip: string, entry: RegExp): Promise<void> {
  await app.board
    .getByRole("button", { name: `Move ${grip}`, exact: true })
    .first()
    .click();
  await app.page.getByRole("menuitem", { name: entry }).click();
}

async function exported(app: Tierboard, what: RegExp): Promise<string> {
  await app.button("Export").click();
  const dialog = app.page.getByRole("dialog");
  await dialog.getByRole("radio", { name: what }).check();
  const download = app.page.waitForEvent("download");
  await dialog.getByRole("button", { name: /^Download/ }).click();
  const text = readFileSync(await (await download).path(), "utf8");
  await app.page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  return text;
}

test("a muted policy does not count, stays on the board, and is a comment in the export", async ({
  app,
  page,
}) => {
  await app.open();
  await app.flow(api, gateway, "tcp/8443");
  await expect(app.verdict).toHaveText(/^Allowed.*gateway-ingress/s);
  await app.button("Clear flow").click();
  await choose(app, "NetworkPolicy payments/gateway-ingress", /^Mute/);
  const card = app.card("application", "NetworkPolicy payments/gateway-ingress");
  await expect(card.getByText("Muted", { exact: true }).first()).toBeVisible();
  await app.flow(api, gateway, "tcp/8443");
  await expect(app.verdict).toHaveText(/^Denied/);
  const step = app.steps("Ingress").filter({ hasText: "gateway-ingress" });
  await expect(step).toContainText("muted in the draft");

  const text = await exported(app, /^All/);
  expect(text).toContain("# muted: NetworkPolicy payments/gateway-ingress");
  const others = (whole: string): string[] => whole.split("\n").filter((line) => !line.startsWith("# "));
  expect(others(original)).toEqual(expect.arrayContaining(others(text)));

  await app.button("Undo").click();
  await expect(app.verdict).toHaveText(/^Allowed/);
  expect(await exported(app, /^All/)).toBe(original);
  await page.reload();
  await app.button("Redo").click();
  await expect(app.verdict).toHaveText(/^Denied/);
});

test("a default deny is added from a recipe, staged and enforced", async ({ app, page }) => {
  await app.open();
  await choose(app, "tier platform", /^Add a policy/);
  const dialog = page.getByRole("dialog", { name: "Add a policy" });
  await expect(dialog.getByRole("radio", { name: "Default deny" })).toBeFocused();
  await dialog.getByRole("combobox", { name: "Namespace" }).selectOption("payments");
  await expect(dialog.getByRole("textbox", { name: "Name" })).toHaveValue("platform.default-deny");
  await expect(dialog.getByRole("region", { name: "Text of the new policy" })).toContainText(
    "namespace: payments",
  );
  await dialog.getByRole("textbox", { name: "Name" }).fill("Not a name");
  await expect(dialog.getByRole("button", { name: "Add", exact: true })).toBeDisabled();
  await dialog.getByRole("textbox", { name: "Name" }).fill("platform.deny");
  await dialog.getByRole("button", { name: "Add", exact: true }).click();
  const added = "NetworkPolicy payments/platform.deny";
  await expect(app.card("platform", added)).toBeVisible();
  expect((await app.order("platform")).at(-1)).toBe("platform.deny");

  await choose(app, added, /^Stage/);
  await expect(app.card("platform", `Staged${added}`)).toBeVisible();
  await expect(app.card("platform", added)).toBeHidden();
  expect(await exported(app, /^Changed/)).toContain("kind: StagedNetworkPolicy");
  await choose(app, `Staged${added}`, /^Enforce/);
  await expect(app.card("platform", added)).toBeVisible();
  const text = await exported(app, /^All/);
  expect(text.startsWith(original)).toBe(true);
  expect(text.slice(original.length)).toContain("name: platform.deny");
});

test("a policy's YAML is edited: a slip is underlined, the right text applied, the screen follows", async ({
  app,
  page,
}) => {
  await app.open();
  await choose(app, "NetworkPolicy frontend/web-ingress", /^Edit YAML/);
  const editor = page.getByRole("textbox", { name: "YAML of NetworkPolicy frontend/web-ingress" });
  await expect(editor).toBeFocused();
  await page.keyboard.press("Control+End");
  await page.keyboard.type("  types: [Ingres] # said");
  const apply = page.getByRole("button", { name: /^Apply/ });
  const problems = page.getByRole("list", { name: "Problems of the text" });
  await expect(problems.getByRole("listitem").filter({ hasText: "Ingres" }).first()).toBeVisible();
  await expect(page.locator(".cm-lintRange")).not.toHaveCount(0);
  await expect(apply).toBeDisabled();

  await page.keyboard.press("Escape");
  const leaving = page.getByRole("group", { name: "Leave the editor" });
  await expect(leaving.getByRole("button", { name: "Keep editing" })).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(editor).toBeFocused();

  for (let left = "] # said".length; left > 0; left--) await page.keyboard.press("ArrowLeft");
  await page.keyboard.type("s");
  await expect(apply).toBeEnabled();
  await page.keyboard.press("Control+Enter");
  await expect(editor).toBeHidden();
  await expect(page.getByRole("region", { name: "YAML", exact: true })).toContainText("types: [Ingress]");
  const text = await exported(app, /^All/);
  expect(text.split("\n").filter((line) => !original.split("\n").includes(line))).toEqual([
    "  types: [Ingress] # said",
  ]);
});

test("a tier is made, ends otherwise, and is deleted with its policies moved; a locked one says why", async ({
  app,
  page,
}) => {
  await app.open();
  await choose(app, "tier application", /^End with Pass/);
  await expect(
    app.tier("application").getByRole("button", { name: "End of tier application: Pass" }),
  ).toBeVisible();
  await choose(app, "tier platform", /^Delete the tier/);
  const dialog = page.getByRole("dialog", { name: "Delete tier platform" });
  await dialog.getByRole("combobox", { name: "To tier" }).selectOption("application");
  await dialog.getByRole("button", { name: "Delete" }).click();
  await expect(app.tier("platform")).toBeHidden();
  expect((await app.order("application")).slice(-3)).toEqual([
    "allow-dns",
    "allow-metrics-scrape",
    "legacy-dns-tcp",
  ]);

  await page.keyboard.press("Control+k");
  await page.getByRole("dialog").getByRole("combobox").fill("add a tier");
  await page.getByRole("option", { name: /^Add a tier/ }).click();
  const adding = page.getByRole("dialog", { name: "Add a tier" });
  await adding.getByRole("textbox", { name: "Name" }).fill("platform");
  await adding.getByRole("button", { name: "Add", exact: true }).click();
  await expect(app.tier("platform")).toBeVisible();

  await app.board.getByRole("button", { name: "Move tier default", exact: true }).click();
  const entry = page.getByRole("menuitem", { name: /^Delete the tier/ });
  await expect(entry).toHaveAttribute("aria-disabled", "true");
  await expect(entry).toContainText("Calico fixes its built-in tiers");
  await page.keyboard.press("Escape");

  await app.button("Export").click();
  const changes = page.getByRole("region", { name: "Changed objects" });
  await expect(changes.getByText("Tier application").locator("..")).toContainText(
    "default action Deny → Pass",
  );
  await expect(changes.getByText("allow-dns").locator("..")).toContainText("tier platform → application");
});

for (const colorScheme of ["light", "dark"] as const) {
  test.describe(`in the ${colorScheme} theme`, () => {
    test.use({ colorScheme });

    test("the dialogs and the editor can be used by everybody", async ({ app, page }) => {
      await app.open();
      const dialogs: readonly (readonly [RegExp, string])[] = [
        [/^Add a policy/, "Add a policy"],
        [/^Set its order/, "Order of tier application"],
        [/^Delete the tier/, "Delete tier application"],
      ];
      for (const [entry, name] of dialogs) {
        await choose(app, "tier application", entry);
        const dialog = page.getByRole("dialog", { name });
        await dialog.getByRole("button", { name: "Cancel" }).waitFor();
        await expectAccessible(app, dialog);
        await page.keyboard.press("Escape");
        await expect(dialog).toBeHidden();
      }
      await choose(app, "NetworkPolicy frontend/web-ingress", /^Edit YAML/);
      await expect(page.getByRole("textbox", { name: /^YAML of/ })).toBeFocused();
      await page.keyboard.press("Control+End");
      await page.keyboard.type("  types: [Ingres]");
      await page.getByRole("list", { name: "Problems of the text" }).waitFor();
      await expectAccessible(app, page.getByRole("region", { name: "Edit YAML" }));
    });
  });
}

async function expectAccessible(app: Tierboard, part: Locator): Promise<void> {
  await expect(part).toBeVisible();
  await part.evaluate((element) => Promise.all(element.getAnimations().map((one) => one.finished)));
  const { violations } = await new AxeBuilder({ page: app.page }).withTags(tags).analyze();
  const serious = violations.filter(({ impact }) => impact === "serious" || impact === "critical");
  expect(serious.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" | ")}`)).toEqual([]);
}

test("several policies are chosen by keyboard and muted as one step; who cannot be staged is named before", async ({
  app,
  page,
}) => {
  await app.open();
  const names = ["quarantine", "pci-restrict-egress", "block-metadata-api"];
  for (const name of names) {
    await app.board.getByRole("button", { name, exact: true }).focus();
    await page.keyboard.press("Control+Enter");
  }
  await expect(app.board.getByText("3 cards move as one block")).toBeVisible();
  await expect(app.board.getByRole("button", { name: /^quarantine ?, selected$/ })).toBeVisible();
  await app.board.getByRole("button", { name: "Move GlobalNetworkPolicy quarantine", exact: true }).click();
  const menu = page.getByRole("menu");
  await expect(menu.getByRole("menuitem", { name: /^Stage 1 of 3 policies/ })).toContainText(
    "not pci-restrict-egress: staged already; not block-metadata-api: a ClusterNetworkPolicy cannot be staged",
  );
  await menu.getByRole("menuitem", { name: "Mute 3 policies" }).click();
  await expect(app.board.getByText("Muted", { exact: true })).toHaveCount(3);
  await expect(page.getByRole("region", { name: "Impact" })).toContainText(/would be allowed|Provably/);
  const text = await exported(app, /^All/);
  for (const name of names) expect(text).toMatch(new RegExp(`^# muted: \\S+ ${name}\\b`, "m"));

  await page.keyboard.press("Control+k");
  await page.getByRole("dialog").getByRole("combobox").fill("unmute");
  await page.getByRole("option", { name: /^Unmute 3 policies/ }).click();
  await expect(app.board.getByText("Muted", { exact: true })).toHaveCount(0);
  expect(await exported(app, /^All/)).toBe(original);
  await app.button("Undo").click();
  await expect(app.board.getByText("Muted", { exact: true })).toHaveCount(3);
  await app.button("Undo").click();
  expect(await exported(app, /^All/)).toBe(original);
});

test("the screen of a policy says what it is needed for, and shows such a flow on the board", async ({
  app,
  page,
}) => {
  await app.open();
  await app.board.getByRole("button", { name: "checkout-egress", exact: true }).click();
  const section = page.getByRole("region", { name: /^Without it/ });
  await expect(section).toContainText("Needed: without it 30 known flows would end otherwise");
  await section.getByRole("button", { name: /^Show \d+ groups of flows/ }).click();
  const group = section.getByRole("listitem").filter({ hasText: "frontend/web" }).first();
  await expect(group).toContainText("Denied");
  await expectAccessible(app, section);
  await group.getByRole("button", { name: /^Show on the board/ }).click();
  await expect(app.verdict).toHaveText(/^Denied/);
  await expect(section).toBeHidden();
  await app.button("Play").click();
  await expect(app.button("Pause")).toBeVisible();
});

test("a policy that others stand before is redundant, and its screen names them", async ({ app, page }) => {
  await app.open();
  await app.board.getByRole("button", { name: "legacy-dns-tcp", exact: true }).click();
  const section = page.getByRole("region", { name: /^Without it/ });
  await expect(section).toContainText("Redundant: without it no flow changes, on no port");
  await expect(section).toContainText("Shadowed by allow-dns");
});
