/**
 * The policies on which a flow's answer can depend while some cards move and the rest keep their order: the moved
 * ones, and of each tier the first that decides and the first that applies. Everything behind these is never heard.
 */
import { orderTiers, type Cluster, type Flow, type PolicyId, type Scope } from "#src/engine/index.ts";
import { sayingsOf, type Saying } from "./sayings.ts";

export interface Essence {
  readonly cluster: Cluster;
  /** Two arrangements with one key answer every flow alike. */
  readonly key: (arranged: Cluster) => string;
}

export interface EssenceOptions {
  readonly flows: readonly Flow[];
  readonly scope: Scope;
  readonly moved: ReadonlySet<PolicyId>;
}

export function essenceOf(cluster: Cluster, { flows, scope, moved }: EssenceOptions): Essence {
  const sayings = flows.flatMap((flow) => {
    const { egress, ingress } = sayingsOf(cluster, flow, scope);
    return [egress, ingress];
  });
  const kept = new Set<PolicyId>(moved);
  for (const { policies } of orderTiers(cluster.tiers, cluster.policies)) {
    const others = policies.map(({ id }) => id).filter((id) => !moved.has(id));
    for (const said of sayings) {
      for (const id of firsts(others, said)) kept.add(id);
    }
  }
  const deciding = new Set([...kept].filter((id) => sayings.some((said) => said.get(id) === "decides")));
  return {
    cluster: { ...cluster, policies: cluster.policies.filter(({ id }) => kept.has(id)) },
    key: (arranged) => keyOf(arranged, deciding),
  };
}

/** Everything counts: for host endpoints, which have lists beside the ordinary one in which a policy can act too. */
export function wholeOf(cluster: Cluster): Essence {
  const all = new Set(cluster.policies.map(({ id }) => id));
  return { cluster, key: (arranged) => keyOf(arranged, all) };
}

function firsts(ids: readonly PolicyId[], said: ReadonlyMap<PolicyId, Saying>): readonly PolicyId[] {
  const first = [ids.find((id) => said.get(id) === "decides"), ids.find((id) => said.has(id))];
  return first.filter((id) => id !== undefined);
}

/** Where a policy that decides nothing stands in its tier makes no difference. */
function keyOf({ tiers, policies }: Cluster, deciding: ReadonlySet<PolicyId>): string {
  const columns = orderTiers(tiers, policies).map((column) => {
    const ids = column.policies.map(({ id }) => id);
    const silent = ids.filter((id) => !deciding.has(id)).sort();
    return [column.tier.name, ids.filter((id) => deciding.has(id)), silent];
  });
  return JSON.stringify(columns);
}
