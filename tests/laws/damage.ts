/** Cheaply damaged documents: pieces cut, doubled and swapped, and characters put in that mean something to YAML. */
import { expect } from "vitest";
import { type Diagnostic, read } from "#src/manifest/index.ts";
import * as world from "../traps/world.ts";

const everything =
  "{source: {selector: a == 'b', nets: [10.0.0.0/8]}, protocol: TCP, destination: {ports: [80, 'http', '1:5']}, action: Allow}";

export const samples: readonly string[] = [
  world.np(
    "shop/p",
    `{tier: default, order: 10, selector: has(app), ingress: [${everything}], types: [Ingress]}`,
  ),
  `apiVersion: projectcalico.org/v3\nkind: GlobalNetworkPolicy\nmetadata:\n  name: g\nspec:\n  # a comment\n  order: 1.5\n  namespaceSelector: env in {'a', "b"}\n  egress:\n  - action: Deny\n    protocol: ICMP\n    icmp: {type: 8}\n    notProtocol: 17\n    http: {methods: [GET]}\n`,
  world.tier("t", "{order: 5, defaultAction: Pass}"),
  world.netSet("shop/n", "{a: b}", "[10.0.0.0/8, 'fd00::/8', 1.2.3.4]"),
  world.hep(
    "h",
    "{node: n1, interfaceName: '*', expectedIPs: [10.0.0.9], profiles: [x], ports: [{name: x, protocol: TCP, port: 1}]}",
  ),
  world.profile("x", `{ingress: [${everything}], labelsToApply: {a: b}}`),
  world.knp(
    "shop/k",
    "{podSelector: {matchLabels: {a: b}}, ingress: [{from: [{podSelector: {}}, {ipBlock: {cidr: 10.0.0.0/8, except: [10.1.0.0/16]}}], ports: [{port: 80, endPort: 90}]}]}",
  ),
  world.sknp(
    "shop/k",
    "{podSelector: {matchExpressions: [{key: a, operator: NotIn, values: [b]}]}, egress: [{}]}",
  ),
  world.cnp(
    "c",
    "{tier: Admin, priority: 5, subject: {namespaces: {}}, egress: [{action: Deny, to: [{networks: [10.0.0.0/8]}], protocols: [{tcp: {destinationPort: {number: 80}}}]}]}",
  ),
  world.pod("shop/p", "{a: b}", ["10.0.0.1", "fd00::1"], "serviceAccountName: sa"),
  world.slice("shop/s", "web", "10.0.0.1", "{name: x, port: 80, protocol: TCP}"),
  "apiVersion: v1\nkind: Service\nmetadata: {name: s, namespace: shop}\nspec: {selector: {a: b}, clusterIP: 10.96.0.1, ports: [{port: 80, targetPort: http}]}\n",
  "apiVersion: apps/v1\nkind: Deployment\nmetadata: &m {name: d, namespace: shop, labels: {a: b}}\nspec:\n  selector: {matchLabels: {a: b}}\n  template:\n    metadata: {<<: *m}\n    spec: {containers: [{ports: [{containerPort: 80, name: |-\n      http\n    }]}]}\n",
  '{"apiVersion": "v1", "kind": "List", "items": [{"apiVersion": "v1", "kind": "Namespace", "metadata": {"name": "shop", "labels": {"a": "b"}}}]}\n',
];

const pieces = [
  "\t",
  "\n",
  "\r\n",
  "\r",
  "\n---\n",
  "- ",
  ": ",
  ", ",
  "{",
  "}",
  "[",
  "]",
  "'",
  '"',
  "&a ",
  "*a",
  "<<: ",
  "!!int ",
  "!!binary ",
  "\u0000",
  "\uFEFF",
  "\uD800",
  "~",
  "#",
  "|\n",
  "> ",
  "? ",
  "null",
  "yes",
  "0x1F",
  "1e999",
  "-1",
  "99999999999999999999",
  "[[[[",
  "é",
];

/** A small generator of numbers below a bound, the same for the same seed (mulberry32). */
export function dice(seed: number): (bound: number) => number {
  let state = seed >>> 0;
  return (bound) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % bound;
  };
}

/** One to three wounds. */
export function damaged(sample: string, roll: (bound: number) => number): string {
  let text = sample;
  for (let wounds = roll(3); wounds >= 0; wounds -= 1) {
    const at = roll(text.length + 1);
    const length = roll(12);
    const cut = text.slice(at, at + length);
    const put =
      [pieces[roll(pieces.length)] ?? "", "", cut + cut, Array.from(cut).reverse().join("")][roll(4)] ?? "";
    text = text.slice(0, at) + put + text.slice(at + length);
  }
  return text;
}

/** Reads `count` damaged documents; the error names the text that broke a promise. */
export function readDamaged(seed: number, count: number): number {
  const roll = dice(seed);
  let diagnosed = 0;
  for (let done = 0; done < count; done += 1) {
    const text = damaged(samples[roll(samples.length)] ?? "", roll);
    const problems = readOne(text, done % 2 === 0 ? "missing" : "nothing");
    for (const problem of problems) checkPlace(problem, text);
    if (problems.length > 0) diagnosed += 1;
  }
  return diagnosed;
}

function readOne(text: string, assume: "missing" | "nothing"): readonly Diagnostic[] {
  try {
    return read([{ name: "damaged.yaml", text }], { assume }).diagnostics;
  } catch (error) {
    throw new Error(`reading threw on ${JSON.stringify(text)}`, { cause: error });
  }
}

function checkPlace({ place: { start, end }, message }: Diagnostic, text: string): void {
  const inside = 0 <= start.offset && start.offset <= end.offset && end.offset <= text.length;
  const exact = [start, end].every(({ offset, line, column }) => {
    // Between CR and LF the line has not ended yet.
    const breaks = text.charAt(offset) === "\n" ? /\r\n|\r(?!$)|\n/ : /\r\n|\r|\n/;
    const lines = text.slice(0, offset).split(breaks);
    return line === lines.length && column === (lines.at(-1) ?? "").length + 1;
  });
  if (!inside || !exact)
    expect.fail(`\`${message}\` points outside: ${JSON.stringify({ start, end, text })}`);
}
