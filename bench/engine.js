/**
 * What the engine costs, without a browser: text to a resolved policy set, verdicts with hits, full explanations,
 * 20,000 rules on one endpoint; each beside the definitional evaluator in the same run, whose answers must be the
 * same. Times are processor times of this process, best of several rounds, because other programs may be running.
 * `--json` prints one array of `{name, ours_ms, reference_ms, ratio, size}`.
 */
import { build } from "vite";
import { loadAll } from "js-yaml";
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

/** Milliseconds of processor time for one run of `work`. */
function spent(work) {
  const start = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1e3;
}

/** The best round in milliseconds; `prepare` makes what a round works on and is not counted. */
function best(rounds, work, prepare = () => undefined) {
  return Math.min(
    ...Array.from({ length: rounds }, (_, round) => {
      const given = prepare(round);
      return spent(() => work(given));
    }),
  );
}

/** The same per item of a list. */
const bestOf = (rounds, items, work) => best(rounds, () => items.forEach(work)) / items.length;

const readCluster = (text) => read([{ name: "bench.yaml", text }], {}).cluster;

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

/** Milliseconds per flow of the definitional evaluator, whose answers must be the same. */
function naive(set, flows) {
  return bestOf(1, flows, (flow) => {
    const slow = answer(set.cluster, flow, "enforced");
    const fast = evaluate(set, flow, "enforced");
    const traces = [fast.egress, fast.ingress].map((end) => end && printHits(end.hits));
    const told = { verdict: fast.verdict, egress: traces[0], ingress: traces[1] };
    if (JSON.stringify(slow) !== JSON.stringify(told))
      throw new Error(`the engine and the definitional evaluator differ: ${JSON.stringify([told, slow])}`);
  });
}

const round = (ms) => Number(ms.toPrecision(3));

/** One line of the result; `reference` may be missing where nothing else does the same. */
function line(name, { ours, reference = null, size }) {
  return {
    name,
    ours_ms: round(ours),
    reference_ms: reference === null ? null : round(reference),
    ratio: reference === null ? null : round(reference / ours),
    size,
  };
}

/** Text to a resolved set. The first time is what a user waits for, code that has not run before included. */
function benchReading() {
  const text = manyPolicies();
  const first = spent(() => resolve(readCluster(text)));
  const reading = best(3, readCluster, (copy) => manyPolicies(copy + 1));
  const known = best(
    3,
    (known) => readCluster(`${known}# edited`),
    () => text,
  );
  const cluster = readCluster(text);
  const resolving = best(5, () => resolve(cluster));
  const plain = best(3, () => loadAll(text));
  const { endpoints, policies, tiers } = cluster;
  const size = {
    bytes: text.length,
    pods: endpoints.length,
    policies: policies.length,
    rules: policies.reduce((sum, { ingress, egress }) => sum + ingress.length + egress.length, 0),
    tiers: tiers.length,
  };
  const lines = [
    line("read and resolve, first of the process (reference: js-yaml alone)", {
      ours: first,
      reference: plain,
      size,
    }),
    line("read (reference: js-yaml alone)", { ours: reading, reference: plain, size }),
    line("read again after an edit", { ours: known, size }),
    line("resolve", { ours: resolving, size }),
  ];
  return { cluster, size, lines };
}

function benchMany() {
  const { cluster, size: shape, lines } = benchReading();
  const set = resolve(cluster);
  const flows = flowsBetween(cluster.endpoints, 4000);
  const few = flows.slice(0, 500);
  const judge = (asked) => (flow) => evaluate(asked, flow, "enforced");
  const explain = (asked) => (flow) => trace(asked, flow, "enforced");
  const size = { ...shape, rulesSeen: rulesSeen(set, flows.slice(0, 200)) };
  const quick = bestOf(12, flows, judge(set));
  const fresh = () => resolve(cluster);
  const unasked = best(8, (asked) => few.forEach(judge(asked)), fresh) / few.length;
  const full = bestOf(8, few, explain(set));
  const unexplained = best(3, (asked) => few.forEach(explain(asked)), fresh) / few.length;
  const reference = naive(set, flows.slice(0, 3));
  return [
    ...lines,
    line("verdict and hits, one direction", { ours: quick / 2, reference: reference / 2, size }),
    line("the same of ends never asked about", { ours: unasked / 2, reference: reference / 2, size }),
    line("full explanation of a flow", { ours: full, reference, size }),
    line("the same of ends and rules never asked about", { ours: unexplained, reference, size }),
  ];
}

function benchRules() {
  const cluster = readCluster(manyRules());
  const set = resolve(cluster);
  const flows = flowsFromOutside(cluster.endpoints[0], 300);
  const few = flows.slice(0, 20);
  const judge = (asked) => (flow) => evaluate(asked, flow, "enforced");
  const size = { rulesSeen: rulesSeen(set, flows.slice(0, 5)) };
  const quick = bestOf(12, flows, judge(set));
  const unasked =
    best(
      3,
      (asked) => flows.forEach(judge(asked)),
      () => resolve(cluster),
    ) / flows.length;
  const full = bestOf(3, few, (flow) => trace(set, flow, "enforced"));
  const reference = naive(set, flows.slice(0, 2));
  return [
    line("verdict and hits on one endpoint under 20,000 rules", { ours: quick, reference, size }),
    line("the same of an address never seen before", { ours: unasked, reference, size }),
    line("full explanation of the same", { ours: full, reference, size }),
  ];
}

const time = (ms) => (ms >= 10 ? `${String(round(ms))} ms` : `${String(round(ms * 1e3))} µs`);

function sentence({ name, ours_ms, reference_ms, ratio, size }) {
  const beside = reference_ms === null ? "" : `, reference ${time(reference_ms)} (×${String(ratio)})`;
  return `${name}: ${time(ours_ms)}${beside} ${JSON.stringify(size)}`;
}

const results = [...benchMany(), ...benchRules()];
const printed = process.argv.includes("--json") ? JSON.stringify(results) : results.map(sentence).join("\n");
process.stdout.write(`${printed}\n`);
