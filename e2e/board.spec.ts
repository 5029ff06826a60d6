/** The board in the hand: blocks of cards, other tiers, long tiers, whole tiers, by mouse, by finger and by wheel. */
import { expect, test, type Tierboard } from "./pages/tierboard.ts";

const moved = "GlobalNetworkPolicy deny-dmz-east-west";

type Point = Readonly<Record<"x" | "y", number>>;

/** Lifts what is under the handle and waits until its slots are known, with what they would change. */
async function lift(app: Tierboard, name: string): Promise<void> {
  const { mouse } = app.page;
  await app.button(`Move ${name}`).first().hover();
  await mouse.down();
  await mouse.move(700, 60, { steps: 4 });
  await expect(app.board.getByText("was here").first()).toBeVisible();
  await expect(app.board.locator("[data-drag-list] b[title]").first()).toBeVisible();
}

/** The middle of the gap over a row, where its slot is, once the rows have glided to their places. */
async function above(app: Tierboard, tier: string, row: string): Promise<Point> {
  const boxOf = async () => app.tier(tier).getByText(row, { exact: true }).first().boundingBox();
  let [before, box] = [await boxOf(), await boxOf()];
  await expect
    .poll(async () => {
      [before, box] = [box, await boxOf()];
      return before?.y === box?.y;
    })
    .toBe(true);
  if (box === null) throw new Error(`${row} is not on the board`);
  return { x: box.x + 40, y: box.y - 10 };
}

test("cards chosen with Control move as one block, and one undo brings both back", async ({ app, page }) => {
  await app.open();
  const before = await app.order("application");
  for (const name of ["web-ingress", "storefront-egress"])
    await app
      .tier("application")
      .getByRole("button", { name, exact: true })
      .click({ modifiers: ["Control"] });
  await expect(app.board.getByText("2 cards move as one block")).toBeVisible();
  await app.button("Move NetworkPolicy frontend/storefront-egress").focus();
  await page.keyboard.press("Space");
  await page.keyboard.press("End");
  await page.keyboard.press("Space");
  const rest = before.filter((name) => name !== "web-ingress" && name !== "storefront-egress");
  await expect
    .poll(async () => app.order("application"))
    .toEqual([...rest, "web-ingress", "storefront-egress"]);
  await app.button("Undo").click();
  await expect.poll(async () => app.order("application")).toEqual(before);
});

test("a card is dragged into another tier", async ({ app, page }) => {
  await app.open();
  await lift(app, moved);
  // From below: the slot that is open makes room under it, not over it.
  const tier = await app.tier("platform").boundingBox();
  if (tier === null) throw new Error("the tier has no box");
  await page.mouse.move(tier.x + 60, tier.y + tier.height - 60, { steps: 10 });
  const slot = await above(app, "platform", "allow-metrics-scrape");
  await page.mouse.move(slot.x, slot.y, { steps: 10 });
  await page.mouse.up();
  await expect.poll(async () => app.order("platform")).toContain("deny-dmz-east-west");
  expect(await app.order("application")).not.toContain("deny-dmz-east-west");
  expect((await app.order("platform")).indexOf("deny-dmz-east-west")).toBe(1);
});

test("a card that is lifted and let go without being carried anywhere stays where it was", async ({
  app,
  page,
}) => {
  await app.open();
  // Rows are lower than cards: its own row comes to lie well above the hand.
  await app.paste(tierOf(6));
  const grip = app.button("Move GlobalNetworkPolicy p14");
  await expect(grip).toBeAttached();
  const before = await app.order("default");
  await grip.hover();
  const box = await grip.boundingBox();
  if (box === null) throw new Error("the card has no handle");
  await page.mouse.down();
  await page.mouse.move(box.x + box.width / 2 - 8, box.y + box.height / 2, { steps: 3 });
  await expect(page.locator("[data-aimed]", { hasText: "was here" })).toBeVisible();
  await page.mouse.up();
  await expect(page.locator("[data-drag-list]")).toHaveCount(0);
  expect(await app.order("default")).toEqual(before);
  await expect(app.button("Undo")).toBeDisabled();
});

test("a card held at the edge of the view does not pan the board out of it", async ({ app, page }) => {
  await app.open();
  await lift(app, moved);
  const first = app.board.getByRole("group", { name: /^Tier / }).first();
  const [board, before] = [await app.board.boundingBox(), await first.boundingBox()];
  if (board === null || before === null) throw new Error("the board has no box");
  await page.mouse.move(board.x + 4, board.y + 200, { steps: 4 });
  await page.waitForTimeout(700);
  expect((await first.boundingBox())?.x).toBe(before.x);
  await page.keyboard.press("Escape");
  await page.mouse.up();
});

test("a tier is dragged past its neighbour; a built-in one stays", async ({ app, page }) => {
  await app.open();
  const tiers = async () =>
    app.board
      .getByRole("group", { name: /^Tier / })
      .evaluateAll((all) => all.map((group) => group.getAttribute("aria-label")));
  const before = await tiers();
  const drag = async (tier: string, beyond: string): Promise<void> => {
    const to = await app.tier(beyond).boundingBox();
    if (to === null) throw new Error(`${beyond} is not on the board`);
    await app.button(`Move tier ${tier}`).hover();
    await page.mouse.down();
    await page.mouse.move(to.x + to.width - 20, to.y + 60, { steps: 12 });
    await page.mouse.up();
  };
  await drag("security", "platform");
  await expect.poll(tiers).toEqual(["Tier platform", "Tier security", ...before.slice(2)]);
  await drag("kube-admin", "default");
  await expect.poll(tiers).toEqual(["Tier platform", "Tier security", ...before.slice(2)]);
});

/** So many policies in the default tier, `p10` first. */
function tierOf(policies: number): string {
  const one = (index: number) =>
    [
      "apiVersion: projectcalico.org/v3",
      "kind: GlobalNetworkPolicy",
      `metadata: { name: p${String(index + 10)} }`,
      `spec: { order: ${String(index * 10)}, types: [Ingress] }`,
    ].join("\n");
  return Array.from({ length: policies }, (_, index) => one(index)).join("\n---\n");
}

test("near the lower edge a long tier scrolls under the card that hangs there", async ({ app, page }) => {
  await app.open();
  await app.paste(tierOf(40));
  const list = app.tier("default").getByRole("list");
  await expect(list.getByRole("listitem").first()).toBeVisible();
  await app.button("Move GlobalNetworkPolicy p10").hover();
  await page.mouse.down();
  const box = await app.tier("default").boundingBox();
  if (box === null) throw new Error("the tier has no box");
  await page.mouse.move(box.x + 60, box.y + 300, { steps: 4 });
  const scroller = list.locator("xpath=..");
  await expect(app.board.getByText("was here").first()).toBeAttached();
  const bottom = await scroller.boundingBox();
  if (bottom === null) throw new Error("the list has no box");
  await page.mouse.move(bottom.x + 60, bottom.y + bottom.height - 8, { steps: 4 });
  await expect.poll(async () => scroller.evaluate(({ scrollTop }) => scrollTop)).toBeGreaterThan(300);
  await page.mouse.up();
  await expect(app.button("Undo")).toBeEnabled();
  await expect.poll(async () => (await app.order("default")).indexOf("p10")).not.toBe(0);
});

for (const cards of [40, 140]) {
  test(`a card far down among ${String(cards)} is lifted, let go and put down in its place`, async ({
    app,
    page,
  }) => {
    await app.open();
    await app.paste(tierOf(cards));
    const tier = app.tier("default");
    const cardOf = (name: string) =>
      tier.getByRole("listitem", { name: `GlobalNetworkPolicy ${name}`, exact: true });
    const topOf = async (name: string): Promise<number> =>
      (await cardOf(name).boundingBox())?.y ?? Number.NaN;
    await expect(tier.getByRole("listitem").first()).toBeVisible();
    await tier.getByRole("list").hover();
    await page.mouse.wheel(0, 1_500);
    const grip = app.button("Move GlobalNetworkPolicy p35");
    await grip.hover();
    const before = await topOf("p35");
    const box = await grip.boundingBox();
    if (box === null) throw new Error("the card has no handle");
    await page.mouse.down();
    await page.mouse.move(box.x - 20, box.y + 10, { steps: 3 });
    // The place it came from is under the pointer at once, and a hand that does not move changes nothing.
    const aimed = page.locator("[data-aimed]", { hasText: "was here" });
    await expect(aimed).toBeInViewport();
    expect(Math.abs(((await aimed.boundingBox())?.y ?? Number.NaN) - before)).toBeLessThan(30);

    await page.keyboard.press("Escape");
    await page.mouse.up();
    await expect(grip).toBeInViewport();
    await expect.poll(async () => Math.abs((await topOf("p35")) - before)).toBeLessThan(90);

    const liftAgain = async (): Promise<void> => {
      await grip.hover();
      await page.mouse.down();
      await page.mouse.move(box.x - 20, box.y + 10, { steps: 3 });
      await expect(aimed).toBeInViewport();
    };
    await liftAgain();
    await page.mouse.up();
    await expect(grip).toBeInViewport();
    await expect(app.button("Undo")).toBeDisabled();

    await liftAgain();
    const row = await cardOf("p38").boundingBox();
    if (row === null) throw new Error("the row is not on the board");
    await page.mouse.move(row.x + 40, row.y + 40, { steps: 6 });
    await page.mouse.up();
    await expect(app.button("Undo")).toBeEnabled();
    await expect(cardOf("p35")).toBeInViewport();
  });
}

test("seen from afar a card is its name and one stroke for its rules", async ({ app }) => {
  await app.open();
  const card = app.tier("application").getByRole("listitem").first();
  await expect(card.getByText("ingress", { exact: false }).first()).toBeAttached();
  const letters = () =>
    card
      .getByRole("button")
      .first()
      .evaluate((name) => getComputedStyle(name).fontSize);
  const near = Number.parseFloat(await letters());
  for (let times = 0; times < 5; times++) await app.button("Zoom out").click();
  await expect(card.getByRole("img", { name: /^order .*; (in|e)gress: / })).toBeAttached();
  await expect.poll(async () => Number.parseFloat(await letters())).toBeGreaterThan(1.5 * near);
  await app.button("Fit the board").click();
  await expect(card.getByRole("img", { name: /^order / })).toHaveCount(0);
});

test("the wheel zooms with Control and scrolls without", async ({ app, page }) => {
  await app.open();
  const zoom = app.board.getByRole("group", { name: "Zoom" });
  await expect(zoom).toContainText("100%");
  await app.card("application", moved).hover();
  await page.keyboard.down("Control");
  await page.mouse.wheel(0, -120);
  await page.keyboard.up("Control");
  await expect(zoom).not.toContainText("100%");
  await app.button("Fit the board").click();
  await expect(zoom).toContainText("100%");
});

test("the policies that count can change while a card hangs in the air, and the slots are judged again", async ({
  app,
  page,
}) => {
  await app.open();
  await app.flow("pod payments/card-vault-7c4b8-w6tgx", "ip:203.0.113.7", "tcp/443");
  await expect(app.verdict).toHaveText(/^(Allowed|Denied)/);
  await app.button("Move StagedGlobalNetworkPolicy pci-restrict-egress").first().focus();
  await page.keyboard.press("Space");
  await page.keyboard.press("ArrowDown");
  const said = app.board.getByText(/^security, position 4 of 4/);
  await expect(said).toContainText("The flow shown does not change");
  await page.keyboard.press("p");
  await expect(said).not.toContainText("The flow shown does not change");
  await page.keyboard.press("Escape");
  await expect(page.getByRole("radio", { name: "Pending" })).toBeChecked();
});

test("on a narrow screen a card is lifted from the trace; list, slot and announcement are in sight", async ({
  app,
  page,
}) => {
  await app.open("#from=pod:checkout/cart-7f6b9-k8d2s&to=pod:payments/gateway-66d94-c5rwk&port=tcp/8443");
  await page.setViewportSize({ width: 390, height: 844 });
  await page.getByRole("tab", { name: "Tiers" }).click();
  const grip = app.button(`Move ${moved}`);
  await expect(grip).toHaveCount(1);
  await grip.focus();
  await page.keyboard.press("Space");
  await page.keyboard.press("Home");
  const slot = page.locator("[data-aimed]");
  const pill = page.locator("[data-pill]");
  await expect(pill).toContainText("application, position 1 of 9");
  await expect(slot).toBeInViewport({ ratio: 1 });
  await expect(pill).toBeInViewport({ ratio: 1 });
  await page.keyboard.press("Space");
  await expect(app.button("Undo")).toBeEnabled();
  await expect(app.button(`Move ${moved}`)).toHaveCount(1);
});

test("beside the slot stands what a drop would do, off the announcement, which is shown whole", async ({
  app,
  page,
}) => {
  await page.setViewportSize({ width: 1280, height: 800 });
  await app.open("#from=pod:checkout/cart-7f6b9-k8d2s&to=pod:payments/gateway-66d94-c5rwk&port=tcp/8443");
  await expect(app.verdict).toHaveText(/^Denied/);
  await app.button(`Move ${moved}`).focus();
  await page.keyboard.press("Space");
  await expect(app.board.getByText("was here").first()).toBeVisible();
  for (let step = 0; step < 4; step++) await page.keyboard.press("ArrowUp");
  const card = page.getByText("Drop at position 5 of 9 in application").locator("xpath=..");
  await expect(card).toContainText("10 → deny");
  const pill = page.locator("[data-pill]");
  await expect(pill).toContainText("10 flows would be denied, 0 allowed");
  const [cardBox, pillBox] = [await card.boundingBox(), await pill.boundingBox()];
  if (cardBox === null || pillBox === null) throw new Error("card and announcement are drawn");
  expect(cardBox.y + cardBox.height).toBeLessThanOrEqual(pillBox.y);
  expect(await pill.evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth)).toBe(0);
});

test.describe("with a finger", () => {
  test.use({ hasTouch: true });

  test("a card is dragged by its handle, and the page does not scroll meanwhile", async ({ app, page }) => {
    await app.open();
    const grip = await app.button(`Move ${moved}`).boundingBox();
    if (grip === null) throw new Error("the handle has no box");
    const touch = await page.context().newCDPSession(page);
    const send = async (type: "touchStart" | "touchMove" | "touchEnd", at?: Point): Promise<void> => {
      await touch.send("Input.dispatchTouchEvent", { type, touchPoints: at === undefined ? [] : [at] });
    };
    const from = { x: grip.x + 12, y: grip.y + 12 };
    await send("touchStart", from);
    for (let step = 1; step <= 6; step++) await send("touchMove", { x: from.x, y: from.y - step * 8 });
    await expect(app.board.getByText("was here").first()).toBeVisible();
    const slot = await above(app, "application", "gateway-ingress");
    for (let share = 0.25; share <= 1; share += 0.25)
      await send("touchMove", { x: from.x + (slot.x - from.x) * share, y: slot.y });
    await send("touchEnd");
    await expect
      .poll(async () => {
        const order = await app.order("application");
        return order[order.indexOf("gateway-ingress") - 1];
      })
      .toBe("deny-dmz-east-west");
  });
});

test("what known flows do is counted at every floor, at the profiles and in the rows of the narrow form", async ({
  app,
  page,
}) => {
  await app.open();
  await expect(app.button("End of tier platform: Pass")).toContainText("980 known flows pass here");
  await expect(app.button("End of tier application: Deny")).toContainText("667 known flows end here");
  const profiles = app.board.getByRole("region", { name: "Profiles" });
  await expect(profiles).toContainText(/[1-9]\d* known flows so far/);
  await expect(profiles.getByRole("listitem").filter({ hasText: /^data/ })).toContainText(
    "decides 117 known flows",
  );
  await page.setViewportSize({ width: 900, height: 1000 });
  const row = app.card("platform", "GlobalNetworkPolicy allow-dns");
  await expect(row).toContainText("decides 80 flows");
  await expect(app.button("End of tier platform: Pass")).toContainText("980 known flows pass here");
});

test("through the lens the end of a tier that plays no part recedes, and says so", async ({ app, page }) => {
  await app.open("#lens=pod:monitoring/prometheus-0");
  const floor = (name: string): Promise<string> =>
    app.button(name).evaluate((element) => getComputedStyle(element).color);
  const stands = await floor("End of tier default: Deny");
  await expect.poll(async () => floor("End of tier application: Deny")).not.toBe(stands);
  expect(await floor("End of tier platform: Pass")).toBe(stands);
  await app.button("End of tier application: Deny").click();
  await expect(page.getByText("None applies to the endpoint looked through")).toBeVisible();
});

test.describe("on a board wider than its window", () => {
  test.use({ viewport: { width: 1100, height: 760 } });

  test("what the browser scrolls to, as when it finds a word in the page, stays in sight", async ({
    app,
  }) => {
    await app.open();
    const last = app.tier("kube-baseline").getByRole("heading");
    await expect(last).not.toBeInViewport();
    await last.evaluate((heading) => heading.scrollIntoView({ inline: "center" }));
    await expect
      .poll(async () => app.board.locator(".react-flow").evaluate((canvas) => canvas.scrollLeft))
      .toBe(0);
    await expect(last).toBeInViewport({ ratio: 1 });
    await expect(app.tier("security").getByRole("heading")).not.toBeInViewport();
  });
});
