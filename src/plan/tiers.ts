/** Edits of whole tiers: order, end, a new one, one less. */
import { compareTiers, orderTiers } from "#src/engine/index.ts";
import type { Cluster, DefaultAction, PolicyId, Tier } from "#src/engine/index.ts";
import { printValue } from "#src/manifest/index.ts";
import type { Change } from "#src/manifest/index.ts";
import { arrange } from "./arrange.ts";
import { changesOf } from "./lift.ts";
import { planMove, refuse } from "./move.ts";
import { nameProblem } from "./new-policy.ts";
import { tierItem } from "./sequence.ts";
import type { Item } from "./sequence.ts";
import type { EditRequest, OrphanCare, Planned } from "./types.ts";

type NewTier = Extract<EditRequest, { readonly kind: "add-tier" }>;

export function planTierOrder(cluster: Cluster, name: string, order: number | null): Planned {
  const found = ownTier(cluster, name, "order");
  if ("reason" in found) return refuse(found.reason);
  if (order !== null && !Number.isFinite(order)) return refuse("an order is a number");
  const now = order ?? 1_000_000;
  if (now === found.tier.order) return refuse(`its order is ${String(now)} already`);
  const title = `Order of tier ${name} ${order === null ? "unset" : `set to ${String(order)}`}`;
  return { ok: true, edit: { title, changes: [fieldOf(name, "spec.order", order)] } };
}

export function planDefaultAction(cluster: Cluster, name: string, action: DefaultAction): Planned {
  const found = ownTier(cluster, name, "end");
  if ("reason" in found) return refuse(found.reason);
  if (found.tier.defaultAction === action) return refuse(`it ends in ${action} already`);
  const changes = [fieldOf(name, "spec.defaultAction", action)];
  return { ok: true, edit: { title: `Tier ${name} ends in ${action}`, changes } };
}

/** `name` may be that of a tier which policies name and nobody defines yet. */
export function planNewTier(cluster: Cluster, { name, before, action }: NewTier): Planned {
  const problem = nameProblem(name);
  if (problem !== null) return refuse(problem);
  if (cluster.tiers.some((tier) => tier.name === name && tier.defined))
    return refuse(`tier \`${name}\` exists already`);
  const others = cluster.tiers.filter((tier) => tier.name !== name && tier.defined).sort(compareTiers);
  const next = before ?? others.find((tier) => tier.name === "default")?.name ?? null;
  const at = next === null ? others.length : others.findIndex((tier) => tier.name === next);
  if (at < 0) return refuse(`no tier \`${String(next)}\``);
  const items = others.map(tierItem);
  const item: Item = {
    id: `Tier ${name}`,
    name,
    value: NaN,
    tieKey: name,
    domain: "order",
    field: "spec.order",
  };
  const found = arrange({
    left: items.slice(0, at),
    block: [item],
    right: items.slice(at),
    foreign: new Set(),
  });
  if (!found) return refuse("no order is free here: the tiers on both sides have fixed orders");
  const order = found.values.get(item) ?? 0;
  const bystanders = changesOf(new Map([...found.values].filter(([other]) => other !== item)));
  const text = tierText(name, order, action);
  const title = `Added tier ${name}${next === null ? "" : ` before ${next}`}`;
  return { ok: true, edit: { title, changes: [{ kind: "add", text }, ...bystanders] } };
}

function tierText(name: string, order: number, action: DefaultAction): string {
  const spec = `spec:\n  order: ${printValue(order, "plain")}\n  defaultAction: ${action}\n`;
  return `apiVersion: projectcalico.org/v3\nkind: Tier\nmetadata:\n  name: ${printValue(name, "plain")}\n${spec}`;
}

/** A cluster refuses to delete a tier that still has policies: they go with it, or elsewhere first. */
export function planDeleteTier(cluster: Cluster, name: string, care: OrphanCare): Planned {
  const found = ownTier(cluster, name, "existence");
  if ("reason" in found) return refuse(found.reason);
  const column = orderTiers(cluster.tiers, cluster.policies).find(({ tier }) => tier.name === name);
  const ids = column?.policies.map(({ id }) => id) ?? [];
  const gone: Change = { kind: "remove", object: `Tier ${name}` };
  if (ids.length === 0) return { ok: true, edit: { title: `Deleted tier ${name}`, changes: [gone] } };
  const many = ids.length === 1 ? "its policy" : `its ${String(ids.length)} policies`;
  if (care.kind === "delete") {
    const changes = [...ids.map((object): Change => ({ kind: "remove", object })), gone];
    return { ok: true, edit: { title: `Deleted tier ${name} and ${many}`, changes } };
  }
  const moved = moveAll(cluster, ids, care.to);
  if (!moved.ok) return moved;
  const title = `Deleted tier ${name}, ${many} moved to ${care.to}`;
  return { ok: true, edit: { title, changes: [...moved.edit.changes, gone] } };
}

function moveAll(cluster: Cluster, ids: readonly PolicyId[], to: string): Planned {
  if (cluster.policies.some(({ id, tier }) => ids.includes(id) && tier === to))
    return refuse("the policies must go to another tier");
  const behind = cluster.policies.filter(({ tier }) => tier === to).length;
  return planMove(cluster, ids, to, behind);
}

/** A tier that the user defined, or why it cannot be changed. */
function ownTier(
  { tiers }: Cluster,
  name: string,
  what: "order" | "end" | "existence",
): { readonly tier: Tier } | { readonly reason: string } {
  const tier = tiers.find((one) => one.name === name);
  if (!tier) return { reason: `no tier \`${name}\`` };
  if (tier.builtIn) {
    return {
      reason:
        what === "existence"
          ? `tier \`${name}\` is built in: Calico makes it again`
          : `Calico fixes the ${what} of its built-in tier \`${name}\``,
    };
  }
  return tier.defined ? { tier } : { reason: `tier \`${name}\` is not defined by any loaded object` };
}

function fieldOf(
  tier: string,
  field: "spec.order" | "spec.defaultAction",
  value: number | string | null,
): Change {
  return { object: `Tier ${tier}`, field, value };
}
