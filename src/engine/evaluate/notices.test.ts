/** What is said beside an outcome, word for word, and when nothing is. */
import { describe, expect, test } from "vitest";
import { addressOf, anyPolicy, anyRule } from "../../../tests/generators/cluster.ts";
import {
  ask,
  clusterOf,
  db,
  endOf,
  flowTo,
  from,
  half,
  host,
  pod,
  rule,
  template,
  web,
} from "../../../tests/generators/shop.ts";
import type { Rule } from "../model/policy.ts";
import type { Flow } from "../model/trace.ts";

const shop = template("shop");
const till = template("till");
const own = host("own", { node: "node-1" });
const other = host("other");
const nobody = { endpoint: null, address: null };
const outside = { endpoint: null, address: addressOf("8.8.8.8") };

describe("what both halves of a flow say", () => {
  const neither = (family: 4 | 6): readonly string[] => [`neither address is known: taken as IPv${family}`];
  const toNode = [
    "a pod's traffic to its own node meets no policy of the host endpoint; Felix's DefaultEndpointToHostAction decides there",
  ];

  test.each<readonly [string, Flow, readonly string[] | null, readonly string[] | null]>([
    ["two addresses are known", flowTo(db), [], []],
    ["only the source's is", flowTo(till), [], []],
    ["only the destination's is", flowTo(db, { from: endOf(shop) }), [], []],
    ["neither is", flowTo(till, { from: endOf(shop) }), neither(4), neither(4)],
    ["neither is, as IPv6", flowTo(till, { from: endOf(shop), family: 6 }), neither(6), neither(6)],
    ["nor that of an end nobody manages", flowTo(till, { from: nobody }), null, neither(4)],
    ["a pod asks its own node", flowTo(own), toNode, null],
    ["a pod asks another node", flowTo(other), [], []],
    ["somebody asks the node", flowTo(own, { from: outside }), null, []],
  ])("%s", (_, flow, egress, ingress) => {
    const answer = ask(clusterOf({ endpoints: [web, db, shop, till, own, other] }), flow);
    expect([answer.egress?.notices ?? null, answer.ingress?.notices ?? null]).toEqual([egress, ingress]);
  });
});

describe("what the rules that decide say", () => {
  const http = ["the HTTP part of the rule applies only with application-layer policy"];
  const web = rule({ http: true });
  const two = ["the outcome is the same from every source port, the rule that decides is not"];
  const some = from({ ports: [{ kind: "range", low: 40_000, high: 41_000 }] });

  test.each<readonly [string, readonly Rule[], readonly string[]]>([
    ["an HTTP rule decides", [web], http],
    ["an HTTP rule stands behind the one that decides", [anyRule, web], []],
    ["an HTTP rule does not match", [{ ...web, protocol: 17 }], []],
    ["two rules give one outcome", [some, anyRule], two],
    ["two rules give two", [some], []],
    ["one rule gives it", [anyRule], []],
  ])("%s", (_, rules, notices) => {
    const answer = half(ask(clusterOf({ rules }), flowTo(db, { srcPort: null })), "ingress");
    expect(answer.notices).toEqual(notices);
  });

  test("an HTTP rule that passes in an earlier tier is told too, also where the next says nothing of HTTP", () => {
    const cluster = clusterOf({ rules: [anyRule] });
    const [last] = cluster.tiers;
    if (!last) throw new Error("the shop has a tier");
    const first = { ...last, name: "first", order: 1, builtIn: false };
    const passing = {
      ...anyPolicy,
      name: "pass",
      tier: "first",
      ingress: [rule({ http: true, action: "Pass" })],
    };
    const policies = [
      { ...passing, id: "GlobalNetworkPolicy pass" as typeof anyPolicy.id },
      ...cluster.policies,
    ];
    expect(half(ask({ ...cluster, tiers: [first, last], policies }), "ingress").notices).toEqual(http);
  });

  test("a profile that says Pass is named", () => {
    const profile = { name: "p", ingress: [rule({ action: "Pass" })], egress: [], labelsToApply: {} };
    const target = pod("db", { profiles: ["p"] });
    const cluster = clusterOf({ endpoints: [target], profiles: [profile] });
    expect(half(ask(cluster, flowTo(target, { from: outside })), "ingress").notices).toEqual([
      "profile p says Pass: iptables and nftables go on to the next profile, other dataplanes deny",
    ]);
  });
});
