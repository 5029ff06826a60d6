/** A link is the whole question: whoever opens it sees the same answer. */
import { expect, test, Tierboard } from "./pages/tierboard.ts";

test("a link restores documents, flow, scope and step, and back undoes the choice", async ({
  app,
  page,
  context,
}) => {
  await app.open();
  await app.scenario("fundamentals-3");
  await app.flow("pod red/pod-a", "ip:203.0.113.80", "tcp/443");
  await expect(app.verdict).toHaveText(/^Allowed/);
  await app.button("Previous step").click();
  const verdict = await app.verdict.innerText();
  const fragment = new URL(page.url()).hash;
  expect(fragment.length).toBeGreaterThan(10);

  const other = new Tierboard(await context.newPage());
  await other.page.goto(page.url());
  await expect(other.verdict).toHaveText(verdict);
  await expect(other.tier("tier3")).toBeVisible();
  await other.page.close();

  await page.goBack();
  await expect(app.verdict).toBeHidden();
  await page.goForward();
  await expect(app.verdict).toHaveText(verdict);
});
