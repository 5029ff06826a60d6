/** Objects to the cluster they describe: what depends on more than one of them (semantics §1). */
import type { Cluster, Profile } from "#src/engine/index.ts";
import { accountProfile, defaultAllowProfile, namespaceProfile } from "../decode/cluster.ts";
import type { ReadOptions } from "../types.ts";
import { linkAccounts } from "./accounts.ts";
import { linkEndpoints } from "./endpoints.ts";
import { contentsOf, type Finding, type Loaded } from "./loaded.ts";
import { linkNamespaces } from "./namespaces.ts";
import { linkNodes } from "./nodes.ts";
import { linkServices } from "./services.ts";
import { linkTiers } from "./tiers.ts";

export interface Linked {
  readonly cluster: Cluster;
  readonly findings: readonly Finding[];
}

/** `loaded`: every object that counts, duplicates already settled. */
export function linkCluster(loaded: readonly Loaded[], options: ReadOptions): Linked {
  const { endpoints, notEndpoints } = linkEndpoints(loaded, options);
  const tiers = linkTiers(loaded);
  const namespaces = linkNamespaces(loaded, options.assume);
  const policies = contentsOf(loaded, "policy").map(({ content }) => content.policy);
  const { accounts, findings } = linkAccounts(loaded, { endpoints, policies }, options.assume);
  const written = contentsOf(loaded, "profile").map(({ content }) => content.profile);
  const profiles: readonly Profile[] = [
    defaultAllowProfile,
    ...namespaces.known.map(({ name, labels }) => namespaceProfile(name, labels)),
    ...accounts.map(({ namespace, name, labels }) => accountProfile(namespace, name, labels)),
  ];
  const names = new Set(profiles.map(({ name }) => name));
  const cluster: Cluster = {
    tiers: tiers.tiers,
    policies,
    endpoints,
    networkSets: contentsOf(loaded, "networkSet").map(({ content }) => content.set),
    profiles: [...profiles, ...written.filter(({ name }) => !names.has(name))],
    services: linkServices(loaded, endpoints, options.assume),
    namespaces: namespaces.namespaces,
    notEndpoints,
    nodes: linkNodes(loaded),
  };
  return { cluster, findings: [...tiers.findings, ...namespaces.findings, ...findings] };
}
