/** A cluster made ready for questions. Built once per loaded text; answers are functions of it alone. */
import type { Cluster, EndpointId, Labels } from "../model/cluster.ts";
import type { PolicyId } from "../model/policy.ts";
import type { Address } from "../net/address.ts";
import { members } from "./bits.ts";
import { type CompiledPolicy, type CompiledProfile, type CompiledTier, Compiler } from "./compile.ts";
import { Lanes } from "./lanes.ts";
import { holdersOf, indexObjects, type Objects } from "./objects.ts";
import { type OrderedTier, orderTiers } from "./order.ts";
import { Peers } from "./peer.ts";

export interface PolicySet {
  readonly cluster: Cluster;
  /** In evaluation order, tiers without policies and policies without effect included. */
  readonly tiers: readonly OrderedTier[];
  /** The engine's own; nobody else looks inside. */
  readonly compiled: CompiledSet;
}

export interface CompiledSet {
  readonly objects: Objects;
  readonly tiers: readonly CompiledTier[];
  readonly policies: ReadonlyMap<PolicyId, CompiledPolicy>;
  /** By name, including the deny-all that stands for a profile nobody defines (semantics §1.7). */
  readonly profiles: ReadonlyMap<string, CompiledProfile>;
  readonly peers: Peers;
  readonly lanes: Lanes;
}

/**
 * Sorts tiers and policies, works out effective labels and who is selected by what.
 * Cost: the size of the cluster once, plus (distinct selectors × objects / 32).
 */
export function resolve(cluster: Cluster): PolicySet {
  const objects = indexObjects(cluster);
  const compiler = new Compiler(cluster, objects);
  const tiers = orderTiers(cluster.tiers, cluster.policies).map((tier, index) => compiler.tier(tier, index));
  const profiles = compileProfiles(cluster, compiler);
  const policies = new Map(
    tiers.flatMap(({ compiled }) => compiled.map((own) => [own.policy.id, own] as const)),
  );
  const peers = new Peers(objects, compiler.entityIndex());
  return {
    cluster,
    tiers,
    compiled: { objects, tiers, policies, profiles, peers, lanes: new Lanes(objects, tiers) },
  };
}

/** Loaded endpoints that a policy's subject selects, whatever it governs; none for a policy Calico ignores. */
export function selects(set: PolicySet, policy: PolicyId): readonly EndpointId[] {
  const compiled = set.compiled.policies.get(policy);
  if (compiled?.policy.ignored !== null) return [];
  const { endpoints } = set.compiled.objects;
  return members(compiled.subject).flatMap((index) => endpoints[index]?.id ?? []);
}

/** Endpoints that hold an address, in the cluster's order. */
export function endpointsAt(set: PolicySet, address: Address): readonly EndpointId[] {
  const { objects } = set.compiled;
  return holdersOf(objects, address).flatMap((index) => objects.endpoints[index]?.id ?? []);
}

/** Ids of the network sets that contain an address, most specific first. */
export function networkSetsAt(set: PolicySet, address: Address): readonly string[] {
  const { objects } = set.compiled;
  return holdersOf(objects, address).flatMap(
    (index) => objects.networkSets[index - objects.endpoints.length]?.id ?? [],
  );
}

/** Own labels and those inherited from profiles; empty for an endpoint that is not loaded. */
export function effectiveLabels(set: PolicySet, endpoint: EndpointId): Labels {
  const index = set.compiled.objects.indexOf.get(endpoint);
  return (index === undefined ? undefined : set.compiled.objects.labels[index]) ?? {};
}

function compileProfiles(cluster: Cluster, compiler: Compiler): ReadonlyMap<string, CompiledProfile> {
  return new Map(cluster.profiles.map((profile) => [profile.name, compiler.profile(profile.name, profile)]));
}
