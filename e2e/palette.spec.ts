/** The palette while it is on its way: a hand faster than the network loses no key. */
import { expect, test, type Tierboard } from "./pages/tierboard.ts";

/** Keeps the palette's parts back; what it gives back lets them go. */
async function held(app: Tierboard): Promise<() => void> {
  let release = (): void => undefined;
  const gate = new Promise<void>((resolve) => (release = resolve));
  await app.page.route(/\/assets\/(Command)?Palette-[^/]*\.js$/, async (route) => {
    await gate;
    await route.continue();
  });
  return release;
}

test("what is typed before the palette is here stands in it, and typing goes on behind it", async ({
  app,
}) => {
  const release = await held(app);
  await app.open();
  await app.page.keyboard.press("Control+k");
  await app.page.keyboard.type("undn");
  await expect(app.page.getByRole("dialog").getByRole("textbox")).toHaveValue("undn");
  await app.page.keyboard.press("Backspace");
  release();
  await expect(app.page.getByRole("dialog").getByRole("combobox")).toBeFocused();
  await app.page.keyboard.type("er a default");
  await expect(app.page.getByRole("dialog").getByRole("combobox")).toHaveValue("under a default");
  await app.page.keyboard.press("Enter");
  await expect(app.page).toHaveTitle(/DNS under a default deny/);
});

test("no key is lost while the palette takes over", async ({ app }) => {
  const release = await held(app);
  await app.open();
  await app.page.keyboard.press("Control+k");
  await app.page.keyboard.type("the quick");
  release();
  for (const word of [" brown", " fox", " jumps", " over", " it"]) await app.page.keyboard.type(word);
  const box = app.page.getByRole("dialog").getByRole("combobox");
  await expect(box).toHaveValue("the quick brown fox jumps over it");
});

test("Enter before the palette is here takes the first answer when it comes", async ({ app }) => {
  const release = await held(app);
  await app.open();
  await app.page.keyboard.press("Control+k");
  await app.page.keyboard.type("keyboard shortcuts");
  await app.page.keyboard.press("Enter");
  release();
  await expect(app.page.getByRole("dialog", { name: "Help" })).toBeVisible();
  await expect(app.page.getByRole("dialog")).toHaveCount(1);
});

test("Escape before the palette is here closes it and gives the keyboard back", async ({ app }) => {
  const release = await held(app);
  await app.open();
  const search = app.page.getByRole("searchbox", { name: /policies/i }).first();
  await search.focus();
  await app.page.keyboard.press("Control+k");
  await app.page.keyboard.type("x");
  await app.page.keyboard.press("Escape");
  await expect(app.page.getByRole("dialog")).toHaveCount(0);
  await expect(search).toBeFocused();
  await expect(search).toHaveValue("");
  release();
});
