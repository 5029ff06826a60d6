/** Input as people have it: broken, odd, large. */
import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { strToU8, zipSync } from "fflate";
import { clusterText } from "../bench/cluster.js";
import { expect, test } from "./pages/tierboard.ts";

const good = `apiVersion: projectcalico.org/v3
kind: GlobalNetworkPolicy
metadata:
  name: good
spec:
  order: 10
  selector: all()
`;

function file(name: string, content: string | Buffer): { name: string; mimeType: string; buffer: Buffer } {
  return { name, mimeType: "application/yaml", buffer: Buffer.from(content) };
}

test("a broken object is a problem with its place, and the good objects stay", async ({ app, page }) => {
  await app.open();
  const broken = `${good}---\napiVersion: projectcalico.org/v3\nkind: GlobalNetworkPolicy\nmetadata:\n  name: bad\nspec:\n  selector: app = 'x'\n---\nkind: [\n`;
  await app.load([file("mixed.yaml", broken)]);
  await expect(app.card("default", "GlobalNetworkPolicy good")).toBeVisible();
  if (!(await app.problems.isVisible()))
    await page
      .getByRole("button", { name: /problem/i })
      .first()
      .click();
  const items = app.problems.getByRole("listitem");
  await expect(items.filter({ hasText: "mixed.yaml:14" }).first()).toBeVisible();
  expect(await items.count()).toBeGreaterThanOrEqual(2);
});

test("what cannot be read leaves the dialog open with the reason", async ({ app, page }) => {
  await app.open();
  await app.load([file("picture.png", Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 1, 2, 3, 0, 0]))]);
  const dialog = page.getByRole("dialog");
  await expect(dialog).toBeVisible();
  await expect(dialog).toContainText("picture.png");
});

for (const [what, text] of [
  ["a byte order mark and Windows line ends", `\uFEFF${good.replaceAll("\n", "\r\n")}`],
  [
    "a JSON List",
    JSON.stringify({
      apiVersion: "v1",
      kind: "List",
      items: [
        {
          apiVersion: "projectcalico.org/v3",
          kind: "GlobalNetworkPolicy",
          metadata: { name: "good" },
          spec: { order: 10, selector: "all()" },
        },
      ],
    }),
  ],
] as const) {
  test(`${what} reads like plain text`, async ({ app }) => {
    await app.open();
    await app.load([file("input.yaml", text)]);
    await expect(app.card("default", "GlobalNetworkPolicy good")).toBeVisible();
  });
}

test("an exploding alias is refused with a clear message", async ({ app, page }) => {
  await app.open();
  const levels = Array.from({ length: 12 }, (_, level) => {
    const source = level === 0 ? "x" : `*a${String(level - 1)}`;
    return `a${String(level)}: &a${String(level)} [${Array.from({ length: 9 }, () => source).join(", ")}]`;
  });
  await app.load([file("bomb.yaml", levels.join("\n"))]);
  await expect(page.getByRole("dialog")).toContainText(/alias/i);
});

test("a policy in a tier that nobody defines is a column with a warning", async ({ app }) => {
  await app.open();
  await app.paste(good.replace("order: 10", "tier: ghost\n  order: 10"));
  await expect(app.card("ghost", "GlobalNetworkPolicy good")).toBeVisible();
  await expect(app.tier("ghost")).toContainText(/not defined|no tier object|nobody defines/i);
});

test("adding keeps what is there", async ({ app, page }) => {
  await app.open();
  await app.button("Import").click();
  await page.getByRole("radio", { name: "Add" }).click();
  await page.getByLabel("Files to import").setInputFiles([file("more.yaml", good)]);
  await expect(app.card("default", "GlobalNetworkPolicy good")).toBeVisible();
  await expect(app.card("application", "NetworkPolicy frontend/web-ingress")).toBeVisible();
});

test("an archive and a folder are read like their files", async ({ app, page }) => {
  await app.open();
  const archive = zipSync({ "policies/good.yaml": strToU8(good), "README.md": strToU8("# no manifest") });
  await app.load([{ name: "policies.zip", mimeType: "application/zip", buffer: Buffer.from(archive) }]);
  await expect(app.card("default", "GlobalNetworkPolicy good")).toBeVisible();
  const folder = mkdtempSync(join(tmpdir(), "tierboard-"));
  mkdirSync(join(folder, "deep"));
  writeFileSync(join(folder, "deep", "other.yaml"), good.replace("good", "other"));
  writeFileSync(join(folder, "notes.md"), "# no manifest");
  await app.button("Import").click();
  await page.locator("input[type=file][webkitdirectory]").setInputFiles(folder);
  await expect(app.card("default", "GlobalNetworkPolicy other")).toBeVisible();
});

test("several files at once are one cluster, each problem in the file it stands in", async ({
  app,
  page,
}) => {
  await app.open();
  await app.load([
    file("one.yaml", good),
    file("two.yaml", good.replace("good", "second")),
    file("twice.yaml", good.replace("order: 10", "order: 10\n  order: 20")),
  ]);
  await expect(app.card("default", "GlobalNetworkPolicy good")).toBeVisible();
  await expect(app.card("default", "GlobalNetworkPolicy second")).toBeVisible();
  await page.getByRole("button", { name: "1 problem" }).click();
  await expect(app.problems.getByRole("listitem")).toContainText(/twice\.yaml:7:3.*order.*twice/s);
});

test("files dropped on the page are read", async ({ app, page }) => {
  await app.open();
  const dropped = await page.evaluateHandle((text) => {
    const transfer = new DataTransfer();
    transfer.items.add(new File([text], "dropped.yaml"));
    return transfer;
  }, good);
  const main = page.locator("main");
  await expect(async () => {
    await main.dispatchEvent("dragover", { dataTransfer: dropped });
    await expect(page.getByText("Drop to load")).toBeVisible({ timeout: 200 });
  }).toPass();
  await main.dispatchEvent("drop", { dataTransfer: dropped });
  await expect(app.card("default", "GlobalNetworkPolicy good")).toBeVisible();
});

for (const [what, text, says] of [
  ["an empty file", "", /no Kubernetes object/],
  ["nothing but comments", "# one\n---\n# two\n", /no Kubernetes object/],
  ["a letter", "Dear colleague,\n\nsee [attached\n", /letter\.txt:\d+:\d+/],
  ["an anchor that contains itself", "kind: &a\n  again: *a\n", /`?a`? contains itself/],
] as const) {
  test(`${what} is refused with a reason, and the board stays`, async ({ app, page }) => {
    await app.open();
    await app.load([file("letter.txt", text)]);
    const dialog = page.getByRole("dialog");
    await expect(dialog).toContainText(says);
    await page.keyboard.press("Escape");
    await expect(app.card("application", "NetworkPolicy frontend/web-ingress")).toBeVisible();
  });
}

test("a document indented with tabs is a problem with its line, the next one is read", async ({
  app,
  page,
}) => {
  await app.open();
  await app.load([
    file("tabs.yaml", `${good.replace("  order", "\torder")}---\n${good.replace("good", "next")}`),
  ]);
  await expect(app.card("default", "GlobalNetworkPolicy next")).toBeVisible();
  await page.getByRole("button", { name: "1 problem" }).click();
  await expect(app.problems.getByRole("listitem")).toContainText(/tabs\.yaml:6:\d.*tab/is);
});

test("five megabytes of policies and pods are read", async ({ app, page }) => {
  await app.open();
  const text = clusterText({ tiers: 5, cards: 400, pods: 16_000, namespaces: 20 });
  expect(text.length).toBeGreaterThan(5_000_000);
  await app.button("Import").click();
  await page.getByLabel("Files to import").setInputFiles([file("large.yaml", text)]);
  const first = app.tier("tier-0").getByRole("listitem", { name: /policy-tier-0-0$/ });
  await expect(first).toBeVisible({ timeout: 40_000 });
  await expect(first).toHaveAttribute("aria-posinset", "1");
  await expect(first).toHaveAttribute("aria-setsize", "400");
});

test("an address is fetched: it can be waited for, given up and tried again", async ({ app, page }) => {
  let answer: (() => void) | null = null;
  const server = createServer((_, response) => {
    const send = (): void => {
      response.writeHead(200, { "access-control-allow-origin": "*" }).end(good);
    };
    if (answer === null) answer = send;
    else send();
  });
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  const { port } = server.address() as AddressInfo;
  try {
    await app.open();
    await app.button("Import").click();
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("textbox", { name: /URL/ }).fill(`http://127.0.0.1:${String(port)}/policies.yaml`);
    await dialog.getByRole("button", { name: "Fetch" }).click();
    await expect(dialog).toContainText("Waiting for the server");
    await dialog.getByRole("button", { name: "Cancel" }).click();
    await dialog.getByRole("button", { name: "Fetch" }).click();
    await expect(app.card("default", "GlobalNetworkPolicy good")).toBeVisible();
  } finally {
    server.closeAllConnections();
    server.close();
  }
});

test("an address that is none says so at once", async ({ app, page }) => {
  await app.open();
  await app.button("Import").click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("textbox", { name: /URL/ }).fill("policies");
  await dialog.getByRole("button", { name: "Fetch" }).click();
  await expect(dialog).toContainText(/not an address/);
});

test("replacing a draft with edits asks nothing and can be taken back", async ({ app, page }) => {
  await app.open();
  await app.button("Move GlobalNetworkPolicy deny-dmz-east-west").click();
  await page.getByRole("menuitem", { name: "Move to top" }).click();
  await expect(page.getByRole("button", { name: "1 edit" })).toBeVisible();
  await app.paste(good);
  await expect(app.card("default", "GlobalNetworkPolicy good")).toBeVisible();
  await page.getByRole("button", { name: "Undo", exact: true }).last().click();
  await expect.poll(async () => (await app.order("application"))[0]).toBe("deny-dmz-east-west");
});
