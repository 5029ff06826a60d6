/** Who is selected by what, counted over the whole board. Policies with the same subject are asked once. */
import { printSelector, selects } from "#src/engine/index.ts";
import type { EndpointId, Policy, PolicyId, PolicySet } from "#src/engine/index.ts";

export interface Selected {
  readonly pods: number;
  readonly hosts: number;
}

export interface Selections {
  readonly ofPolicy: (id: PolicyId) => Selected;
  /** How many policies select an endpoint. */
  readonly ofEndpoint: (id: EndpointId) => number;
}

const nobody: Selected = { pods: 0, hosts: 0 };

/** Cost: one pass over the selected endpoints per distinct subject. */
export function countSelections(set: PolicySet): Selections {
  const hosts = new Set<EndpointId>(
    set.cluster.endpoints.filter((endpoint) => endpoint.kind === "hep").map((endpoint) => endpoint.id),
  );
  const byPolicy = new Map<PolicyId, Selected>();
  const byEndpoint = new Map<EndpointId, number>();
  for (const policies of groupBySubject(set.cluster.policies).values()) {
    const [first] = policies;
    const ids = first ? selects(set, first.id) : [];
    const onHosts = ids.filter((id) => hosts.has(id)).length;
    const selected = { pods: ids.length - onHosts, hosts: onHosts };
    for (const policy of policies) byPolicy.set(policy.id, selected);
    for (const id of ids) byEndpoint.set(id, (byEndpoint.get(id) ?? 0) + policies.length);
  }
  return {
    ofPolicy: (id) => byPolicy.get(id) ?? nobody,
    ofEndpoint: (id) => byEndpoint.get(id) ?? 0,
  };
}

/** Policies that Calico ignores select nobody, whatever their subject says. */
function groupBySubject(policies: readonly Policy[]): ReadonlyMap<string, readonly Policy[]> {
  const groups = new Map<string, Policy[]>();
  for (const policy of policies) {
    const terms = policy.subject.map((term) => printSelector(term.selector)).join(" && ");
    const key = policy.ignored === null ? terms : `ignored ${terms}`;
    const group = groups.get(key) ?? [];
    group.push(policy);
    groups.set(key, group);
  }
  return groups;
}
