/** Traps 65 to 78 of the semantics note: hosts, services, and where a checker would answer otherwise than the kernel. */
import { describe, expect, test } from "vitest";
import { layTraps } from "./table.ts";
import { ask, gnp, hep, load, netSet, np, pod, profile, slice } from "./world.ts";

const isolated = np(
  "shop/p",
  "{selector: app == 'web', types: [Ingress, Egress], egress: [{action: Allow}]}",
);
const dns = slice("shop/dns-1", "dns", "10.0.0.2", "{name: dns, port: 5353, protocol: UDP}");

describe("hosts and services", () => {
  layTraps([
    {
      trap: "65",
      says: "a pod's own node reaches it whatever policy says, another node does not",
      documents: [isolated],
      answers: {
        "192.168.0.1 > shop/web tcp:80": "allow",
        "ingress 192.168.0.1 > shop/web tcp:80": "not judged",
        "hep:host > shop/web tcp:80": "deny",
      },
    },
    {
      trap: "66",
      says: "a host endpoint without profile and policy lets in failsafe ports alone",
      documents: [hep("bare", "{node: n3, expectedIPs: [192.168.0.3]}")],
      answers: {
        "ingress 8.8.8.8 > hep:bare tcp:22": "0|__FAILSAFE__|failsafe:inbound|allow|0",
        "ingress 8.8.8.8 > hep:bare tcp:80": "0|__PROFILE__|pro:__NO_MATCH__|deny|0",
        "egress hep:bare > 8.8.8.8 udp:53": "0|__FAILSAFE__|failsafe:outbound|allow|0",
      },
    },
    {
      trap: "66b",
      says: "failsafe ports come before a rule that denies",
      documents: [gnp("p", "{selector: has(trusted), ingress: [{action: Deny}]}")],
      answers: { "8.8.8.8 > hep:host tcp:22": "allow", "8.8.8.8 > hep:host tcp:23": "deny" },
    },
    {
      trap: "67",
      says: "a deny of host endpoints does not touch pods",
      documents: [gnp("p", "{selector: has(trusted), types: [Ingress, Egress], ingress: [{action: Deny}]}")],
      answers: { "dev/web > shop/web tcp:80": "allow", "8.8.8.8 > hep:host tcp:80": "deny" },
    },
    {
      trap: "68",
      says: "a service in a rule is its backends on their own port, not the service's",
      documents: [
        dns,
        np(
          "shop/p",
          "{selector: app == 'web', egress: [{action: Allow, destination: {services: {name: dns, namespace: shop}}}]}",
        ),
      ],
      answers: { "shop/web > shop/db udp:5353": "allow", "shop/web > shop/db udp:53": "deny" },
    },
    {
      trap: "68b",
      says: "a rule for port 53 does not match backends on 5353",
      documents: [
        dns,
        np(
          "shop/p",
          "{selector: app == 'web', egress: [{action: Allow, protocol: UDP, destination: {ports: [53]}}]}",
        ),
      ],
      answers: { "shop/web > shop/db udp:5353": "deny", "shop/web > shop/db udp:53": "allow" },
    },
    {
      trap: "69",
      says: "a service without a namespace matches nothing, even in its own",
      documents: [
        dns,
        np(
          "shop/p",
          "{selector: app == 'web', egress: [{action: Allow, destination: {services: {name: dns}}}]}",
        ),
      ],
      answers: { "shop/web > shop/db udp:5353": "deny" },
      told: ["matches-nothing"],
    },
    {
      trap: "70",
      says: "a backend that is not ready still matches",
      documents: [
        dns,
        np(
          "shop/p",
          "{selector: app == 'web', egress: [{action: Allow, destination: {services: {name: dns, namespace: shop}}}]}",
        ),
      ],
      answers: { "shop/web > 10.0.0.2 udp:5353": "allow" },
    },
    {
      trap: "71",
      says: "a service as source is its addresses, from any port",
      documents: [
        dns,
        np(
          "shop/p",
          "{selector: app == 'web', ingress: [{action: Allow, source: {services: {name: dns, namespace: shop}}}]}",
        ),
      ],
      answers: {
        "shop/db > shop/web tcp:80/1": "allow",
        "shop/db > shop/web udp:80/5353": "allow",
        "shop/bad > shop/web udp:80/5353": "deny",
      },
    },
    {
      trap: "72",
      says: "a pod cannot send VXLAN or IP-in-IP, whatever policy says",
      documents: [np("shop/p", "{egress: [{action: Allow}]}")],
      answers: {
        "shop/web > 8.8.8.8 udp:4789": "deny",
        "shop/web > 8.8.8.8 4": "deny",
        "shop/web > 8.8.8.8 udp:4788": "allow",
      },
    },
    {
      trap: "74",
      says: "an endpoint that names a profile nobody defines is denied both ways",
      documents: [hep("lost", "{node: n3, expectedIPs: [192.168.0.3], profiles: [nowhere]}")],
      answers: {
        "ingress 8.8.8.8 > hep:lost tcp:80": "0|__PROFILE__|pro:nowhere|deny|0",
        "egress hep:lost > 8.8.8.8 tcp:80": "0|__PROFILE__|pro:nowhere|deny|0",
      },
    },
  ]);

  test("trap 73: an answer is about a connection's first packet, so tightening denies new connections only", () => {
    const question = "shop/db > shop/web tcp:80";
    expect(ask(load([]).cluster, question)).toBe("allow");
    expect(ask(load([isolated]).cluster, question)).toBe("deny");
    expect(ask(load([isolated]).cluster, "shop/web > shop/db tcp:40000/80")).toBe("allow");
  });

  test("trap 74b: a pod without profiles and policies is denied both ways", () => {
    const { cluster } = load([pod("shop/lone", "{}", ["10.0.0.9"])]);
    const endpoints = cluster.endpoints.map((one) =>
      one.id === "pod:shop/lone" ? { ...one, profiles: [] } : one,
    );
    const bare = { ...cluster, endpoints };
    expect(ask(bare, "ingress 8.8.8.8 > shop/lone tcp:80")).toBe("0|__PROFILE__|pro:__NO_MATCH__|deny|0");
    expect(ask(bare, "egress shop/lone > 8.8.8.8 tcp:80")).toBe("0|__PROFILE__|pro:__NO_MATCH__|deny|0");
  });
});

describe("what the kernel's rules do, whatever a checker says", () => {
  layTraps([
    {
      trap: "75",
      says: "a rule with a named port alone matches",
      documents: [
        np(
          "shop/p",
          "{selector: app == 'web', ingress: [{action: Allow, protocol: TCP, destination: {ports: [http]}}]}",
        ),
      ],
      answers: { "dev/web > shop/web tcp:8080": "allow", "dev/web > shop/web tcp:8081": "deny" },
    },
    {
      trap: "76",
      says: "a /28 of a network set matches by selector",
      documents: [
        netSet("shop/few", "{net: few}", "[203.0.113.16/28]"),
        np(
          "shop/p",
          "{selector: app == 'web', ingress: [{action: Allow, source: {selector: net == 'few'}}]}",
        ),
      ],
      answers: {
        "203.0.113.16 > shop/web tcp:80": "allow",
        "203.0.113.31 > shop/web tcp:80": "allow",
        "203.0.113.32 > shop/web tcp:80": "deny",
      },
    },
    {
      trap: "77",
      says: "the type and code of ICMP count",
      documents: [
        np(
          "shop/p",
          "{selector: app == 'web', ingress: [{action: Allow, protocol: ICMP, icmp: {type: 8}}, {action: Allow, protocol: ICMP, icmp: {type: 3, code: 1}}]}",
        ),
      ],
      answers: {
        "8.8.8.8 > shop/web icmp:8/5": "allow",
        "8.8.8.8 > shop/web icmp:3/1": "allow",
        "8.8.8.8 > shop/web icmp:3/2": "deny",
        "8.8.8.8 > shop/web icmp:0/0": "deny",
      },
    },
    {
      trap: "78",
      says: "where profiles exist and none matches, an entry says so",
      documents: [
        profile("narrow", "{ingress: [{action: Allow, protocol: UDP}]}"),
        hep("some", "{node: n3, expectedIPs: [192.168.0.3], profiles: [narrow]}"),
      ],
      answers: {
        "ingress 8.8.8.8 > hep:some udp:80": "0|__PROFILE__|pro:narrow|allow|0",
        "ingress 8.8.8.8 > hep:some tcp:80": "0|__PROFILE__|pro:__NO_MATCH__|deny|0",
      },
    },
  ]);
});
