/** Traps 38 to 48 of the semantics note: types, actions, ports and protocols. */
import { layTraps } from "./table.ts";
import { gnp, netSet, np, profile, sknp, tier } from "./world.ts";

const shopProfile = "0|__PROFILE__|pro:kns.shop|allow|0";
const ownEnd = "0|default|np:shop/p|deny|-1";

layTraps([
  {
    trap: "38",
    says: "a policy without rules and types isolates ingress and leaves egress alone",
    documents: [np("shop/p", "{selector: app == 'web'}")],
    answers: { "ingress dev/web > shop/web tcp:80": ownEnd, "egress shop/web > dev/web tcp:80": shopProfile },
  },
  {
    trap: "39",
    says: "an explicit empty egress list is no egress type",
    documents: [np("shop/p", "{selector: app == 'web', ingress: [{action: Allow}], egress: []}")],
    answers: { "egress shop/web > dev/web tcp:80": shopProfile, "dev/web > shop/web tcp:80": "allow" },
  },
  {
    trap: "40",
    says: "with types Egress ingress rules are ignored and egress is isolated",
    documents: [np("shop/p", "{selector: app == 'web', types: [Egress], ingress: [{action: Deny}]}")],
    answers: { "dev/web > shop/web tcp:80": "allow", "egress shop/web > dev/web tcp:80": ownEnd },
  },
  {
    trap: "41",
    says: "a staged Kubernetes policy with egress rules and no policyTypes stages ingress only",
    documents: [sknp("shop/p", "{podSelector: {}, egress: [{}]}")],
    answers: {
      "pending ingress dev/web > shop/web tcp:80": "0|default|sknp:shop/p|deny|-1",
      "pending egress shop/web > dev/web tcp:80": shopProfile,
      "dev/web > shop/web tcp:80": "allow",
    },
  },
  {
    trap: "42",
    says: "Log decides nothing, leaves no entry and keeps its number",
    documents: [np("shop/p", "{selector: app == 'web', ingress: [{action: Log}, {action: Deny}]}")],
    answers: { "ingress dev/web > shop/web tcp:80": "0|default|np:shop/p|deny|1" },
  },
  {
    trap: "43",
    says: "Pass in the last tier leads to the profile",
    documents: [np("shop/p", "{selector: app == 'web', ingress: [{action: Pass}]}")],
    answers: {
      "ingress dev/web > shop/web tcp:80": "0|default|np:shop/p|pass|0 1|__PROFILE__|pro:kns.shop|allow|0",
    },
  },
  {
    trap: "44",
    says: "Pass in the default tier leads to the baseline",
    documents: [
      np("shop/p", "{selector: app == 'web', ingress: [{action: Pass}]}"),
      gnp("floor", "{tier: kube-baseline, selector: app == 'web', ingress: [{action: Deny}]}"),
    ],
    answers: {
      "ingress dev/web > shop/web tcp:80": "0|default|np:shop/p|pass|0 1|kube-baseline|gnp:floor|deny|0",
    },
  },
  {
    trap: "45",
    says: "a named port without protocol is fine",
    documents: [
      np("shop/p", "{selector: app == 'web', ingress: [{action: Allow, destination: {ports: [http, dns]}}]}"),
    ],
    answers: {
      "dev/web > shop/web tcp:8080": "allow",
      "dev/web > shop/web udp:5353": "allow",
      "dev/web > shop/web udp:8080": "deny",
    },
  },
  ...[
    ["45b", "protocol: UDPLite, destination: {ports: [80]}", "ports with UDPLite are refused"],
    ["45c", "destination: {ports: [80]}", "a numeric port without protocol is refused"],
    [
      "46",
      "protocol: TCP, destination: {ports: ['8080-8090']}",
      "8080-8090 is a port name, and no valid one",
    ],
  ].map(([trap = "", rule = "", says = ""]) => ({
    trap,
    says: `${says}: Calico drops the whole policy`,
    documents: [np("shop/p", `{selector: app == 'web', ingress: [{action: Allow, ${rule}}]}`)],
    answers: { "ingress dev/web > shop/web tcp:8080": shopProfile },
    told: ["ignored-by-calico"],
  })),
  {
    trap: "46b",
    says: "8080:8090 is a range, both ends included",
    documents: [
      np(
        "shop/p",
        "{selector: app == 'web', ingress: [{action: Allow, protocol: TCP, destination: {ports: ['8080:8090']}}]}",
      ),
    ],
    answers: {
      "dev/web > shop/web tcp:8079": "deny",
      "dev/web > shop/web tcp:8080": "allow",
      "dev/web > shop/web tcp:8090": "allow",
      "dev/web > shop/web tcp:8091": "deny",
    },
  },
  {
    trap: "47",
    says: "a named port never matches an address of a network set or an unknown one",
    documents: [
      netSet("corp", "{}", "[203.0.113.0/24]"),
      np(
        "shop/p",
        "{selector: app == 'web', egress: [{action: Allow, protocol: TCP, destination: {ports: [http]}}]}",
      ),
    ],
    answers: {
      "shop/web > dev/web tcp:8080": "allow",
      "shop/web > 203.0.113.7 tcp:8080": "deny",
      "shop/web > 8.8.8.8 tcp:8080": "deny",
    },
  },
  {
    trap: "48",
    says: "protocol ICMP is IPv4 alone",
    documents: [np("shop/p", "{selector: app == 'web', ingress: [{action: Allow, protocol: ICMP}]}")],
    answers: {
      "8.8.8.8 > shop/web icmp:8/0": "allow",
      "2001:db8::1 > shop/web@6 icmp:8/0": "deny",
      "2001:db8::1 > shop/web@6 icmpv6:128/0": "deny",
    },
  },
  {
    trap: "48b",
    says: "Pass in a profile goes on to the next, as the kernel's rules do",
    documents: [
      tier("unused", "{order: 5}"),
      profile("later", "{ingress: [{action: Pass}]}"),
      profile("last", "{ingress: [{action: Allow}]}"),
      "apiVersion: projectcalico.org/v3\nkind: HostEndpoint\nmetadata: {name: two}\nspec: {node: n4, expectedIPs: [192.168.0.4], profiles: [later, last]}\n",
    ],
    answers: { "ingress 8.8.8.8 > hep:two tcp:80": "0|__PROFILE__|pro:last|allow|0" },
  },
]);
