/** Input as people have it: broken, odd, large. */
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
