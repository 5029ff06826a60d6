/**
 * How the built app feels, in a real Chromium: time to the first board; main-thread tasks over 50 ms during a scripted
 * 3 s pan, scroll and drag on a usual and on a very large board; what a lift costs at 1,000 pods × 200 policies.
 * Frame rates are reported, never judged. `--json` prints one JSON array instead of lines.
 */
import { chromium } from "@playwright/test";
import { preview } from "vite";
import { findBrowser } from "../e2e/browser.js";
import { loaded, viewport, watch } from "./board-page.js";
import { carry, drag, liftTimes, pan, scroll } from "./board-script.js";

const json = process.argv.includes("--json");
const port = 4175;
const server = await preview({ preview: { port, strictPort: true, host: "127.0.0.1" }, logLevel: "silent" });
const browser = await chromium.launch({
  executablePath: findBrowser(),
  args: process.getuid?.() === 0 ? ["--no-sandbox"] : [],
});
const address = `http://127.0.0.1:${String(port)}/`;

const usual = { tiers: 6, cards: 40, pods: 500 };
const huge = { tiers: 20, cards: 500, pods: 5_000 };
const lifted = { tiers: 5, cards: 40, pods: 1_000 };
/** The card that is lifted selects everything. */
const broad = { ...lifted, broad: 2 };

/** Milliseconds from navigation to a board with its cards, each time in a fresh profile. */
async function firstBoard() {
  const context = await browser.newContext({ viewport });
  const page = await context.newPage();
  await page.goto(address, { waitUntil: "commit" });
  const ms = await page.evaluate(
    () =>
      new Promise((resolve) => {
        const look = () => {
          if (document.querySelector('section[aria-label="Policy board"] li') !== null)
            resolve(performance.now());
          else requestAnimationFrame(look);
        };
        look();
      }),
  );
  await context.close();
  return ms;
}

/** Long tasks and frames while panning, scrolling and dragging for a second each, after some loads. */
async function smoothness(shape, loads) {
  const [imports, draws] = [[], []];
  for (let load = 1; ; load++) {
    const { page, imported, drawn } = await loaded(browser, address, shape);
    imports.push(imported);
    draws.push(drawn);
    if (load < loads) {
      await page.context().close();
      continue;
    }
    await page.waitForTimeout(1_000);
    const parts = { pan: () => pan(page), scroll: () => scroll(page), drag: () => drag(page) };
    const felt = await watch(browser, page, parts);
    await page.context().close();
    return [
      timing("import to board", imports, shape),
      timing("first draw, from the answer to the board", draws, shape),
      ...feeling("in 3 s", felt, shape),
    ];
  }
}

/** A card taken up, carried over the tiers and put down in another. */
async function carrying(shape) {
  const { page } = await loaded(browser, address, shape);
  await page.waitForTimeout(3_000);
  const felt = await watch(browser, page, carry(page));
  const { figures } = await liftTimes(page);
  await page.context().close();
  return [
    { name: "lift to the figures of all slots, ms", value: Math.round(figures), size: shape },
    ...feeling("at lift, slots and drop", felt, shape),
  ];
}

function timing(name, times, size) {
  const all = times.map(Math.round);
  const median = all.toSorted((a, b) => a - b)[Math.floor(all.length / 2)];
  const of = all.length > 1 ? ` (median of ${String(all.length)})` : "";
  return { name: `${name}, ms${of}`, value: median, all, ...(size && { size }) };
}

function feeling(when, { tasks, longest, fps }, size) {
  const count = Object.values(tasks).flat().length;
  return [
    { name: `main-thread tasks over 50 ms ${when}`, value: count, all: tasks, size },
    {
      name: `longest main-thread task ${when}, ms of processor time`,
      value: Math.max(...Object.values(longest)),
      all: longest,
      size,
    },
    { name: "frames per second (reported, not judged)", value: fps, size },
  ];
}

const times = [];
for (let run = 0; run < 5; run++) times.push(await firstBoard());
const results = [
  timing("first board", times),
  ...(await smoothness(usual, 1)),
  ...(await smoothness(huge, 5)),
  ...(await carrying(lifted)),
  ...(await carrying(broad)),
];
await browser.close();
await server.close();

const sizeText = ({ tiers, cards, pods, broad: some }) =>
  `${String(tiers)} × ${String(cards)} cards, ${String(pods)} pods${some ? ", the card selects everything" : ""}: `;
const line = ({ name, value, all, size }) =>
  `${size ? sizeText(size) : ""}${name}: ${String(value)}${all ? ` ${JSON.stringify(all)}` : ""}`;
process.stdout.write(`${(json ? [JSON.stringify(results)] : results.map(line)).join("\n")}\n`);
process.exit(0);
