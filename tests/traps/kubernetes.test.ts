/** Traps 59 to 64 of the semantics note: policies of Kubernetes as Calico converts them. */
import { layTraps } from "./table.ts";
import { cnp, knp, netSet } from "./world.ts";

const corp = netSet("corp", "{net: corp}", "[203.0.113.0/24]");
const asked = "ingress dev/web > shop/web tcp:80";

layTraps([
  {
    trap: "59",
    says: "`ports: [{}]` is all of TCP and nothing else",
    documents: [knp("shop/p", "{podSelector: {}, ingress: [{ports: [{}]}]}")],
    answers: { "dev/web > shop/web tcp:1": "allow", "dev/web > shop/web udp:1": "deny" },
  },
  {
    trap: "60",
    says: "two peers and two protocols are four rules, protocols first",
    documents: [
      knp(
        "shop/p",
        "{podSelector: {}, ingress: [{from: [{podSelector: {matchLabels: {app: db}}}, {ipBlock: {cidr: 8.8.8.0/24}}], ports: [{protocol: UDP}, {protocol: TCP}]}]}",
      ),
    ],
    answers: {
      "ingress shop/db > shop/web tcp:80": "0|default|knp:shop/p|allow|0",
      "ingress 8.8.8.8 > shop/web tcp:80": "0|default|knp:shop/p|allow|1",
      "ingress shop/db > shop/web udp:80": "0|default|knp:shop/p|allow|2",
      "ingress 8.8.8.8 > shop/web udp:80": "0|default|knp:shop/p|allow|3",
    },
  },
  {
    trap: "61",
    says: "an empty namespaceSelector is pods of all namespaces, no host and nobody from outside",
    documents: [corp, knp("shop/p", "{podSelector: {}, ingress: [{from: [{namespaceSelector: {}}]}]}")],
    answers: {
      "dev/web > shop/web tcp:80": "allow",
      "hep:host > shop/web tcp:80": "deny",
      "203.0.113.7 > shop/web tcp:80": "deny",
      "8.8.8.8 > shop/web tcp:80": "deny",
    },
  },
  {
    trap: "62",
    says: "Deny with a peer that Calico cannot convert denies everybody",
    documents: [
      cnp(
        "p",
        "{tier: Admin, priority: 1, subject: {namespaces: {}}, egress: [{action: Deny, to: [{nodes: {}}]}]}",
      ),
    ],
    answers: { "egress shop/web > 8.8.8.8 tcp:80": "0|kube-admin|kcnp:p|deny|0" },
    told: ["rule-not-converted"],
  },
  {
    trap: "62b",
    says: "Accept with a peer that Calico cannot convert vanishes",
    documents: [
      cnp(
        "p",
        "{tier: Admin, priority: 1, subject: {namespaces: {}}, egress: [{action: Accept, to: [{domainNames: [example.org]}]}, {action: Deny, to: [{networks: [8.8.8.0/24]}]}]}",
      ),
    ],
    answers: { "egress shop/web > 8.8.8.8 tcp:80": "0|kube-admin|kcnp:p|deny|0" },
    told: ["rule-not-converted"],
  },
  {
    trap: "63",
    says: "a peer by a label that namespaces lack is also true of hosts and global sets",
    documents: [
      corp,
      cnp(
        "p",
        "{tier: Admin, priority: 1, subject: {namespaces: {}}, ingress: [{action: Deny, from: [{namespaces: {matchExpressions: [{key: env, operator: DoesNotExist}]}}]}]}",
      ),
    ],
    answers: {
      "hep:host > shop/web tcp:80": "deny",
      "203.0.113.7 > shop/web tcp:80": "deny",
      "dev/web > shop/web tcp:80": "allow",
      "8.8.8.8 > shop/web tcp:80": "allow",
    },
  },
  {
    trap: "64",
    says: "a policy without rules decides nothing and leaves entries in both directions",
    documents: [cnp("p", "{tier: Admin, priority: 1, subject: {namespaces: {}}}")],
    answers: {
      [asked]: "0|kube-admin|kcnp:p|pass|-1 1|__PROFILE__|pro:kns.shop|allow|0",
      "egress shop/web > dev/web tcp:80": "0|kube-admin|kcnp:p|pass|-1 1|__PROFILE__|pro:kns.shop|allow|0",
    },
  },
]);
