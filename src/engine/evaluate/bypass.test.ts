/** What decides outside policy (semantics §7), and the nearest flows for which policy does decide. */
import { describe, expect, test } from "vitest";
import { addressOf, anyPolicy } from "../../../tests/generators/cluster.ts";
import { ask, clusterOf, endOf, flowTo, half, host, pod, template } from "../../../tests/generators/shop.ts";
import type { ClusterNode, Endpoint, EndpointId } from "../model/cluster.ts";
import type { Flow, FlowEnd, FlowTrace } from "../model/trace.ts";

const denyAll = { ...anyPolicy, governs: { ingress: true, egress: true } };
const web = pod("web");
const db = pod("db");
const nowhere = pod("db", { node: null });
const own = host("h1", { node: "node-1" });
const silent = host("h1", { node: "node-1", addresses: [] });
const other = host("h2");
const drifting = host("h3", { node: null });
const node: ClusterNode = { name: "node-1", addresses: [addressOf("192.0.2.9"), addressOf("fd00::9")] };

const at = (text: string): FlowEnd => ({ endpoint: null, address: addressOf(text) });
const unloaded: FlowEnd = { endpoint: "hep:x" as EndpointId, address: null };
const ofNode = "traffic from a pod's own node (node-1) is always allowed, whatever the policies say";

function answer(endpoints: readonly Endpoint[], flow: Flow): FlowTrace {
  return ask({ ...clusterOf({ endpoints, policies: [denyAll] }), nodes: [node] }, flow);
}

describe("into a pod", () => {
  test.each<readonly [string, readonly Endpoint[], readonly [FlowEnd, Endpoint], string | null]>([
    ["from the host endpoint of its node", [db, own], [endOf(own), db], ofNode],
    ["from one without expectedIPs", [db, silent], [endOf(silent), db], ofNode],
    [
      "from the address of a host endpoint of its node",
      [db, own],
      [{ ...endOf(own), endpoint: null }, db],
      ofNode,
    ],
    ["from an address of its node", [db], [at("192.0.2.9"), db], ofNode],
    ["from any other address", [db], [at("192.0.2.10"), db], null],
    ["from the host endpoint of another node", [db, other], [endOf(other), db], null],
    ["from the address of another node's", [db, other], [{ ...endOf(other), endpoint: null }, db], null],
    ["from a pod of the same node", [web, db], [endOf(web), db], null],
    ["from the address of a pod of the same node", [web, db], [{ ...endOf(web), endpoint: null }, db], null],
    ["a pod without a node, from a host without one", [nowhere, drifting], [endOf(drifting), nowhere], null],
    ["from a host endpoint that is not loaded", [db], [unloaded, db], null],
  ])("%s", (_, endpoints, [source, target], reason) => {
    const { bypass, verdict, ingress } = answer(endpoints, flowTo(target, { from: source }));
    expect([bypass, verdict, ingress === null]).toEqual(
      reason === null ? [null, "deny", false] : [reason, "allow", true],
    );
  });

  test("a host endpoint hears from its own node what its policies say", () => {
    expect(answer([own], flowTo(own, { from: at("192.0.2.9") })).bypass).toBeNull();
  });
});

describe("out of a pod", () => {
  const vxlan =
    "Calico drops VXLAN packets (UDP 4789) that a pod sends, before any policy, unless Felix is told otherwise";
  const ipInIp =
    "Calico drops IP-in-IP packets that a pod sends, before any policy, unless Felix is told otherwise";
  const itself = "a pod's traffic to its own address does not leave the pod, so no policy sees it";

  test.each<readonly [string, Partial<Flow>, string | null]>([
    ["VXLAN is dropped", { protocol: 17, dstPort: 4789 }, vxlan],
    ["VXLAN's port over TCP is not VXLAN", { protocol: 6, dstPort: 4789 }, null],
    ["UDP to another port is not VXLAN", { protocol: 17, dstPort: 4790 }, null],
    ["IP-in-IP is dropped", { protocol: 4, dstPort: 0 }, ipInIp],
    ["another tunnel is not IP-in-IP", { protocol: 47, dstPort: 0 }, null],
    ["a host may send VXLAN", { from: at("8.8.8.8"), protocol: 17, dstPort: 4789 }, null],
    ["a pod's own address is inside the pod", { to: endOf(web) }, itself],
    ["even through a tunnel", { to: endOf(web), protocol: 17, dstPort: 4789 }, itself],
  ])("%s", (_, change, reason) => {
    expect(answer([web, db], flowTo(db, change)).bypass).toBe(reason);
  });

  test("two pods of one template are two pods", () => {
    const twin = template("web");
    expect(answer([twin], flowTo(twin, { from: endOf(twin) })).bypass).toBeNull();
  });
});

describe("neighbour discovery", () => {
  const six = pod("web", { addresses: [addressOf("fd00::1")] });
  const solicitation = { protocol: 58, icmpType: 135, icmpCode: 0, dstPort: 0 };
  const ownSix = host("h1", { node: "node-1", addresses: [addressOf("fd00::8")] });
  const otherSix = host("h2", { addresses: [addressOf("fd00::8")] });
  const always = "neighbour discovery from a pod to its own node is always allowed";

  test.each<readonly [string, Partial<Flow>, Endpoint, string | null]>([
    ["of the own node's address", { to: at("fd00::9") }, ownSix, always],
    ["of the own node's host endpoint", { to: endOf(ownSix) }, ownSix, always],
    ["of another address", { to: at("fd00::7") }, ownSix, null],
    ["of another node's host endpoint", { to: endOf(otherSix) }, otherSix, null],
    ["is not a ping", { to: at("fd00::9"), icmpType: 128 }, ownSix, null],
    ["has a known type", { to: at("fd00::9"), icmpType: 134 }, ownSix, null],
    ["is ICMPv6", { to: at("fd00::9"), protocol: 6 }, ownSix, null],
  ])("%s", (_, change, hostEndpoint, reason) => {
    const flow = { ...flowTo(six), from: endOf(six), ...solicitation, ...change };
    expect(answer([six, hostEndpoint], flow).bypass).toBe(reason);
  });

  test("a type that nobody chose is not one, and IPv4 has none", () => {
    const open = { ...flowTo(six), from: endOf(six), to: at("fd00::9"), protocol: 58 };
    expect(answer([six], open).bypass).toBeNull();
    expect(answer([web], { ...flowTo(web), ...solicitation, to: at("192.0.2.9") }).bypass).toBeNull();
  });

  test.each([130, 131, 132, 133, 135, 136])("ICMPv6 type %i", (icmpType) => {
    const flow = { ...flowTo(six), from: endOf(six), to: at("fd00::9"), ...solicitation, icmpType };
    expect(answer([six], flow).bypass).toBe(always);
  });
});

describe("from a pod to its own node", () => {
  const notice =
    "a pod's traffic to its own node meets no policy of the host endpoint; Felix's DefaultEndpointToHostAction decides there";
  const open = (endpoints: readonly Endpoint[], to: FlowEnd): FlowTrace =>
    ask({ ...clusterOf({ endpoints }), nodes: [node] }, { ...flowTo(db), from: endOf(web), to });

  test("the host endpoint is not asked, and a notice says who decides", () => {
    const { ingress, egress, verdict } = open([web, own], endOf(own));
    expect([ingress, verdict, egress?.notices]).toEqual([null, "allow", [notice]]);
  });

  test("another host endpoint is asked", () => {
    const answered = open([web, other], endOf(other));
    expect([answered.verdict, half(answered, "ingress").decider]).toEqual(["deny", { kind: "no-profile" }]);
    expect(half(answered, "egress").notices).toEqual([]);
  });

  const unjudged =
    "behind a pod's own policies, its traffic to its own node is not judged here: Felix's DefaultEndpointToHostAction decides there (Drop where nothing is set, Accept in Calico's manifests)";

  test.each<readonly [string, Endpoint, FlowEnd, readonly string[]]>([
    ["an address of its node", web, at("192.0.2.9"), [unjudged]],
    ["an IPv6 address of its node", { ...web, addresses: [addressOf("fd00::1")] }, at("fd00::9"), [unjudged]],
    ["any other address", web, at("192.0.2.10"), []],
    ["a pod whose node nobody knows", { ...web, node: null }, at("192.0.2.9"), []],
    ["a pod of another node", { ...web, node: "node-2" }, at("192.0.2.9"), []],
  ])("%s, where no host endpoint is loaded", (_, source, to, notices) => {
    const answered = ask(
      { ...clusterOf({ endpoints: [source] }), nodes: [node] },
      { ...flowTo(db), from: endOf(source), to },
    );
    expect([answered.verdict, answered.ingress, half(answered, "egress").notices]).toEqual([
      "allow",
      null,
      notices,
    ]);
  });

  test("an address of a host endpoint, without its name, is the node's as well", () => {
    expect(half(open([web, own], { ...endOf(own), endpoint: null }), "egress").notices).toEqual([unjudged]);
  });
});
