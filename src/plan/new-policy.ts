/** A new policy in its place: the order value that the place needs, the text, and the neighbours that must give way. */
import { orderTiers, tieKey } from "#src/engine/index.ts";
import type { Cluster, PolicyId, PolicyKind } from "#src/engine/index.ts";
import { arrange } from "./arrange.ts";
import { changesOf } from "./lift.ts";
import { refuse } from "./move.ts";
import { recipeText, recipes } from "./recipes.ts";
import { policyItem } from "./sequence.ts";
import type { Item } from "./sequence.ts";
import type { NewPolicy, Planned } from "./types.ts";

export function planNewPolicy(cluster: Cluster, policy: NewPolicy): Planned {
  const column = orderTiers(cluster.tiers, cluster.policies).find(({ tier }) => tier.name === policy.tier);
  if (!column) return refuse(`no tier \`${policy.tier}\``);
  if (!column.tier.defined) return refuse(`tier \`${policy.tier}\` is not defined`);
  const problem = nameProblem(policy.name) ?? recipeProblem(policy);
  if (problem !== null) return refuse(problem);
  const id = idOf(policy);
  if (cluster.policies.some((one) => one.id === id)) return refuse(`\`${id}\` exists already`);
  const others = column.policies.map(policyItem);
  const found = place(newItem(id, policy), others, policy.place);
  if (!found) return refuse(`no order is free at the ${policy.place} of \`${policy.tier}\``);
  const { order, values } = found;
  const around = { order, end: column.tier.defaultAction, dnsPort: dnsPortOf(cluster) };
  return {
    ok: true,
    edit: {
      title: `Added ${policy.name} to ${policy.tier}`,
      changes: [{ kind: "add", text: recipeText(policy, around) }, ...changesOf(values)],
    },
  };
}

/** Lower case, no final period; null for a name that Kubernetes takes. */
export function nameProblem(name: string): string | null {
  if (name === "") return "a name is needed";
  if (name.length > 253) return "a name has at most 253 characters";
  return /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/.test(name)
    ? null
    : `\`${name}\` is not a name: lower-case letters, digits, \`-\` and \`.\` inside`;
}

function recipeProblem({ recipe, namespace }: NewPolicy): string | null {
  const needs = recipes.find(({ name }) => name === recipe)?.namespaced === "always";
  return namespace === null && needs ? "this recipe needs a namespace" : null;
}

function idOf({ name, namespace, staged }: NewPolicy): PolicyId {
  const kind = kindOf({ namespace, staged });
  // The shape of ids is the manifest room's; this one names an object that is about to be read.
  return (namespace === null ? `${kind} ${name}` : `${kind} ${namespace}/${name}`) as PolicyId;
}

function kindOf({ namespace, staged }: Pick<NewPolicy, "namespace" | "staged">): PolicyKind {
  if (namespace === null) return staged ? "StagedGlobalNetworkPolicy" : "GlobalNetworkPolicy";
  return staged ? "StagedNetworkPolicy" : "NetworkPolicy";
}

/** No value yet: none can be kept, so the planner finds one. */
function newItem(id: PolicyId, policy: NewPolicy): Item {
  const { name, namespace } = policy;
  const key = tieKey({ name, namespace, kind: kindOf(policy) });
  return { id, name, value: NaN, tieKey: key, domain: "order", field: "spec.order" };
}

function place(
  item: Item,
  others: readonly Item[],
  at: NewPolicy["place"],
): { readonly order: number | null; readonly values: ReadonlyMap<Item, number> } | null {
  if (others.length === 0) return { order: 100, values: new Map() };
  const [left, right] = at === "top" ? [[], others] : [others, []];
  const found = arrange({ left, block: [item], right, foreign: new Set() });
  if (!found) return null;
  const value = found.values.get(item) ?? Infinity;
  const values = new Map([...found.values].filter(([other]) => other !== item));
  return { order: value === Infinity ? null : value, values };
}

/** What the cluster's DNS service leads to, where it is loaded; else the port of the protocol. */
function dnsPortOf({ services }: Cluster): number {
  const dns = services.find(({ id }) => id === "kube-system/kube-dns");
  const target = dns?.ports.find(({ port }) => port === 53)?.targetPort;
  return typeof target === "number" ? target : 53;
}
