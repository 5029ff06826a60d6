/**
 * What the engine costs, without a browser: reading and resolving, verdicts with hits, full explanations, 20,000
 * rules on one endpoint, each beside the definitional evaluator in the same run. Times are processor times of this
 * process, best of several rounds, because other programs may be running. `--json` prints one JSON array.
 */
import { build } from "vite";
import { fileURLToPath } from "node:url";
import { manyPolicies, manyRules } from "./engine-cluster.js";

const at = (path) => fileURLToPath(new URL(`../${path}`, import.meta.url));

/** Node reads no TypeScript: the rooms are bundled first. */
async function load() {
  const outDir = at("node_modules/.cache/bench");
  const input = {
    engine: at("src/engine/index.ts"),
    manifest: at("src/manifest/index.ts"),
    reference: at("tests/reference/evaluator.ts"),
  };
  await build({
    configFile: false,
    logLevel: "error",
    publicDir: false,
    root: at(""),
    ssr: { noExternal: true },
    build: { ssr: true, outDir, target: "node20", rollupOptions: { input } },
  });
  const [engine, manifest, reference] = await Promise.all(
    Object.keys(input).map((name) => import(`${outDir}/${name}.js`)),
  );
  return { ...engine, read: manifest.read, answer: reference.answer };
}

const { answer, evaluate, parseAddress, printHits, read, resolve, trace } = await load();

/** Microseconds of processor time for one run of `work`. */
function spent(work) {
  const start = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(start);
  return user + system;
}

/** The best round, per item, in microseconds. */
function best(rounds, items, work) {
  const times = Array.from({ length: rounds }, () => spent(() => items.forEach((item) => work(item))));
  return Math.min(...times) / items.length;
}

const readCluster = (text) => read([{ path: "bench.yaml", text }], {}).cluster;

function endOf({ id, addresses }) {
  return { endpoint: id, address: addresses[0] };
}

/** Pairs of pods, each pod as source and as destination in turn. */
function flowsBetween(endpoints, count) {
  return Array.from({ length: count }, (_, index) => ({
    from: endOf(endpoints[(index * 7) % endpoints.length]),
    to: endOf(endpoints[(index * 13 + 5) % endpoints.length]),
    protocol: 6,
    srcPort: 40_000,
    dstPort: 8080,
  }));
}

function flowsFromOutside(endpoint, count) {
  return Array.from({ length: count }, (_, index) => ({
    from: { endpoint: null, address: parseAddress(`8.8.${String(index >> 8)}.${String(index & 255)}`) },
    to: endOf(endpoint),
    protocol: 6,
    srcPort: 40_000,
    dstPort: 8080,
  }));
}

const rulesOf = (direction) =>
  direction?.tiers.flatMap(({ policies }) => policies.flatMap(({ rules }) => rules ?? [])) ?? [];

/** Rules that a flow's walk looks at, both directions together, on average. */
function rulesSeen(set, flows) {
  const seen = flows.map((flow) => {
    const { egress, ingress } = trace(set, flow, "enforced");
    return [egress, ingress].flatMap(rulesOf).filter(({ state }) => state !== "not-reached").length;
  });
  return Math.round(seen.reduce((sum, one) => sum + one, 0) / flows.length);
}

/** Time per flow of the definitional evaluator, whose answers must be the same. */
function naive(set, flows) {
  const time = best(1, flows, (flow) => {
    const slow = answer(set.cluster, flow, "enforced");
    const fast = evaluate(set, flow, "enforced");
    const traces = [fast.egress, fast.ingress].map((end) => end && printHits(end.hits));
    const told = { verdict: fast.verdict, egress: traces[0], ingress: traces[1] };
    if (JSON.stringify(slow) !== JSON.stringify(told))
      throw new Error(`the engine and the definitional evaluator differ: ${JSON.stringify([told, slow])}`);
  });
  return time;
}

function benchMany() {
  const text = manyPolicies();
  const reading = best(2, [text], readCluster);
  const cluster = readCluster(text);
  const resolving = best(3, [cluster], resolve);
  const set = resolve(cluster);
  const flows = flowsBetween(cluster.endpoints, 4000);
  const cold = best(1, flows.slice(0, 1000), (flow) => evaluate(set, flow, "enforced"));
  const seen = rulesSeen(set, flows.slice(0, 200));
  const quick = best(12, flows, (flow) => evaluate(set, flow, "enforced"));
  const full = best(8, flows.slice(0, 500), (flow) => trace(set, flow, "enforced"));
  const slow = naive(set, flows.slice(0, 3));
  return [
    { name: "read 1,000 pods and 200 policies of 100 rules, ms", value: reading / 1e3, size: text.length },
    { name: "resolve them, ms", value: resolving / 1e3 },
    { name: "rules a flow looks at", value: seen },
    { name: "verdict and hits, µs a direction", value: quick / 2, naive: slow / 2 },
    { name: "the same when an endpoint is first asked about, µs a direction", value: cold / 2 },
    { name: "full explanation of a flow, µs", value: full, naive: slow },
    { name: "full explanations per second", value: 1e6 / full },
  ];
}

function benchRules() {
  const cluster = readCluster(manyRules());
  const set = resolve(cluster);
  const flows = flowsFromOutside(cluster.endpoints[0], 300);
  const cold = best(1, flows, (flow) => evaluate(set, flow, "enforced"));
  const seen = rulesSeen(set, flows.slice(0, 5));
  const quick = best(12, flows, (flow) => evaluate(set, flow, "enforced"));
  const full = best(3, flows.slice(0, 20), (flow) => trace(set, flow, "enforced"));
  const slow = naive(set, flows.slice(0, 2));
  return [
    { name: `verdict and hits under ${String(seen)} rules, µs`, value: quick, naive: slow },
    { name: "the same for an address never seen before, µs", value: cold },
    { name: "full explanation of the same, µs", value: full, naive: slow },
  ];
}

const tidy = (value) => Number(value.toPrecision(3));
const results = [...benchMany(), ...benchRules()].map(({ naive: slow, ...result }) => ({
  ...result,
  value: tidy(result.value),
  ...(slow === undefined ? {} : { naive: tidy(slow), ratio: Math.round(slow / result.value) }),
}));
const note = "for comparison: Calico's own checker, compiled Go, needs some 400 µs for one such direction";
const lines = process.argv.includes("--json")
  ? [JSON.stringify(results)]
  : [
      ...results.map(
        ({ name, value, naive: slow, ratio }) =>
          `${name}: ${String(value)}${slow === undefined ? "" : ` (definitional evaluator ${String(slow)}, ${String(ratio)} times as much)`}`,
      ),
      note,
    ];
process.stdout.write(`${lines.join("\n")}\n`);
