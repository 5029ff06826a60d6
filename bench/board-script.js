/** What a hand does in the bench of the board: pan, scroll and drag for a second each; lift, aim and drop. */
const SECOND = 1_000;

/** Calls `step` with the share of the second that has gone by, until it is over. */
async function forASecond(step) {
  const begin = Date.now();
  for (let share = 0; share < 1; share = (Date.now() - begin) / SECOND) await step(share);
}

/** Each part of the script ends with a proof that it moved something. */
function moved(what, before, after) {
  if (before === after) throw new Error(`the bench did not ${what}: ${String(before)} stayed`);
}

const transform = (page) => page.locator(".react-flow__viewport").getAttribute("style");
// By attributes alone: a search by role works in the page's own main thread, and would be measured with it.
const boardBox = (page) => page.locator("[data-board]").boundingBox();
const listOf = (page, tier) => page.locator(`[data-tier="${tier}"] [data-cards]`);
const press = (page, button) =>
  page.evaluate((name) => document.querySelector(`button[aria-label="${name}"]`).click(), button);
const aimedTier = (page) =>
  page.evaluate(() => document.querySelector("[data-aimed]")?.closest("[data-tier]")?.dataset.tier);

/** Sideways by the wheel, there and back; zoomed in first, because a board that fits cannot be panned. */
export async function pan(page) {
  const board = await boardBox(page);
  for (let times = 0; times < 2; times++) await press(page, "Zoom in");
  await page.waitForTimeout(300);
  await page.mouse.move(board.x + board.width / 2, board.y + board.height / 2);
  const seen = new Set([await transform(page)]);
  await forASecond(async (share) => {
    await page.mouse.wheel(share < 0.5 ? 40 : -40, 0);
    seen.add(await transform(page));
  });
  moved("pan", seen.size > 2, false);
  await press(page, "Fit the board");
}

/** A column, down and up again by the wheel. */
export async function scroll(page) {
  const list = listOf(page, "tier-1");
  const box = await list.boundingBox();
  await page.mouse.move(box.x + 60, box.y + 200);
  const before = await list.evaluate(({ scrollTop }) => scrollTop);
  let furthest = before;
  await forASecond(async (share) => {
    await page.mouse.wheel(0, share < 0.6 ? 90 : -140);
    furthest = Math.max(furthest, await list.evaluate(({ scrollTop }) => scrollTop));
  });
  moved("scroll", before, furthest);
}

/** Where the pointer can take hold of a card in the second tier. */
function cardIn(page) {
  return listOf(page, "tier-1").evaluate((element) => {
    const { top } = element.getBoundingClientRect();
    const boxes = [...element.querySelectorAll("li")].map((card) => card.getBoundingClientRect());
    const first = boxes.find((box) => box.top > top + 80);
    return { x: first.x + Math.min(60, first.width / 2), y: first.y + Math.min(16, first.height / 2) };
  });
}

/** A card over the slots of all columns, and back to where it was. */
export async function drag(page) {
  const board = await boardBox(page);
  const at = await cardIn(page);
  await page.mouse.move(at.x, at.y);
  await page.mouse.down();
  await forASecond(async (share) => {
    const x = board.x + 80 + (board.width - 160) * Math.abs(Math.sin(share * Math.PI));
    await page.mouse.move(x, at.y + 300 * share);
  });
  await page.locator("[data-aimed]").first().waitFor();
  await page.keyboard.press("Escape");
  await page.mouse.up();
}

/** Lifts a card, holds it over slots of every tier until their details are there, drops it in another tier. */
export function carry(page) {
  let at = null;
  return {
    lift: async () => {
      at = await cardIn(page);
      await page.mouse.move(at.x, at.y);
      await page.mouse.down();
      await page.evaluate(() => {
        const lifted = () => {
          window.bench.lifted = performance.now();
        };
        window.addEventListener("pointermove", lifted, { capture: true, once: true });
      });
      await page.mouse.move(at.x + 8, at.y);
      await page.locator("[data-drag-list] b[title]").first().waitFor();
    },
    slots: async () => {
      const board = await boardBox(page);
      const aimed = new Set();
      for (let step = 0; step <= 10; step++) {
        await page.mouse.move(board.x + 80 + ((board.width - 160) * step) / 10, at.y + 25 * step);
        await page.waitForTimeout(200);
        aimed.add(await aimedTier(page));
      }
      aimed.delete(undefined);
      moved("carry over tiers", aimed.size > 2, false);
      await page.mouse.move(board.x + 80, at.y + 100);
      await page.locator('[data-tier="tier-0"] [data-aimed]').waitFor();
    },
    drop: async () => {
      await page.mouse.up();
      await page.waitForTimeout(1_500);
      moved("drop", (await page.locator("[data-drag-list]").count()) === 0, false);
    },
  };
}

/** From the lift to what the worker has to say about every slot, in ms. */
export function liftTimes(page) {
  return page.evaluate(() => ({ figures: window.bench.answered.slotImpacts - window.bench.lifted }));
}
