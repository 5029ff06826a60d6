/** Traps 13 to 20 of the semantics note: whom a policy selects. */
import { layTraps } from "./table.ts";
import { gnp, hep, labelled, netSet, np, pod } from "./world.ts";

const denied = "0|default|gnp:p|deny|-1";
const byProfile = "0|__PROFILE__|pro:kns.shop|allow|0";
const hostByProfile = "0|__PROFILE__|pro:projectcalico-default-allow|allow|0";

layTraps([
  {
    trap: "13",
    says: "a global policy that selects all() applies to pods and host endpoints",
    documents: [gnp("p", "{selector: all()}")],
    answers: { "ingress dev/web > shop/web tcp:80": denied, "ingress 8.8.8.8 > hep:host tcp:80": denied },
  },
  {
    trap: "13b",
    says: "a global policy without a selector applies to pods and host endpoints",
    documents: [gnp("p", "{types: [Ingress]}")],
    answers: { "ingress dev/web > shop/web tcp:80": denied, "ingress 8.8.8.8 > hep:host tcp:80": denied },
  },
  {
    trap: "14",
    says: "all() beside a namespaceSelector means pods only",
    documents: [gnp("p", "{selector: all(), namespaceSelector: all()}")],
    answers: {
      "ingress dev/web > shop/web tcp:80": denied,
      "ingress 8.8.8.8 > hep:host tcp:80": hostByProfile,
    },
  },
  {
    trap: "15",
    says: "a negative namespaceSelector alone also applies to host endpoints",
    documents: [gnp("p", "{namespaceSelector: env != 'prod'}")],
    answers: {
      "ingress dev/web > shop/web tcp:80": byProfile,
      "ingress shop/web > dev/web tcp:80": denied,
      "ingress 8.8.8.8 > hep:host tcp:80": denied,
    },
  },
  {
    trap: "16",
    says: "a service account is selected in the policy's own namespace only",
    documents: [np("shop/p", "{serviceAccountSelector: projectcalico.org/name == 'sa1'}")],
    answers: {
      "ingress dev/web > shop/web tcp:80": "0|default|np:shop/p|deny|-1",
      "ingress dev/web > shop/db tcp:80": byProfile,
      "ingress shop/web > dev/web tcp:80": "0|__PROFILE__|pro:kns.dev|allow|0",
    },
  },
  {
    trap: "17",
    says: "doNotTrack and preDNAT do nothing on pods, applyOnForward is normal there",
    documents: [
      gnp("raw", "{selector: all(), doNotTrack: true, applyOnForward: true, ingress: [{action: Deny}]}"),
      gnp("dnat", "{selector: all(), preDNAT: true, applyOnForward: true, ingress: [{action: Deny}]}"),
      gnp("p", "{selector: app == 'db', applyOnForward: true}"),
    ],
    answers: { "ingress dev/web > shop/web tcp:80": byProfile, "ingress dev/web > shop/db tcp:80": denied },
  },
  {
    trap: "18",
    says: "a pod cannot claim labels of its namespace, a network set can",
    documents: [
      pod("dev/spoof", "{pcns.env: prod}", ["10.1.2.9"]),
      netSet("liars", "{pcns.env: prod}", "[203.0.113.0/24]"),
      np("shop/p", "{ingress: [{action: Allow, source: {namespaceSelector: env == 'prod'}}]}"),
    ],
    answers: {
      "dev/spoof > shop/web tcp:80": "deny",
      "203.0.113.7 > shop/web tcp:80": "allow",
      "shop/db > shop/web tcp:80": "allow",
    },
  },
  {
    trap: "19",
    says: "a pod on the host's network is neither subject nor peer, only an address",
    documents: [
      pod("shop/agent", "{app: agent}", ["192.168.0.9"], "hostNetwork: true"),
      np(
        "shop/p",
        "{selector: app == 'web', ingress: [{action: Allow, source: {selector: app == 'agent'}}]}",
      ),
      np("shop/own", "{selector: app == 'agent'}"),
    ],
    answers: {
      "192.168.0.9 > shop/web tcp:80": "deny",
      "ingress shop/web > 192.168.0.9 tcp:80": "not judged",
    },
  },
  {
    trap: "20",
    says: "a pod that succeeded contributes no address",
    documents: [
      pod("shop/job", "{app: job}", ["10.0.0.8"]).replace("phase: Running", "phase: Succeeded"),
      np("shop/p", "{selector: app == 'web', ingress: [{action: Allow, source: {selector: app == 'job'}}]}"),
    ],
    answers: { "10.0.0.8 > shop/web tcp:80": "deny" },
  },
  {
    trap: "20b",
    says: "host endpoints keep labels that pods would lose",
    documents: [
      labelled(hep("spoof", "{node: n3, expectedIPs: [192.168.0.3]}"), "{pcns.env: prod}"),
      np("shop/p", "{ingress: [{action: Allow, source: {namespaceSelector: env == 'prod'}}]}"),
    ],
    answers: { "192.168.0.3 > shop/web tcp:80": "allow", "192.168.0.2 > shop/web tcp:80": "deny" },
  },
]);
