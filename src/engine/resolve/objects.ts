/** Everything that can hold an address and carry labels: endpoints first, then network sets, numbered from 0. */
import type { Cluster, Endpoint, EndpointId, Labels, NetworkSet, Profile } from "../model/cluster.ts";
import type { Address } from "../net/address.ts";
import { AddressIndex } from "./address-index.ts";
import { LabelIndex } from "./label-index.ts";

export type LabelledObject = Endpoint | NetworkSet;

export interface Objects {
  /** Endpoints are 0 to endpoints.length - 1, network sets follow. */
  readonly endpoints: readonly Endpoint[];
  readonly networkSets: readonly NetworkSet[];
  readonly count: number;
  readonly indexOf: ReadonlyMap<EndpointId, number>;
  /** Effective labels per object: own labels win over profiles, earlier profiles over later (semantics §1.8). */
  readonly labels: readonly Labels[];
  readonly byLabel: LabelIndex;
  readonly byAddress: AddressIndex;
}

export function indexObjects(cluster: Cluster): Objects {
  const { endpoints, networkSets } = cluster;
  const profiles = new Map(cluster.profiles.map((profile) => [profile.name, profile]));
  const labels = [...endpoints, ...networkSets].map((object) => inheritLabels(object, profiles));
  return {
    endpoints,
    networkSets,
    count: labels.length,
    indexOf: new Map(endpoints.map((endpoint, index) => [endpoint.id, index])),
    labels,
    byLabel: new LabelIndex(labels),
    byAddress: indexAddresses(endpoints, networkSets),
  };
}

export function objectAt(objects: Objects, index: number): LabelledObject | undefined {
  return objects.endpoints[index] ?? objects.networkSets[index - objects.endpoints.length];
}

/** Endpoints and network sets that hold an address, as object numbers. */
export function holdersOf(objects: Objects, address: Address): readonly number[] {
  return objects.byAddress.holders(address);
}

function inheritLabels(object: LabelledObject, profiles: ReadonlyMap<string, Profile>): Labels {
  const inherited = object.profiles.map((name) => profiles.get(name)?.labelsToApply ?? {});
  const layers = [...inherited.reverse(), object.labels];
  return Object.fromEntries(layers.flatMap((layer) => Object.entries(layer)));
}

function indexAddresses(endpoints: readonly Endpoint[], networkSets: readonly NetworkSet[]): AddressIndex {
  const index = new AddressIndex();
  endpoints.forEach((endpoint, object) => {
    for (const address of endpoint.addresses) index.addAddress(address, object);
  });
  networkSets.forEach((set, offset) => {
    for (const net of set.nets) index.addPrefix(net, endpoints.length + offset);
  });
  return index;
}
