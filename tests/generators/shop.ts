/** A small shop with the default tier alone: a pod `web`, a pod `db`, and what tests put beside them. */
import {
  type Cluster,
  type DirectionTrace,
  type Endpoint,
  type EndpointId,
  type Entity,
  type Failure,
  type Flow,
  type FlowEnd,
  type FlowTrace,
  resolve,
  type Rule,
  type Tier,
  trace,
} from "#src/engine/index.ts";
import { addressOf, anyEntity, anyPolicy, anyRule, emptyCluster, term } from "./cluster.ts";

export const namespaceLabel = "projectcalico.org/namespace";

export function pod(name: string, change: Partial<Extract<Endpoint, { kind: "pod" }>> = {}): Endpoint {
  return {
    kind: "pod",
    id: `pod:shop/${name}` as EndpointId,
    name,
    namespace: "shop",
    labels: { app: name, [namespaceLabel]: "shop" },
    profiles: ["kns.shop"],
    addresses: [addressOf(`10.0.0.${name.charCodeAt(0)}`)],
    ports: [{ name: "http", protocol: 6, port: 8080 }],
    node: "node-1",
    template: null,
    workload: name,
    ...change,
  };
}

export function host(name: string, change: Partial<Extract<Endpoint, { kind: "hep" }>> = {}): Endpoint {
  return {
    kind: "hep",
    id: `hep:${name}` as EndpointId,
    name,
    labels: { role: "host" },
    profiles: [],
    addresses: [addressOf("192.0.2.1")],
    ports: [],
    node: "node-2",
    interfaceName: null,
    ...change,
  };
}

export function template(name: string): Endpoint {
  return pod(name, { addresses: [], template: `Deployment shop/${name}` });
}

export const web = pod("web");
export const db = pod("db");
export const defaultTier: Tier = {
  name: "default",
  order: 1_000_000,
  defaultAction: "Deny",
  defined: true,
  builtIn: true,
};

export function clusterOf(change: Partial<Cluster> & { readonly rules?: readonly Rule[] }): Cluster {
  const { rules, ...rest } = change;
  return {
    ...emptyCluster,
    tiers: [defaultTier],
    endpoints: [web, db],
    profiles: [
      { name: "kns.shop", ingress: [anyRule], egress: [anyRule], labelsToApply: { "pcns.env": "prod" } },
    ],
    policies: rules ? [{ ...anyPolicy, subject: [term('app == "db"')], ingress: rules }] : [],
    ...rest,
  };
}

export function rule(change: Partial<Rule>): Rule {
  return { ...anyRule, ...change };
}

export function from(change: Partial<Entity>): Rule {
  return rule({ source: { ...anyEntity, ...change } });
}

export function to(change: Partial<Entity>): Rule {
  return rule({ destination: { ...anyEntity, ...change } });
}

export function endOf(endpoint: Endpoint): FlowEnd {
  return { endpoint: endpoint.id, address: endpoint.addresses[0] ?? null };
}

export function flowTo(target: Endpoint, change: Partial<Flow> = {}): Flow {
  return { from: endOf(web), to: endOf(target), protocol: 6, srcPort: 40000, dstPort: 80, ...change };
}

export function ask(
  cluster: Cluster,
  flow: Flow = flowTo(db),
  scope: "enforced" | "pending" = "enforced",
): FlowTrace {
  return trace(resolve(cluster), flow, scope);
}

export function half(answer: FlowTrace, direction: "egress" | "ingress"): DirectionTrace {
  const found = answer[direction];
  if (!found) throw new Error(`no ${direction}`);
  return found;
}

/** Of the first rule that the destination is asked. */
export function failuresOf(cluster: Cluster, flow?: Flow): readonly Failure[] {
  const [tier] = half(ask(cluster, flow), "ingress").tiers;
  const policy = tier?.policies[0];
  const first = policy && "rules" in policy ? policy.rules[0] : undefined;
  return first?.state === "no-match" ? first.failures : [];
}
