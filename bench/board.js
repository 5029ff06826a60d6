/**
 * How the built app feels, in a real Chromium: time to the first board (median of 5, sample), and main-thread
 * tasks over 50 ms during a scripted 3 s pan, scroll and drag on 6 tiers × 40 cards with 500 pods.
 * Frame rates are reported, never judged. `--json` prints one JSON array instead of lines.
 */
import { chromium } from "@playwright/test";
import { preview } from "vite";
import { findBrowser } from "../e2e/browser.js";
import { clusterText } from "./cluster.js";

const json = process.argv.includes("--json");
const port = 4175;
const server = await preview({ preview: { port, strictPort: true, host: "127.0.0.1" }, logLevel: "silent" });
const browser = await chromium.launch({
  executablePath: findBrowser(),
  args: process.getuid?.() === 0 ? ["--no-sandbox"] : [],
});
const address = `http://127.0.0.1:${String(port)}/`;
const viewport = { width: 1600, height: 1000 };

/** Milliseconds from navigation to a board with its cards, each time in a fresh profile. */
async function firstBoard() {
  const context = await browser.newContext({ viewport });
  const page = await context.newPage();
  await page.goto(address, { waitUntil: "commit" });
  const ms = await page.evaluate(
    () =>
      new Promise((resolve) => {
        const look = () => {
          if (
            document.querySelector(
              '[role="region"][aria-label="Policy board"] li, section[aria-label="Policy board"] li',
            )
          )
            resolve(performance.now());
          else requestAnimationFrame(look);
        };
        look();
      }),
  );
  await context.close();
  return ms;
}

/** A page with a generated cluster on its board, and how long it took from the file to the board, in ms. */
async function loaded(shape) {
  const context = await browser.newContext({ viewport });
  const page = await context.newPage();
  await page.goto(address);
  await page.getByRole("button", { name: "Import", exact: true }).click();
  const buffer = Buffer.from(clusterText(shape));
  const started = Date.now();
  await page
    .getByLabel("Files to import")
    .setInputFiles([{ name: "bench.yaml", mimeType: "application/yaml", buffer }]);
  await page.getByRole("group", { name: "Tier tier-0", exact: true }).getByRole("listitem").first().waitFor();
  const drawn = Date.now() - started;
  await page.waitForTimeout(1_000);
  return { page, drawn };
}

/** Counts frames, and tasks of the main thread over 50 ms, from now on. */
function observe(page) {
  return page.evaluate(() => {
    window.bench = { tasks: [], frames: 0 };
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) window.bench.tasks.push(Math.round(entry.duration));
    }).observe({ type: "longtask" });
    const tick = () => {
      window.bench.frames += 1;
      requestAnimationFrame(tick);
    };
    requestAnimationFrame(tick);
  });
}

const SECOND = 1_000;

/** The most processor time one task of the main thread took, in ms: what other programs do has no part in it. */
function longestTask(trace) {
  const { traceEvents } = JSON.parse(trace.toString());
  const mains = new Set(
    traceEvents
      .filter(({ name, args }) => name === "thread_name" && args.name === "CrRendererMain")
      .map(({ pid, tid }) => `${String(pid)}:${String(tid)}`),
  );
  const times = traceEvents
    .filter(({ name, pid, tid }) => name.endsWith("RunTask") && mains.has(`${String(pid)}:${String(tid)}`))
    .map(({ tdur = 0 }) => tdur / SECOND);
  return Math.round(Math.max(0, ...times));
}

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

/** Sideways by the wheel, there and back; zoomed in first, because a board that fits cannot be panned. */
async function pan(page, board) {
  for (let times = 0; times < 2; times++) await page.getByRole("button", { name: "Zoom in" }).click();
  await page.waitForTimeout(300);
  await page.mouse.move(board.x + board.width / 2, board.y + board.height / 2);
  const before = await transform(page);
  const seen = new Set([before]);
  await forASecond(async (share) => {
    await page.mouse.wheel(share < 0.5 ? 40 : -40, 0);
    seen.add(await transform(page));
  });
  moved("pan", seen.size > 2, false);
  await page.getByRole("button", { name: "Fit the board" }).click();
}

/** A column, down and up again by the wheel. */
async function scroll(page) {
  const list = page.getByRole("group", { name: "Tier tier-1", exact: true }).locator("[data-cards]");
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

/** A card over the slots of all columns, and back to where it was. */
async function drag(page, board) {
  const list = page.getByRole("group", { name: "Tier tier-1", exact: true }).locator("[data-cards]");
  const at = await list.evaluate((element) => {
    const { top } = element.getBoundingClientRect();
    const boxes = [...element.querySelectorAll("li")].map((card) => card.getBoundingClientRect());
    const first = boxes.find((box) => box.top > top + 80);
    return { x: first.x + 60, y: first.y + 16 };
  });
  await page.mouse.move(at.x, at.y);
  await page.mouse.down();
  const aimed = new Set();
  await forASecond(async (share) => {
    const x = board.x + 80 + (board.width - 160) * Math.abs(Math.sin(share * Math.PI));
    await page.mouse.move(x, at.y + 300 * share);
    aimed.add(
      await page.evaluate(() => document.querySelector("[data-aimed]")?.closest("[data-tier]")?.dataset.tier),
    );
  });
  aimed.delete(undefined);
  moved("drag", aimed.size > 0, false);
  await page.keyboard.press("Escape");
  await page.mouse.up();
}

/** Long tasks and frames while panning, scrolling and dragging for a second each. */
async function smoothness(shape) {
  const { page, drawn } = await loaded(shape);
  await observe(page);
  await browser.startTracing(page, { categories: ["toplevel"] });
  const board = await page.getByRole("region", { name: "Policy board" }).boundingBox();
  const begin = Date.now();
  const tasks = {};
  for (const [name, part] of Object.entries({ pan, scroll, drag })) {
    await part(page, board);
    await page.waitForTimeout(300);
    tasks[name] = await page.evaluate(() => window.bench.tasks.splice(0));
  }
  const seconds = (Date.now() - begin) / SECOND;
  const frames = await page.evaluate(() => window.bench.frames);
  const longest = longestTask(await browser.stopTracing());
  await page.context().close();
  return { drawn, tasks, longest, fps: Math.round(frames / seconds) };
}

const times = [];
for (let run = 0; run < 5; run++) times.push(await firstBoard());
times.sort((a, b) => a - b);
const shape = { tiers: 6, cards: 40, pods: 500 };
const felt = await smoothness(shape);
await browser.close();
await server.close();

const results = [
  { name: "first board, ms (median of 5)", value: Math.round(times[2]), all: times.map(Math.round) },
  { name: "import to board, ms", value: felt.drawn, size: shape },
  {
    name: "main-thread tasks over 50 ms in 3 s",
    value: Object.values(felt.tasks).flat().length,
    all: felt.tasks,
    size: shape,
  },
  { name: "longest main-thread task, ms of processor time", value: felt.longest, size: shape },
  { name: "frames per second (reported, not judged)", value: felt.fps, size: shape },
];
const lines = json
  ? [JSON.stringify(results)]
  : results.map(({ name, value, all }) => `${name}: ${String(value)}${all ? ` ${JSON.stringify(all)}` : ""}`);
process.stdout.write(`${lines.join("\n")}\n`);
process.exit(0);
