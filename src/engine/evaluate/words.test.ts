import { describe, expect, test } from "vitest";
import { addressOf, emptyCluster, prefixOf, selectorOf } from "../../../tests/generators/cluster.ts";
import type { PortMatch, TermPart } from "../model/policy.ts";
import { resolve } from "../resolve/policy-set.ts";
import { isFailsafe } from "./failsafe.ts";
import { Failures } from "./failure-list.ts";
import {
  addressWords,
  factsAbout,
  icmpWords,
  oneOf,
  portWords,
  prefixWords,
  selectorWords,
} from "./words.ts";

test.each<readonly [readonly string[], string]>([
  [[], "nothing"],
  [["a"], "a"],
  [["a", "b"], "a or b"],
  [["a", "b", "c"], "a, b or c"],
  [["a", "b", "c", "d", "e", "f"], "a, b, c, d, e or f"],
  [["a", "b", "c", "d", "e", "f", "g", "h"], "a, b, c, d, e, f or 2 more"],
])("%j read as `%s`", (items, words) => {
  expect(oneOf(items)).toBe(words);
});

test.each<readonly [readonly PortMatch[], string]>([
  [[], "nothing"],
  [[{ kind: "range", low: 80, high: 80 }], "80"],
  [[{ kind: "range", low: 80, high: 90 }], "80–90"],
  [[{ kind: "named", name: "http" }], "port named http"],
  [
    [
      { kind: "named", name: "http" },
      { kind: "range", low: 1, high: 2 },
    ],
    "port named http or 1–2",
  ],
])("ports %j read as `%s`", (ports, words) => {
  expect(portWords(ports)).toBe(words);
});

test.each([
  [addressOf("10.0.0.1"), 4, "10.0.0.1"],
  [addressOf("fd00:0::1"), 6, "fd00::1"],
  [null, 4, "an unknown IPv4 address"],
  [null, 6, "an unknown IPv6 address"],
] as const)("the address %j of IPv%d reads as `%s`", (address, family, words) => {
  const { peers } = resolve(emptyCluster).compiled;
  expect(addressWords(peers.get({ endpoint: null, address }, family))).toBe(words);
});

test("ranges are told as users write them", () => {
  expect(prefixWords(["10.0.0.0/8", "fd00::/8"].map(prefixOf))).toBe("10.0.0.0/8 or fd00::/8");
});

test.each([
  [{ type: null, code: null }, "ICMP of unknown type"],
  [{ type: 8, code: null }, "ICMP type 8"],
  [{ type: 3, code: 0 }, "ICMP type 3 code 0"],
])("%j reads as `%s`", (icmp, words) => {
  expect(icmpWords(icmp)).toBe(words);
});

test.each([
  ['projectcalico.org/orchestrator == "k8s"', "a pod"],
  ["has(projectcalico.org/orchestrator)", "has(projectcalico.org/orchestrator)"],
  ['app == "a"', 'app == "a"'],
])("%s reads as `%s`", (text, words) => {
  expect(selectorWords(selectorOf(text))).toBe(words);
});

describe("what labels say about a selector", () => {
  const labels = {
    app: "a",
    "pcns.env": "prod",
    "pcsa.role": "x",
    "projectcalico.org/namespace": "shop",
    "projectcalico.org/serviceaccount": "api",
    "projectcalico.org/orchestrator": "k8s",
  };

  test.each<readonly [string, TermPart, string, string]>([
    ['app == "b"', "labels", 'app = "a"', "no label app"],
    ["has(app) || has(team)", "labels", 'app = "a", no label team', "no label app, no label team"],
    ["!all()", "labels", "nothing can match it", "nothing can match it"],
    ["has(projectcalico.org/orchestrator)", "labels", "a pod", "not a pod"],
    ["has(projectcalico.org/namespace)", "namespace", "namespace shop", "no namespace"],
    ["has(projectcalico.org/serviceaccount)", "labels", "service account api", "no service account"],
    ["has(pcns.env)", "namespace", 'namespace shop has env = "prod"', "no namespace"],
    ["has(pcns.team)", "namespace", "namespace shop has no label team", "no namespace"],
    ["has(pcsa.role)", "serviceAccount", 'service account api has role = "x"', "no service account"],
    ["has(pcns.env)", "labels", 'pcns.env = "prod"', "no label pcns.env"],
    ["has(pcsa.role)", "namespace", 'pcsa.role = "x"', "no label pcsa.role"],
    ["has(app)", "namespace", 'app = "a"', "no label app"],
    ["has(app)", "serviceAccount", 'app = "a"', "no label app"],
    [
      "has(pcns.env) && has(pcns.team)",
      "namespace",
      'namespace shop has env = "prod", namespace shop has no label team',
      "no namespace",
    ],
  ])("%s of a %s", (text, part, told, bare) => {
    const facts = factsAbout(selectorOf(text), part);
    expect([facts(labels), facts({})]).toEqual([told, bare]);
  });
});

describe("ports that host endpoints never lose", () => {
  const control = [179, 2379, 2380, 5473, 6443, 6666, 6667];

  test.each([
    ["ingress", 6, [22, ...control]],
    ["ingress", 17, [68]],
    ["ingress", 132, []],
    ["egress", 6, control],
    ["egress", 17, [53, 67]],
  ] as const)("%s of protocol %d: %j", (direction, protocol, open) => {
    const all = Array.from({ length: 65_536 }, (_, port) => port);
    expect(all.filter((port) => isFailsafe(direction, protocol, port))).toEqual(open);
  });
});

test("failures are handed out once, in order, rule after rule", () => {
  const [a, b, c] = (["protocol", "icmp", "notICMP"] as const).map((predicate) => ({
    predicate,
    wanted: "",
    actual: "",
  }));
  const failures = new Failures();
  if (!a || !b || !c) throw new Error("three are made");
  failures.add(a);
  failures.add(b);
  expect(failures.take()).toEqual([a, b]);
  failures.add(c);
  expect(failures.take()).toEqual([c]);
  expect(failures.take()).toEqual([]);
});
