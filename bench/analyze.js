/**
 * What the analysis of all flows costs, beside listing the flows and tracing each of them in the same run. Where
 * listing would take minutes a sample is timed and scaled up, and `estimated` says so. Best of several runs (the middle
 * one where each asks about another policy), each by the clock or by processor time, whichever is less: what other
 * programs take is in the first alone, what the threads of the garbage collection do side by side counts twice in the
 * second. `first_ms` is the first run, before the code is warm. Each size is a process of its own, so that its memory is
 * its own. `--json` prints one array.
 */
import { spawnSync } from "node:child_process";
import { mkdir, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { build } from "vite";
import { clusterOf } from "./analyze-cluster.js";

/** Replicas grow with the pods where classes are to stay: 200 workloads in the first three. */
const sizes = [
  { pods: 1_000, policies: 200, replicas: 5 },
  { pods: 2_000, policies: 200, replicas: 10 },
  { pods: 4_000, policies: 200, replicas: 20 },
  { pods: 10_000, policies: 2_000, replicas: 5 },
];

/** The engine as one module, as a browser gets it. */
async function bundle() {
  const folder = new URL("../node_modules/.cache/bench/", import.meta.url);
  const built = await build({
    configFile: false,
    logLevel: "silent",
    build: { ssr: "src/engine/index.ts", write: false, minify: false, target: "es2023" },
  });
  const [chunk] = [built].flat()[0].output;
  await mkdir(folder, { recursive: true });
  await writeFile(new URL("analyze.mjs", folder), chunk.code);
  return new URL("analyze.mjs", folder).href;
}

/** Milliseconds of one call. */
function cost(work) {
  const before = process.cpuUsage();
  const begin = performance.now();
  work();
  const byClock = performance.now() - begin;
  const { user, system } = process.cpuUsage(before);
  return Math.min(byClock, (user + system) / 1000);
}

/** Cost of `work` on what `prepare` makes, which is not counted: the first run, the best and the middle of all. */
function timed(times, work, prepare = () => undefined) {
  const all = Array.from({ length: times }, () => {
    const made = prepare();
    return cost(() => work(made));
  });
  const sorted = [...all].sort((a, b) => a - b);
  return { first: all[0], ours: sorted[0], middle: sorted[Math.floor(times / 2)] };
}

/** Where each run asks about another policy or slot the middle one says more than the cheapest. */
const typically = ({ first, middle }) => ({ first, ours: middle });

const round = (ms) => Math.round(ms * 10) / 10;

/** Milliseconds for tracing every known flow between endpoints, from a sample of them. */
function bruteForce(engine, set, { endpoints }, sample = 20_000) {
  const flows = endpoints.reduce((sum, { ports }) => sum + ports.length, 0) * (endpoints.length - 1);
  const step = Math.max(1, Math.floor(flows / sample));
  let traced = 0;
  const ms = cost(() => {
    for (let at = 0; at < flows; at += step) {
      const to = endpoints[at % endpoints.length];
      const from = endpoints[Math.floor(at / endpoints.length) % endpoints.length];
      if (from === to) continue;
      const flow = {
        from: { endpoint: from.id, address: from.addresses[0] },
        to: { endpoint: to.id, address: to.addresses[0] },
        protocol: 6,
        srcPort: null,
        dstPort: to.ports[0].port,
      };
      engine.evaluate(set, flow, "enforced");
      traced += 1;
    }
  });
  return { ms: (ms * flows) / traced, flows, estimated: step > 1 };
}

/** The cluster with one policy's order changed: what a draft is. */
function drafted(cluster, id) {
  const policies = cluster.policies.map((policy) => (policy.id === id ? { ...policy, order: 1 } : policy));
  return { ...cluster, policies };
}

async function measure(size, module) {
  const engine = await import(module);
  const cluster = clusterOf(engine, size);
  const times = size.pods > 5_000 ? 5 : 9;
  // Whoever drags asks again and again.
  const asking = size.pods > 5_000 ? 5 : 31;
  const fresh = () => engine.resolve(cluster);
  const run = (steps) => engine.finish(steps);
  const brute = bruteForce(engine, fresh(), cluster);
  const results = [];
  const report = (name, { ours, first }, runs = 1, more = {}) => {
    const reference = runs * brute.ms;
    const numbers = {
      ours_ms: round(ours),
      reference_ms: Math.round(reference),
      ratio: round(reference / ours),
    };
    const counted = { flows: brute.flows, estimated: brute.estimated };
    results.push({ name, ...numbers, size, first_ms: round(first), ...counted, ...more });
  };
  report(
    "whole cluster",
    timed(times, (set) => run(engine.census(set, "enforced")), fresh),
    1,
    {
      peak_mib: Math.round(process.resourceUsage().maxRSS / 1024),
    },
  );
  report(
    "unreachable rules",
    timed(times, (set) => run(engine.unreachable(set, "enforced")), fresh),
  );
  const set = fresh();
  run(engine.census(set, "enforced"));
  // Another policy or slot each time: nothing is remembered from the run before.
  const third = Math.floor(cluster.policies.length / 3);
  let turn = 0;
  const typical = () => cluster.policies[third + turn++].id;
  const scope = "enforced";
  for (const [kind, choose] of [
    ["a namespaced policy", typical],
    ["a policy that selects everything", () => "GlobalNetworkPolicy global-3"],
  ]) {
    const asked = () => ({ policies: [choose()], slot: { tier: "default", position: 3 + turn++ }, scope });
    const move = timed(asking, (question) => run(engine.impactOfMove(set, question)), asked);
    report(`one move of ${kind}`, typically(move), 2);
    const solved = () => {
      const own = fresh();
      run(engine.census(own, scope));
      return own;
    };
    const count = run(engine.impactOfSlots(set, [choose()], scope)).length;
    const slots = timed(asking, (own) => run(engine.impactOfSlots(own, [choose()], scope)), solved);
    report(`all ${String(count)} slots of ${kind}`, typically(slots), count + 1);
  }
  const after = engine.resolve(drafted(cluster, typical()));
  report(
    "what a draft changes, counted",
    timed(3, () => run(engine.changeCensus(set, after, "enforced"))),
    2,
  );
  return results;
}

const line = ({ name, ours_ms, first_ms, reference_ms, ratio, size, peak_mib }) => {
  const memory = peak_mib === undefined ? "" : `, at most ${String(peak_mib)} MiB`;
  const costs = `${String(ours_ms)} ms (first ${String(first_ms)})${memory}`;
  return `${name}: ${costs}, flow by flow ${String(reference_ms)} ms (×${String(ratio)}) ${JSON.stringify(size)}`;
};

/** One size in a process of its own. */
function inProcess(index, module) {
  const file = fileURLToPath(import.meta.url);
  const { status, stdout } = spawnSync(process.execPath, [file, "--size", String(index), module], {
    encoding: "utf8",
    stdio: ["ignore", "pipe", "inherit"],
  });
  if (status !== 0) process.exit(status ?? 1);
  return JSON.parse(stdout);
}

if (process.argv[2] === "--size") {
  const results = await measure(sizes[Number(process.argv[3])], process.argv[4]);
  process.stdout.write(JSON.stringify(results));
} else {
  const module = await bundle();
  const results = sizes.flatMap((_, index) => inProcess(index, module));
  const json = process.argv.includes("--json");
  process.stdout.write(`${json ? JSON.stringify(results) : results.map(line).join("\n")}\n`);
}
