/** Why a rule's source or destination fails, where more than one object holds an address or nobody does. */
import { expect, test } from "vitest";
import { addressOf, anyEntity, prefixOf, selectorOf, term } from "../../../tests/generators/cluster.ts";
import {
  clusterOf,
  db,
  failuresOf,
  flowTo,
  from,
  host,
  pod,
  to,
  web,
} from "../../../tests/generators/shop.ts";
import type { Cluster, NetworkSet } from "../model/cluster.ts";
import type { PortMatch, Rule } from "../model/policy.ts";
import type { Flow } from "../model/trace.ts";

const http: PortMatch = { kind: "named", name: "http" };
const admin: PortMatch = { kind: "named", name: "admin" };
const shared: NetworkSet = {
  id: "GlobalNetworkSet shared",
  namespace: null,
  name: "shared",
  labels: { net: "shared" },
  profiles: [],
  nets: [prefixOf("10.0.0.0/8")],
};
const hidden = host("h1", { addresses: [] });
const fromHidden = { from: { endpoint: hidden.id, address: null } };
const six = (last: number): Flow["from"] => ({ endpoint: null, address: addressOf(`fd00::${last}`) });
const dual = pod("db", { addresses: [addressOf("10.0.0.100"), addressOf("fd00::2")] });
const toDual = { from: six(1), to: { endpoint: dual.id, address: addressOf("fd00::2") } };
const twoDoors = pod("db", {
  ports: [
    { name: "http", protocol: 6, port: 8080 },
    { name: "http", protocol: 6, port: 8081 },
    { name: "dns", protocol: 17, port: 53 },
  ],
});

interface Situation extends Partial<Cluster> {
  readonly flow?: Partial<Flow>;
}

test.each<readonly [string, Rule, Situation, readonly (readonly string[])[]]>([
  [
    "a source port nobody chose",
    from({ ports: [{ kind: "range", low: 1, high: 1023 }] }),
    { flow: { srcPort: null } },
    [["source.ports", "1–1023", "any ephemeral port"]],
  ],
  [
    "several named ports, one of them twice",
    to({ ports: [http, admin] }),
    { endpoints: [web, twoDoors] },
    [
      [
        "destination.ports",
        "port named http or port named admin",
        "80 (http is 8080, 8081, no TCP port named admin)",
      ],
    ],
  ],
  [
    "an unwanted named port",
    to({ notPorts: [http] }),
    { flow: { dstPort: 8080 } },
    [["destination.notPorts", "not port named http", "8080 (http is 8080)"]],
  ],
  [
    "wanted ports hold, unwanted do not",
    to({ ports: [{ kind: "range", low: 80, high: 90 }], notPorts: [{ kind: "range", low: 80, high: 80 }] }),
    {},
    [["destination.notPorts", "not 80", "80"]],
  ],
  [
    "unwanted ranges of both families",
    from({ notNets: [prefixOf("fd00::/8"), prefixOf("10.0.0.0/8")] }),
    {},
    [["source.notNets", "not fd00::/8 or 10.0.0.0/8", "10.0.0.119"]],
  ],
  [
    "unwanted ranges of IPv4 alone keep IPv6 out",
    from({ notNets: [prefixOf("10.0.0.0/8")] }),
    { endpoints: [web, dual], flow: toDual },
    [["source.notNets", "IPv4 and not 10.0.0.0/8", "fd00::1"]],
  ],
  [
    "wanted and unwanted ranges at once",
    from({ nets: [prefixOf("192.0.2.0/24")], notNets: [prefixOf("10.0.0.0/8")] }),
    {},
    [
      ["source.nets", "192.0.2.0/24", "10.0.0.119"],
      ["source.notNets", "not 10.0.0.0/8", "10.0.0.119"],
    ],
  ],
  [
    "ranges hold, labels do not",
    from({ nets: [prefixOf("10.0.0.0/8")], notNets: [prefixOf("10.9.0.0/16")], terms: [term("has(team)")] }),
    {},
    [["source.labels", "has(team)", "no label team"]],
  ],
  [
    "labels hold, ranges do not",
    from({ nets: [prefixOf("192.0.2.0/24")], terms: [term("has(app)")] }),
    {},
    [["source.nets", "192.0.2.0/24", "10.0.0.119"]],
  ],
  [
    "labels hold, an unwanted selector does not, and ports do",
    to({
      terms: [term("has(app)")],
      notSelector: selectorOf('app == "db"'),
      ports: [{ kind: "range", low: 80, high: 80 }],
    }),
    {},
    [["destination.notSelector", 'not app == "db"', 'app = "db"']],
  ],
  [
    "of two wanted labels one, and no unwanted one",
    from({ terms: [term('app == "web" && has(team)')], notSelector: selectorOf('app == "db"') }),
    {},
    [["source.labels", "has(team)", "no label team"]],
  ],
  [
    "an unwanted selector that another holder of the address satisfies",
    from({ notSelector: selectorOf('net == "shared"') }),
    { networkSets: [shared] },
    [["source.notSelector", 'not net == "shared"', 'net = "shared" (GlobalNetworkSet shared)']],
  ],
  [
    "a host endpoint whose addresses nobody lists",
    from({ terms: [term('role == "host"'), term("projectcalico.org/namespace == 'shop'", "namespace")] }),
    { endpoints: [web, db, hidden], flow: fromHidden },
    [
      ["source.labels", 'role == "host"', "a host endpoint without expectedIPs"],
      ["source.namespace", "projectcalico.org/namespace == 'shop'", "a host endpoint without expectedIPs"],
    ],
  ],
  [
    "a source that says nothing and a destination that fails",
    { ...to({ terms: [term('app == "cart"')] }), source: anyEntity },
    {},
    [["destination.labels", 'app == "cart"', 'app = "db"']],
  ],
])("%s", (_, asked, { flow, ...cluster }, expected) => {
  const rules = [asked];
  const failures = failuresOf(clusterOf({ rules, ...cluster }), flowTo(db, flow));
  expect(failures.map(({ predicate, wanted, actual }) => [predicate, wanted, actual])).toEqual(expected);
});
