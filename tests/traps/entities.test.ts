/** Traps 21 to 37 of the semantics note: whom a rule's source or destination means. */
import { layTraps } from "./table.ts";
import { gnp, netSet, np } from "./world.ts";

/** A policy that lets in what `source` names, and nothing else. */
const letIn = (source: string): string =>
  np("shop/p", `{selector: app == 'web', ingress: [{action: Allow, source: ${source}}]}`);
const letInEverywhere = (source: string): string =>
  gnp("p", `{selector: app == 'web', ingress: [{action: Allow, source: ${source}}]}`);
const globalSet = netSet("corp", "{trusted: 'yes', net: corp}", "[203.0.113.0/24]");
const ownSet = netSet("shop/own", "{net: own}", "[198.51.100.0/24]");

const inside = "shop/db > shop/web tcp:80";
const neighbour = "dev/web > shop/web tcp:80";
const host = "hep:host > shop/web tcp:80";
const corp = "203.0.113.7 > shop/web tcp:80";
const own = "198.51.100.7 > shop/web tcp:80";
const internet = "8.8.8.8 > shop/web tcp:80";

/** The same questions of every row: which of them are allowed. */
function only(...allowed: readonly string[]): Readonly<Record<string, string>> {
  const all = [inside, neighbour, host, corp, own, internet];
  return Object.fromEntries(all.map((question) => [question, allowed.includes(question) ? "allow" : "deny"]));
}

const sets = [globalSet, ownSet];

layTraps([
  {
    trap: "21",
    says: "an empty source is everybody, the internet included",
    documents: [...sets, letIn("{}")],
    answers: only(inside, neighbour, host, corp, own, internet),
  },
  {
    trap: "22",
    says: "all() in a namespaced policy is the namespace's own pods and sets",
    documents: [...sets, letIn("{selector: all()}")],
    answers: only(inside, own),
  },
  {
    trap: "23",
    says: "all() in a global policy is everything known, and nothing unknown",
    documents: [...sets, letInEverywhere("{selector: all()}")],
    answers: only(inside, neighbour, host, corp, own),
  },
  {
    trap: "24",
    says: "notSelector alone in a namespaced policy stays in the namespace",
    documents: [...sets, letIn("{notSelector: role == 'bad'}")],
    answers: { ...only(inside, own), "shop/bad > shop/web tcp:80": "deny" },
  },
  {
    trap: "25",
    says: "notSelector alone in a global policy lets unknown addresses in",
    documents: [...sets, letInEverywhere("{notSelector: role == 'bad'}")],
    answers: { ...only(inside, neighbour, host, corp, own, internet), "shop/bad > shop/web tcp:80": "deny" },
  },
  {
    trap: "26",
    says: "namespaceSelector all() is pods and sets with a namespace",
    documents: [...sets, letIn("{namespaceSelector: all()}")],
    answers: only(inside, neighbour, own),
  },
  {
    trap: "27",
    says: "namespaceSelector !all() is what has no namespace",
    documents: [...sets, letIn("{namespaceSelector: '!all()'}")],
    answers: only(host, corp),
  },
  {
    trap: "27b",
    says: "global() is what has no namespace",
    documents: [...sets, letIn("{namespaceSelector: global()}")],
    answers: only(host, corp),
  },
  {
    trap: "28",
    says: "a negative namespaceSelector is also true of what has no namespace",
    documents: [...sets, letIn("{namespaceSelector: env != 'prod'}")],
    answers: only(neighbour, host, corp),
  },
  {
    trap: "29",
    says: "global() with a selector is what has that label and no namespace",
    documents: [
      ...sets,
      netSet("other", "{trusted: 'no'}", "[8.8.8.0/24]"),
      letIn("{namespaceSelector: global(), selector: trusted == 'yes'}"),
    ],
    answers: only(host, corp),
  },
  {
    trap: "30",
    says: "a selector without namespaceSelector never finds a global set",
    documents: [...sets, letIn("{selector: net == 'corp'}")],
    answers: only(),
  },
  {
    trap: "31",
    says: "a pod of another namespace matches when its address lies in a matching set",
    documents: [netSet("shop/all-pods", "{net: corp}", "[10.0.0.0/8]"), letIn("{selector: net == 'corp'}")],
    answers: only(inside, neighbour),
  },
  {
    trap: "32",
    says: "nets and selector must both hold",
    documents: [...sets, letIn("{nets: [10.0.0.2/32, 8.8.8.0/24], selector: all()}")],
    answers: { ...only(inside), "shop/bad > shop/web tcp:80": "deny" },
  },
  {
    trap: "33",
    says: "service accounts by name are of every namespace in a global policy",
    documents: [letInEverywhere("{serviceAccounts: {names: [sa1]}}")],
    answers: only(neighbour),
  },
  {
    trap: "33b",
    says: "service accounts by name are of the own namespace in a namespaced policy",
    documents: [
      np(
        "shop/p",
        "{selector: app == 'db', ingress: [{action: Allow, source: {serviceAccounts: {names: [sa1]}}}]}",
      ),
    ],
    answers: { "shop/web > shop/db tcp:80": "allow", "dev/web > shop/db tcp:80": "deny" },
  },
  {
    trap: "34",
    says: "serviceAccounts.selector all() in a global policy is everything known",
    documents: [...sets, letInEverywhere("{serviceAccounts: {selector: all()}}")],
    answers: only(inside, neighbour, host, corp, own),
  },
  {
    trap: "35",
    says: "notNets 0.0.0.0/0 is refused, and matches nothing where it got in",
    documents: [letIn("{notNets: [0.0.0.0/0]}")],
    answers: only(),
    told: ["refused-by-calico"],
  },
  {
    trap: "36",
    says: "a rule with IPv4 notNets alone does not exist for IPv6",
    documents: [letIn("{notNets: [10.0.0.0/8]}")],
    answers: { "8.8.8.8 > shop/web tcp:80": "allow", "2001:db8::1 > shop/web@6 tcp:80": "deny" },
  },
  {
    trap: "37",
    says: "a bare address is refused in a rule",
    documents: [letIn("{nets: [8.8.8.8]}")],
    answers: only(internet),
    told: ["refused-by-calico"],
  },
  {
    trap: "37b",
    says: "a bare address is fine in a network set",
    documents: [
      netSet("dns", "{net: dns}", "[8.8.8.8]"),
      letIn("{namespaceSelector: global(), selector: net == 'dns'}"),
    ],
    answers: only(internet),
  },
]);
