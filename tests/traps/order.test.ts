/** Traps 49 to 58 of the semantics note: tiers and the order in them. */
import { layTraps } from "./table.ts";
import { gnp, knp, np, snp, tier } from "./world.ts";

const deny = "{selector: app == 'web', order: 5, ingress: [{action: Deny}]}";
const allow = "{selector: app == 'web', order: 5, ingress: [{action: Allow}]}";
const asked = "ingress dev/web > shop/web tcp:80";

layTraps([
  {
    trap: "49",
    says: "at equal order `a-b` comes before `a`",
    documents: [gnp("a", deny), gnp("a-b", allow)],
    answers: { [asked]: "0|default|gnp:a-b|allow|0" },
  },
  {
    trap: "49b",
    says: "at equal order `a.b` comes before `a`, `a0` after it",
    documents: [gnp("a0", deny), gnp("a", deny), gnp("a.b", allow)],
    answers: { [asked]: "0|default|gnp:a.b|allow|0" },
  },
  {
    trap: "49c",
    says: "at equal order `a` comes before `a0`",
    documents: [gnp("a0", deny), gnp("a", allow)],
    answers: { [asked]: "0|default|gnp:a|allow|0" },
  },
  {
    trap: "50",
    says: "at equal name and order the global policy comes first",
    documents: [np("shop/web", deny), gnp("web", allow)],
    answers: { [asked]: "0|default|gnp:web|allow|0" },
  },
  {
    trap: "50b",
    says: "at equal name and order the enforced policy decides before its staged twin",
    documents: [snp("shop/web", deny), np("shop/web", allow)],
    answers: { [`pending ${asked}`]: "0|default|np:shop/web|allow|0" },
  },
  {
    trap: "51",
    says: "a policy without order comes after Kubernetes policies",
    documents: [
      np("shop/a", "{selector: app == 'web', ingress: [{action: Deny}]}"),
      knp("shop/z", "{podSelector: {}, ingress: [{}]}"),
    ],
    answers: { [asked]: "0|default|knp:shop/z|allow|0" },
  },
  {
    trap: "52",
    says: "a tier without order ties with `default`, and names decide: `alpha` before",
    documents: [
      tier("alpha", "{}"),
      gnp("p", "{tier: alpha, selector: app == 'web', ingress: [{action: Deny}]}"),
      gnp("q", allow),
    ],
    answers: { [asked]: "0|alpha|gnp:p|deny|0" },
  },
  {
    trap: "52b",
    says: "a tier without order ties with `default`, and names decide: `zeta` after, still before the baseline",
    documents: [
      tier("zeta", "{}"),
      gnp("z", "{tier: zeta, selector: app == 'web', ingress: [{action: Pass}]}"),
      gnp("b", "{tier: kube-baseline, selector: app == 'web', ingress: [{action: Deny}]}"),
      gnp("d", "{selector: app == 'web', ingress: [{action: Pass}]}"),
    ],
    answers: { [asked]: "0|default|gnp:d|pass|0 1|zeta|gnp:z|pass|0 2|kube-baseline|gnp:b|deny|0" },
  },
  {
    trap: "53",
    says: "a tier whose policies govern egress only is skipped for ingress",
    documents: [np("shop/p", "{selector: app == 'web', types: [Egress]}")],
    answers: { [asked]: "0|__PROFILE__|pro:kns.shop|allow|0" },
  },
  {
    trap: "54",
    says: "a tier with staged policies alone is skipped, and denies when they count",
    documents: [snp("shop/p", "{selector: app == 'web'}")],
    answers: {
      [asked]: "0|__PROFILE__|pro:kns.shop|allow|0",
      [`pending ${asked}`]: "0|default|snp:shop/p|deny|-1",
    },
  },
  {
    trap: "55",
    says: "a default action Pass leaves an entry and goes on",
    documents: [
      tier("first", "{order: 1, defaultAction: Pass}"),
      gnp("p", "{tier: first, selector: app == 'web', ingress: [{action: Deny, protocol: UDP}]}"),
    ],
    answers: { [asked]: "0|first|gnp:p|pass|-1 1|__PROFILE__|pro:kns.shop|allow|0" },
  },
  {
    trap: "56",
    says: "the end of a tier is blamed on the last policy, in the pending trace on the first",
    documents: [
      np("shop/p1", "{order: 1}"),
      np("shop/p2", "{order: 2}"),
      np("shop/p3", "{order: 3, types: [Egress]}"),
    ],
    answers: {
      [asked]: "0|default|np:shop/p2|deny|-1",
      [`pending ${asked}`]: "0|default|np:shop/p1|deny|-1",
    },
  },
  {
    trap: "57",
    says: "a staged deletion counts for nothing, and what it deletes still counts",
    documents: [
      np("shop/p", allow),
      snp("shop/p", "{stagedAction: Delete}"),
      snp("shop/q", "{stagedAction: Delete}"),
    ],
    answers: {
      [`pending ${asked}`]: "0|default|np:shop/p|allow|0",
      "pending ingress dev/web > shop/db tcp:80": "0|__PROFILE__|pro:kns.shop|allow|0",
    },
  },
  {
    trap: "58",
    says: "a dot in the name says nothing about the tier",
    documents: [tier("foo", "{order: 1}"), gnp("foo.bar", allow)],
    answers: { [asked]: "0|default|gnp:foo.bar|allow|0" },
  },
]);
