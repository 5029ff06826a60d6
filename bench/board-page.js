/** A page with a generated cluster on its board, and what its main thread does meanwhile. For `board.js` alone. */
import { clusterText } from "./cluster.js";

export const viewport = { width: 1600, height: 1000 };

/** Runs in the page before the app: notes when the worker is asked what and when it answers. */
function listenToWorker() {
  window.bench = { tasks: [], frames: 0, answered: {}, chosen: null, drawn: null };
  const names = new Map();
  window.Worker = class extends Worker {
    constructor(...args) {
      super(...args);
      this.addEventListener("message", (event) => {
        // What came is unpacked when it is first looked at, and that is part of what is measured.
        const at = performance.now();
        const name = names.get(event.data?.id);
        if (name !== undefined) window.bench.answered[name] = at;
      });
    }
    postMessage(message, ...rest) {
      if (Array.isArray(message?.path)) {
        names.set(message.id, message.path[0]);
      }
      super.postMessage(message, ...rest);
    }
  };
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) window.bench.tasks.push(Math.round(entry.duration));
  }).observe({ type: "longtask" });
  const tick = () => {
    window.bench.frames += 1;
    if (
      window.bench.drawn === null &&
      document.querySelector('[data-tier="tier-0"] li[data-policy]') !== null
    )
      window.bench.drawn = performance.now();
    requestAnimationFrame(tick);
  };
  requestAnimationFrame(tick);
}

/**
 * From the choice of the file: `imported` is the time to the first cards; `drawn` the part of it after the worker's
 * answer, when all is read and only the drawing is left. Both in ms.
 */
export async function loaded(browser, address, shape) {
  const context = await browser.newContext({ viewport });
  const page = await context.newPage();
  await page.addInitScript(listenToWorker);
  await page.goto(address);
  await page.getByRole("button", { name: "Import", exact: true }).click();
  const buffer = Buffer.from(clusterText(shape));
  const input = page.getByLabel("Files to import");
  await input.evaluate((element) => {
    element.addEventListener("change", () => {
      window.bench.chosen = performance.now();
    });
  });
  await input.setInputFiles([{ name: "bench.yaml", mimeType: "application/yaml", buffer }]);
  await page.getByRole("group", { name: "Tier tier-0", exact: true }).getByRole("listitem").first().waitFor();
  const times = await page.evaluate(() => window.bench);
  const { chosen, drawn, answered } = times;
  return { page, imported: drawn - chosen, drawn: drawn - answered.open };
}

const MS = 1_000;

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
    .map(({ tdur = 0 }) => tdur / MS);
  return Math.round(Math.max(0, ...times));
}

/** Plays the parts of a script one after the other; of each: its long tasks, and the longest by processor time. */
export async function watch(browser, page, parts) {
  const tasks = {};
  const longest = {};
  let [frames, seconds] = [0, 0];
  for (const [name, part] of Object.entries(parts)) {
    await page.evaluate(() => {
      window.bench.tasks.length = 0;
      window.bench.frames = 0;
    });
    await browser.startTracing(page, { categories: ["toplevel"] });
    const begin = Date.now();
    await part();
    await page.waitForTimeout(300);
    seconds += (Date.now() - begin) / MS;
    frames += await page.evaluate(() => window.bench.frames);
    longest[name] = longestTask(await browser.stopTracing());
    tasks[name] = await page.evaluate(() => window.bench.tasks.splice(0));
  }
  return { tasks, longest, fps: Math.round(frames / seconds) };
}
