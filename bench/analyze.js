/**
 * What the analysis of all flows costs, beside listing the flows and tracing each of them in the same run.
 * Where listing would take minutes a sample is timed and scaled up, and `estimated` says so. CPU time, median of
 * several runs. `--json` prints one array of `{name, ours_ms, reference_ms, ratio, size}`.
 */
import { mkdir, writeFile } from "node:fs/promises";
import { build } from "vite";
import { clusterOf } from "./analyze-cluster.js";

const json = process.argv.includes("--json");
const engine = await loadEngine();
const results = [];

/** The engine as one module, as a browser gets it. */
async function loadEngine() {
  const folder = new URL("../node_modules/.cache/bench/", import.meta.url);
  const built = await build({
    configFile: false,
    logLevel: "silent",
    build: { ssr: "src/engine/index.ts", write: false, minify: false, target: "es2023" },
  });
  const [chunk] = [built].flat()[0].output;
  await mkdir(folder, { recursive: true });
  await writeFile(new URL("engine.mjs", folder), chunk.code);
  return import(new URL("engine.mjs", folder).href);
}

/** CPU milliseconds of one call, which on a busy machine says more than the clock. */
function cost(work) {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

function median(times, work) {
  const all = Array.from({ length: times }, () => cost(work)).sort((a, b) => a - b);
  return all[Math.floor(all.length / 2)];
}

/** Milliseconds for tracing every known flow between endpoints, from a sample of them. */
function bruteForce(set, cluster, sample = 20_000) {
  const { endpoints } = cluster;
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

function report(name, { ours, reference, size, ...more }) {
  results.push({
    name,
    ours_ms: Math.round(ours * 10) / 10,
    reference_ms: Math.round(reference),
    ratio: Math.round((reference / ours) * 10) / 10,
    size,
    ...more,
  });
}

/** Census, totals, deciders: everything a board shows of all known flows. Solves every list on the way. */
function wholeCluster(cluster) {
  return engine.finish(engine.census(engine.resolve(cluster), "enforced"));
}

function measure(size, times) {
  const cluster = clusterOf(engine, size);
  const set = engine.resolve(cluster);
  const brute = bruteForce(set, cluster);
  const more = { flows: brute.flows, estimated: brute.estimated };
  for (let run = 0; run < 2; run += 1) wholeCluster(cluster);
  const resolved = median(times, () => engine.resolve(cluster));
  report("whole cluster", {
    ours: median(times, () => wholeCluster(cluster)) - resolved,
    reference: brute.ms,
    size,
    ...more,
  });
  report("unreachable rules", {
    ours:
      median(times, () => engine.finish(engine.unreachable(engine.resolve(cluster), "enforced"))) - resolved,
    reference: brute.ms,
    size,
    ...more,
  });
  engine.finish(engine.census(set, "enforced"));
  const typical = cluster.policies[Math.floor(cluster.policies.length / 3)].id;
  for (const [kind, id] of [
    ["a namespaced policy", typical],
    ["a policy that selects everything", "GlobalNetworkPolicy global-3"],
  ]) {
    const slot = { tier: "default", position: 3 };
    const move = () => engine.finish(engine.impactOfMove(set, { policies: [id], slot, scope: "enforced" }));
    const slots = () => engine.finish(engine.impactOfSlots(set, [id], "enforced"));
    move();
    report(`one move of ${kind}`, { ours: median(times, move), reference: 2 * brute.ms, size, ...more });
    const count = slots().length;
    report(`all ${String(count)} slots of ${kind}`, {
      ours: median(times, slots),
      reference: (count + 1) * brute.ms,
      size,
      ...more,
    });
  }
}

measure({ pods: 1_000, policies: 200 }, 7);
measure({ pods: 2_000, policies: 200, replicas: 10 }, 5);
measure({ pods: 4_000, policies: 200, replicas: 20 }, 5);
measure({ pods: 10_000, policies: 2_000 }, 3);
results.push({
  name: "memory after everything, MiB",
  ours_ms: null,
  reference_ms: null,
  ratio: null,
  size: {
    rss: Math.round(process.memoryUsage().rss / 2 ** 20),
    peak: Math.round(process.resourceUsage().maxRSS / 2 ** 10),
  },
});

const line = ({ name, ours_ms, reference_ms, ratio, size }) =>
  `${name} ${JSON.stringify(size)}: ${String(ours_ms)} ms, flow by flow ${String(reference_ms)} ms (×${String(ratio)})`;
process.stdout.write(`${json ? JSON.stringify(results) : results.map(line).join("\n")}\n`);
