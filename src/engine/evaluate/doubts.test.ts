/** What keeps a rule from being decided, word for word. */
import { expect, test } from "vitest";
import { addressOf, anyEntity, anyPolicy, prefixOf } from "../../../tests/generators/cluster.ts";
import {
  clusterOf,
  db,
  endOf,
  flowTo,
  from,
  host,
  rule,
  template,
  to,
  web,
} from "../../../tests/generators/shop.ts";
import type { Service } from "../model/cluster.ts";
import type { PortMatch, Rule } from "../model/policy.ts";
import type { Flow, FlowEnd } from "../model/trace.ts";
import { resolve } from "../resolve/policy-set.ts";
import { ruleDoubts } from "./doubts.ts";
import { makePacket } from "./packet.ts";

const shop = template("shop");
const till = template("till");
const box = host("box", { addresses: [] });

/** `shop` is a member at 8080; another member is an address that nobody loaded holds. */
const service: Service = {
  id: "shop/s",
  namespace: "shop",
  name: "s",
  addresses: [],
  ports: [],
  backends: [
    { address: null, endpoint: shop.id, ports: [{ name: null, protocol: 6, port: 8080 }] },
    { address: addressOf("10.0.0.200"), endpoint: null, ports: [{ name: null, protocol: 6, port: 9090 }] },
  ],
  derived: false,
  defined: true,
};

function doubtsOf(asked: Rule, flow: Flow): string {
  const set = resolve(
    clusterOf({
      endpoints: [web, db, shop, till, box],
      policies: [{ ...anyPolicy, ingress: [asked] }],
      services: [service],
    }),
  );
  const compiled = set.compiled.policies.get(anyPolicy.id)?.rules.ingress.rules[0];
  if (!compiled) throw new Error("the rule is compiled");
  return ruleDoubts(compiled, makePacket(set.compiled, flow));
}

const nets = [prefixOf("10.0.0.0/24")];
const ranges = { ...anyEntity, nets };
const unmanaged: FlowEnd = { endpoint: null, address: null };
const served = { service: { namespace: "shop", name: "s" } };

test.each<readonly [string, Rule, Flow, string]>([
  ["nothing", from({ nets }), flowTo(db), ""],
  ["nothing where no address is asked", rule({}), flowTo(till, { from: endOf(shop) }), ""],
  ["one field", rule({ unmodelled: ["a.b"] }), flowTo(db), "`a.b` is not modelled"],
  [
    "two fields",
    rule({ unmodelled: ["a.b", "c"] }),
    flowTo(db),
    "`a.b` is not modelled, `c` is not modelled",
  ],
  [
    "a source of two pods",
    from({ nets }),
    flowTo(till, { from: endOf(shop) }),
    "depends on the source pod's address",
  ],
  [
    "a destination of two pods",
    to({ nets }),
    flowTo(till, { from: endOf(shop) }),
    "depends on the destination pod's address",
  ],
  [
    "both of two pods",
    rule({ source: ranges, destination: ranges }),
    flowTo(till, { from: endOf(shop) }),
    "depends on the source pod's address, depends on the destination pod's address",
  ],
  [
    "the only source unknown",
    from({ nets }),
    flowTo(db, { from: endOf(shop) }),
    "depends on the pod's address",
  ],
  ["the only destination unknown", to({ nets }), flowTo(till), "depends on the pod's address"],
  ["a host", to({ nets }), flowTo(box), "depends on the host's address"],
  [
    "a host and a pod",
    rule({ source: ranges, destination: ranges }),
    flowTo(box, { from: endOf(shop) }),
    "depends on the source pod's address, depends on the destination host's address",
  ],
  ["somebody nobody manages", from({ nets }), flowTo(db, { from: unmanaged }), "depends on the address"],
  ["a backend's address, told once", to(served), flowTo(till), "depends on the pod's address"],
  [
    "a known backend's port, which its address may have twice",
    to(served),
    flowTo(shop),
    "depends on the pod's address",
  ],
  ["a known backend's port", to(served), flowTo(shop, { dstPort: 8080 }), ""],
  [
    "no ICMP type",
    rule({ icmp: { type: 8, code: null } }),
    flowTo(db, { protocol: 1 }),
    "depends on the ICMP type",
  ],
  [
    "no ICMP type where one is unwanted",
    rule({ notIcmp: { type: 8, code: null } }),
    flowTo(db, { protocol: 58 }),
    "depends on the ICMP type",
  ],
  [
    "no ICMP code",
    rule({ icmp: { type: 3, code: 1 } }),
    flowTo(db, { protocol: 1, icmpType: 3 }),
    "depends on the ICMP code",
  ],
  ["another ICMP type", rule({ icmp: { type: 3, code: 1 } }), flowTo(db, { protocol: 1, icmpType: 8 }), ""],
  [
    "all at once, in the order of the tests",
    rule({
      unmodelled: ["x"],
      source: { ...ranges, ports: [{ kind: "range", low: 40_000, high: 40_000 }] },
      icmp: { type: 8, code: null },
    }),
    flowTo(db, { from: endOf(shop), protocol: 1, srcPort: null }),
    "`x` is not modelled, depends on the pod's address, depends on the source port, wants 40000, depends on the ICMP type",
  ],
])("in doubt: %s", (_, asked, flow, doubts) => {
  expect(doubtsOf(asked, flow)).toBe(doubts);
});

const span = (low: number, high: number): PortMatch => ({ kind: "range", low, high });

test.each<readonly [string, readonly PortMatch[], readonly PortMatch[], string]>([
  ["every ephemeral port", [span(32_768, 60_999)], [], ""],
  ["all but the first", [span(32_769, 60_999)], [], "32769–60999"],
  ["all but the last", [span(32_768, 60_998)], [], "32768–60998"],
  ["every one in two parts", [span(50_000, 65_535), span(1, 49_999)], [], ""],
  ["two parts with a gap of one", [span(50_001, 65_535), span(1, 49_999)], [], "50001–65535 or 1–49999"],
  ["what ends before", [span(1, 32_767)], [], ""],
  ["what ends at the first", [span(1, 32_768)], [], "1–32768"],
  ["what begins behind", [span(61_000, 65_535)], [], ""],
  ["what begins at the last", [span(60_999, 60_999)], [], "60999"],
  ["an unwanted one", [], [span(40_000, 40_000)], "not 40000"],
  ["unwanted ones that nobody draws", [], [span(1, 1_023)], ""],
  [
    "a wanted part without one of it",
    [span(33_000, 34_000)],
    [span(33_500, 33_500)],
    "33000–34000, not 33500",
  ],
])("a source port nobody chose, of a rule for %s", (_, ports, notPorts, wanted) => {
  const doubt = wanted && `depends on the source port, wants ${wanted}`;
  expect(doubtsOf(from({ ports, notPorts }), flowTo(db, { srcPort: null }))).toBe(doubt);
});

test("a source port that is chosen leaves no doubt", () => {
  expect(doubtsOf(from({ ports: [span(40_000, 40_000)] }), flowTo(db, { srcPort: 40_001 }))).toBe("");
});
