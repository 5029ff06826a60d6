import { describe, expect, test } from "vitest";
import { addressOf, anyPolicy, emptyCluster, prefixOf, term } from "../../../tests/generators/cluster.ts";
import type { Cluster, Endpoint, EndpointId } from "../model/cluster.ts";
import type { Policy, PolicyId } from "../model/policy.ts";
import { appliesTo } from "./applies.ts";
import { effectiveLabels, endpointsAt, networkSetsAt, resolve, selects } from "./policy-set.ts";

const web: Endpoint = {
  kind: "pod",
  id: "pod:shop/web" as EndpointId,
  name: "web",
  namespace: "shop",
  labels: { app: "web", own: "pod" },
  profiles: ["kns.shop", "ksa.shop.robot"],
  addresses: [addressOf("10.0.0.1"), addressOf("fd00::1")],
  ports: [],
  node: "node-1",
  template: null,
  workload: "web",
};
const host: Endpoint = {
  kind: "hep",
  id: "hep:h1" as EndpointId,
  name: "h1",
  labels: { role: "host" },
  profiles: [],
  addresses: [addressOf("10.0.0.1")],
  ports: [],
  node: "node-1",
  interfaceName: null,
};
const cluster: Cluster = {
  ...emptyCluster,
  tiers: [{ name: "default", order: 1_000_000, defaultAction: "Deny", defined: true, builtIn: true }],
  endpoints: [web, host],
  networkSets: [
    {
      id: "GlobalNetworkSet wide",
      namespace: null,
      name: "wide",
      labels: {},
      profiles: [],
      nets: [prefixOf("10.0.0.0/8")],
    },
    {
      id: "GlobalNetworkSet near",
      namespace: null,
      name: "near",
      labels: {},
      profiles: [],
      nets: [prefixOf("10.0.0.0/31"), prefixOf("fd00::/127")],
    },
  ],
  profiles: [
    {
      name: "kns.shop",
      ingress: [],
      egress: [],
      labelsToApply: { "pcns.env": "prod", own: "profile", shared: "first" },
    },
    {
      name: "ksa.shop.robot",
      ingress: [],
      egress: [],
      labelsToApply: { shared: "second", "pcsa.duty": "x" },
    },
  ],
};

function policy(name: string, change: Partial<Policy>): Policy {
  return { ...anyPolicy, id: `GlobalNetworkPolicy ${name}` as PolicyId, name, ...change };
}

test("own labels win over profiles, earlier profiles over later ones", () => {
  expect(effectiveLabels(resolve(cluster), web.id)).toEqual({
    app: "web",
    own: "pod",
    "pcns.env": "prod",
    "pcsa.duty": "x",
    shared: "first",
  });
});

test("an address belongs to every endpoint that holds it, in both families", () => {
  const set = resolve(cluster);
  expect(endpointsAt(set, addressOf("10.0.0.1"))).toEqual([web.id, host.id]);
  expect(endpointsAt(set, addressOf("fd00::1"))).toEqual([web.id]);
  expect(endpointsAt(set, addressOf("10.0.0.2"))).toEqual([]);
});

test("network sets are told most specific first", () => {
  const set = resolve(cluster);
  expect(networkSetsAt(set, addressOf("10.0.0.1"))).toEqual([
    "GlobalNetworkSet near",
    "GlobalNetworkSet wide",
  ]);
  expect(networkSetsAt(set, addressOf("10.9.0.1"))).toEqual(["GlobalNetworkSet wide"]);
  expect(networkSetsAt(set, addressOf("fd00::1"))).toEqual(["GlobalNetworkSet near"]);
  expect(networkSetsAt(set, addressOf("fd00::2"))).toEqual([]);
});

describe("what applies to whom", () => {
  const policies = [
    policy("everyone", {}),
    policy("ignored", { ignored: "its selector cannot be read" }),
    policy("raw", { doNotTrack: true, applyOnForward: true, governs: { ingress: true, egress: true } }),
    policy("before", { preDNAT: true, applyOnForward: true }),
    policy("through", { applyOnForward: true, governs: { ingress: false, egress: true } }),
    policy("pods", { subject: [term('app == "web"')], staged: true }),
  ];
  const set = resolve({ ...cluster, policies });
  const id = (name: string): string => `GlobalNetworkPolicy ${name}`;

  test("a pod has normal lists only, staged policies included", () => {
    expect(appliesTo(set, web.id)).toEqual({
      ingress: [{ tier: "default", defaultAction: "Deny", policies: [id("everyone"), id("pods")] }],
      egress: [{ tier: "default", defaultAction: "Deny", policies: [id("through")] }],
      preDNAT: [],
      untrackedIngress: [],
      untrackedEgress: [],
      forwardIngress: [],
      forwardEgress: [],
      profiles: ["kns.shop", "ksa.shop.robot"],
    });
  });

  test("a host endpoint has one list per stage, and early stages end in Pass", () => {
    expect(appliesTo(set, host.id)).toEqual({
      ingress: [{ tier: "default", defaultAction: "Deny", policies: [id("everyone")] }],
      egress: [{ tier: "default", defaultAction: "Deny", policies: [id("through")] }],
      preDNAT: [{ tier: "default", defaultAction: "Pass", policies: [id("before")] }],
      untrackedIngress: [{ tier: "default", defaultAction: "Pass", policies: [id("raw")] }],
      untrackedEgress: [{ tier: "default", defaultAction: "Pass", policies: [id("raw")] }],
      forwardIngress: [],
      forwardEgress: [{ tier: "default", defaultAction: "Deny", policies: [id("through")] }],
      profiles: [],
    });
  });

  test("a policy that Calico ignores selects nobody", () => {
    expect(selects(set, id("ignored") as PolicyId)).toEqual([]);
    expect(selects(set, id("everyone") as PolicyId)).toEqual([web.id, host.id]);
    expect(selects(set, id("pods") as PolicyId)).toEqual([web.id]);
  });

  test("an endpoint that is not loaded has nothing", () => {
    expect(appliesTo(set, "pod:no/where" as EndpointId).ingress).toEqual([]);
  });
});
