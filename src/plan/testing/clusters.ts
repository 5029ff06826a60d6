/** Small clusters for tests: tiers and policies by hand, and field changes applied to them. */
import type { Cluster, Policy, PolicyId, PolicyKind, Tier } from "#src/engine/index.ts";
import type { FieldChange } from "#src/manifest/index.ts";

export function tier(name: string, order: number, more: Partial<Tier> = {}): Tier {
  return { name, order, defaultAction: "Deny", defined: true, builtIn: false, ...more };
}

/** `id`: `KIND NAMESPACE/NAME` or `KIND NAME`. */
export function policy(id: string, inTier: string, order: number | null): Policy {
  const [kind = "", path = ""] = id.split(" ");
  const [first = "", second] = path.split("/");
  return {
    id: id as PolicyId,
    kind: kind as PolicyKind,
    namespace: second === undefined ? null : first,
    name: second ?? first,
    tier: inTier,
    order,
    staged: kind.startsWith("Staged"),
    subject: [],
    governs: { ingress: true, egress: true },
    ingress: [],
    egress: [],
    doNotTrack: false,
    preDNAT: false,
    applyOnForward: false,
    ignored: null,
  };
}

export function cluster(tiers: readonly Tier[], policies: readonly Policy[]): Cluster {
  return {
    tiers,
    policies,
    endpoints: [],
    networkSets: [],
    profiles: [],
    services: [],
    namespaces: [],
    notEndpoints: [],
  };
}

export function id(text: string): PolicyId {
  return text as PolicyId;
}

/** What the edited text would be read as. */
export function applied(before: Cluster, changes: readonly FieldChange[]): Cluster {
  const of = (object: string): readonly FieldChange[] => changes.filter((change) => change.object === object);
  const policies = before.policies.map((one) => of(one.id).reduce(changePolicy, one));
  const tiers = before.tiers.map((one) => of(`Tier ${one.name}`).reduce(changeTier, one));
  return { ...before, tiers, policies };
}

function changePolicy(before: Policy, { field, value }: FieldChange): Policy {
  switch (field) {
    case "spec.tier":
      return { ...before, tier: String(value) };
    case "spec.order":
    case "spec.priority":
      return { ...before, order: value === null ? null : Number(value) };
    default:
      throw new Error(`a policy has no ${field}`);
  }
}

function changeTier(before: Tier, { field, value }: FieldChange): Tier {
  if (field !== "spec.order") throw new Error(`unexpected ${field}`);
  return { ...before, order: Number(value) };
}
