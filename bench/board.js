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

/** Long tasks and frames while panning, scrolling and dragging for three seconds. */
async function smoothness(shape) {
  const context = await browser.newContext({ viewport });
  const page = await context.newPage();
  await page.goto(address);
  await page.getByRole("button", { name: "Import", exact: true }).click();
  const started = Date.now();
  await page
    .getByLabel("Files to import")
    .setInputFiles([
      { name: "bench.yaml", mimeType: "application/yaml", buffer: Buffer.from(clusterText(shape)) },
    ]);
  await page.getByRole("group", { name: "Tier tier-0", exact: true }).waitFor();
  const drawn = Date.now() - started;
  await page.waitForTimeout(500);
  await page.evaluate(() => {
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
  const begin = Date.now();
  const board = await page.getByRole("region", { name: "Policy board" }).boundingBox();
  const middle = { x: board.x + board.width / 2, y: board.y + board.height - 40 };
  await page.mouse.move(middle.x, middle.y);
  await page.mouse.down();
  for (let step = 0; step < 30; step++) await page.mouse.move(middle.x - step * 8, middle.y - (step % 7));
  await page.mouse.up();
  const column = await page.getByRole("group", { name: "Tier tier-2", exact: true }).boundingBox();
  await page.mouse.move(Math.max(board.x + 60, column.x + 80), board.y + 300);
  for (let step = 0; step < 30; step++) await page.mouse.wheel(0, step < 20 ? 60 : -90);
  const grip = page.getByRole("button", { name: /^Move NetworkPolicy/ }).first();
  await grip.hover();
  await page.mouse.down();
  const box = await grip.boundingBox();
  while (Date.now() - begin < 3_000) {
    const t = (Date.now() - begin) / 300;
    await page.mouse.move(box.x + 250 + 200 * Math.sin(t), box.y + 250 + 200 * Math.cos(t));
  }
  await page.keyboard.press("Escape");
  await page.mouse.up();
  const seconds = (Date.now() - begin) / 1000;
  const { tasks, frames } = await page.evaluate(() => window.bench);
  await context.close();
  return { drawn, tasks, fps: Math.round(frames / seconds) };
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
  { name: "main-thread tasks over 50 ms in 3 s", value: felt.tasks.length, all: felt.tasks, size: shape },
  { name: "frames per second (reported, not judged)", value: felt.fps, size: shape },
];
const lines = json
  ? [JSON.stringify(results)]
  : results.map(({ name, value, all }) => `${name}: ${String(value)}${all ? ` ${JSON.stringify(all)}` : ""}`);
process.stdout.write(`${lines.join("\n")}\n`);
process.exit(0);
