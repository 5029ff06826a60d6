/** A failure names the test that fails and no other: each rule here asks several things, and one of them is wrong. */
import { describe, expect, test } from "vitest";
import { addressOf, anyEntity, prefixOf } from "../../../tests/generators/cluster.ts";
import { clusterOf, db, failuresOf, flowTo, pod, rule, web } from "../../../tests/generators/shop.ts";
import type { Service } from "../model/cluster.ts";
import type { Failure, Flow } from "../model/trace.ts";
import type { Rule } from "../model/policy.ts";
import { Failures } from "./failure-list.ts";
import { memo } from "./memo.ts";

const services = [web, db].map(({ name, id, addresses }): Service => ({
  id: `shop/${name}`,
  namespace: "shop",
  name,
  addresses: [],
  ports: [],
  backends: [{ address: addresses[0] ?? null, endpoint: id, ports: [{ name: null, protocol: 6, port: 80 }] }],
  derived: true,
  defined: true,
}));

const service = (name: string): Rule["source"] => ({ ...anyEntity, service: { namespace: "shop", name } });
const everything: Partial<Rule> = {
  ipVersion: 4,
  protocol: 6,
  notProtocol: 17,
  source: service("web"),
  destination: service("db"),
  notIcmp: { type: 8, code: 0 },
};
const ping: Partial<Flow> = { protocol: 1, icmpType: 8, icmpCode: 0, dstPort: 0 };
const pong: Partial<Rule> = { protocol: 1, icmp: { type: 0, code: 0 } };

function told(asked: Partial<Rule>, flow: Partial<Flow> = {}): readonly (readonly string[])[] {
  const failures = failuresOf(clusterOf({ rules: [rule(asked)], services }), flowTo(db, flow));
  return failures.map(({ predicate, wanted, actual }) => [predicate, wanted, actual]);
}

test("where all the rest holds, the one that fails is told alone", () => {
  expect(told(everything)).toEqual([]);
  expect(told({ ...everything, ipVersion: 6 })).toEqual([["ipVersion", "IPv6", "IPv4"]]);
  expect(told({ ...everything, protocol: 132 })).toEqual([["protocol", "SCTP", "TCP"]]);
  expect(told({ ...everything, notProtocol: 6 })).toEqual([["notProtocol", "not TCP", "TCP"]]);
  expect(told({ ...everything, source: service("db") })).toEqual([
    ["source.services", "service shop/db", "10.0.0.119"],
  ]);
  expect(told({ ...everything, destination: service("web") })).toEqual([
    ["destination.services", "service shop/web", "10.0.0.100 TCP 80"],
  ]);
});

describe("a test that holds is never told beside one that fails", () => {
  test.each<readonly [string, Partial<Rule>, Partial<Flow>, readonly string[]]>([
    ["a service and its port", { ...everything, protocol: 17 }, {}, ["protocol"]],
    ["the ports of a service count", everything, { dstPort: 81 }, ["destination.services"]],
    ["a wanted ICMP type", { ...pong, icmp: { type: 8, code: 0 }, ipVersion: 6 }, ping, ["ipVersion"]],
    ["an unwanted ICMP type", { notIcmp: { type: 0, code: null }, ipVersion: 6 }, ping, ["ipVersion"]],
    ["the code of an ICMP type", { icmp: { type: 8, code: 3 } }, ping, ["icmp"]],
    ["source ports", { source: { ...anyEntity, ports: [port(40_000)] }, ipVersion: 6 }, {}, ["ipVersion"]],
    ["source ports that fail", { source: { ...anyEntity, ports: [port(1)] } }, {}, ["source.ports"]],
    [
      "unwanted source ports",
      { source: { ...anyEntity, notPorts: [port(40_000)] } },
      {},
      ["source.notPorts"],
    ],
    [
      "destination ports",
      { destination: { ...anyEntity, ports: [port(80)] }, ipVersion: 6 },
      {},
      ["ipVersion"],
    ],
  ])("%s", (_, asked, flow, predicates) => {
    expect(told(asked, flow).map(([predicate]) => predicate)).toEqual(predicates);
  });
});

function port(low: number): Rule["source"]["ports"][number] {
  return { kind: "range", low, high: low };
}

test.each<readonly [string, Partial<Flow>, string]>([
  ["a protocol without ICMP types", { protocol: 6 }, "TCP"],
  ["ICMP", ping, "ICMP type 8 code 0"],
  ["ICMPv6", { ...ping, protocol: 58 }, "ICMP type 8 code 0"],
])("an ICMP type that is wanted is compared with %s", (_, flow, actual) => {
  expect(told({ icmp: { type: 0, code: 0 } }, flow)).toEqual([["icmp", "ICMP type 0 code 0", actual]]);
});

test("a flow of the other family fails by version alone", () => {
  const six = {
    from: { endpoint: null, address: addressOf("fd00::1") },
    to: { endpoint: db.id, address: addressOf("fd00::2") },
  };
  const both = pod("db", { addresses: [addressOf("10.0.0.100"), addressOf("fd00::2")] });
  const asked = rule({ ipVersion: 4, source: { ...anyEntity, nets: [prefixOf("fd00::/8")] } });
  const failures = failuresOf(clusterOf({ rules: [asked], endpoints: [web, both] }), flowTo(both, six));
  expect(failures).toEqual([{ predicate: "ipVersion", wanted: "IPv4", actual: "IPv6" }]);
});

test("a list of failures is handed out once and starts anew", () => {
  const failure = (wanted: string): Failure => ({ predicate: "protocol", wanted, actual: "TCP" });
  const failures = new Failures();
  expect(failures.take()).toEqual([]);
  failures.add(failure("UDP"));
  failures.add(failure("SCTP"));
  expect(failures.take().map(({ wanted }) => wanted)).toEqual(["UDP", "SCTP"]);
  failures.add(failure("ICMP"));
  expect(failures.take().map(({ wanted }) => wanted)).toEqual(["ICMP"]);
});

test("what is remembered of an object is worked out once, even where it is nothing", () => {
  let made = 0;
  const remembered = memo((key: { readonly answer: number | undefined }) => {
    made += 1;
    return key.answer;
  });
  const [one, none] = [{ answer: 1 }, { answer: undefined }];
  expect([one, none, one, none].map(remembered)).toEqual([1, undefined, 1, undefined]);
  expect(made).toBe(2);
});
