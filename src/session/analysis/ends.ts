/** The ends of a group of flows, put together as a person would name them: replicas as one, ranges by their network set. */
import {
  type Cluster,
  type Endpoint,
  type EndpointId,
  firstAddress,
  type GroupEnd,
  networkSetsAt,
  type PolicySet,
  printAddress,
  printPrefix,
} from "#src/engine/index.ts";
import type { EndRef } from "#src/explain/index.ts";
import type { EndPart, EndsFacts } from "./types.ts";

/** Parts named before `and n more`. */
const named = 3;
/** Ranges of one group that are named singly. */
const mostRanges = 3;

const known = new WeakMap<Cluster, ReadonlyMap<EndpointId, Endpoint>>();

export function endpointsOf(cluster: Cluster): ReadonlyMap<EndpointId, Endpoint> {
  const found = known.get(cluster) ?? new Map(cluster.endpoints.map((endpoint) => [endpoint.id, endpoint]));
  known.set(cluster, found);
  return found;
}

export function endsFacts(set: PolicySet, ends: readonly GroupEnd[]): EndsFacts {
  const parts = partsOf(set, ends);
  const shown = parts.slice(0, named);
  const more = parts.length - shown.length;
  return { parts: shown, more, text: textOf(shown, more) };
}

export function textOf(parts: readonly EndPart[], more: number): string {
  const names = parts.map(
    ({ namespace, name, count }) =>
      `${namespace === null ? "" : `${namespace}/`}${name}${count > 1 ? ` ×${count}` : ""}`,
  );
  return `${names.join(", ")}${more > 0 ? ` and ${more} more` : ""}`;
}

function partsOf(set: PolicySet, ends: readonly GroupEnd[]): readonly EndPart[] {
  const endpoints = endpointsOf(set.cluster);
  const many = ends.filter(({ kind }) => kind === "range").length > mostRanges;
  const parts = new Map<string, EndPart>();
  const seen = new Set<EndpointId>();
  for (const end of ends) {
    // A further address of an endpoint is the same endpoint.
    if (end.kind === "endpoint" && seen.has(end.endpoint)) continue;
    if (end.kind === "endpoint") seen.add(end.endpoint);
    const part =
      end.kind === "range" ? rangePart(set, end.range, many) : endpointPart(end.endpoint, endpoints);
    const key = `${part.namespace ?? ""}/${part.name}`;
    // How many ranges the outside is cut into says nothing.
    parts.set(key, { ...part, count: end.kind === "range" ? 1 : (parts.get(key)?.count ?? 0) + 1 });
  }
  return [...parts.values()];
}

type NewPart = Pick<EndPart, "namespace" | "name">;

function endpointPart(id: EndpointId, endpoints: ReadonlyMap<EndpointId, Endpoint>): NewPart {
  const endpoint = endpoints.get(id);
  if (endpoint?.kind === "pod") return { namespace: endpoint.namespace, name: endpoint.workload };
  return { namespace: null, name: endpoint?.name ?? id };
}

type Range = Extract<GroupEnd, { readonly kind: "range" }>["range"];

function rangePart(set: PolicySet, range: Range, many: boolean): NewPart {
  const [first] = networkSetsAt(set, firstAddress(range));
  // `GlobalNetworkSet threat-feed` goes by its name.
  if (first !== undefined) return { namespace: null, name: first.slice(first.indexOf(" ") + 1) };
  return { namespace: null, name: many ? "addresses outside" : printPrefix(range) };
}

/** What a flow from or to it is asked with. */
export function refOf(end: GroupEnd): EndRef {
  if (end.kind === "range") return `ip:${printAddress(firstAddress(end.range))}`;
  return end.address === null ? end.endpoint : `ip:${printAddress(end.address)}`;
}

/** `frontend/web-5f7c9-8lq2n`, `node-1-eth0`, `52.219.72.11` */
export function nameOf(end: GroupEnd, cluster: Cluster): string {
  if (end.kind === "range") return printAddress(firstAddress(end.range));
  const endpoint = endpointsOf(cluster).get(end.endpoint);
  const name =
    endpoint?.kind === "pod" ? `${endpoint.namespace}/${endpoint.name}` : (endpoint?.name ?? end.endpoint);
  return end.address === null ? name : `${name} (${printAddress(end.address)})`;
}
