/** Members of services as rules see them: addresses with ports from endpoint slices, readiness ignored (semantics §8). */
import type { EndpointId, Service } from "../model/cluster.ts";
import { type AddressKey, addressKey } from "./address-index.ts";
import type { End } from "./peer.ts";
import { Maybe, No, type State, Yes } from "./state.ts";

interface Member {
  readonly protocol: number;
  readonly port: number;
}

export class ServiceMembers {
  private readonly byAddress = new Map<AddressKey, Member[]>();
  private readonly byEndpoint = new Map<number, Member[]>();
  /** Some member is an address that no loaded endpoint holds: it may be that of a pod without one. */
  private readonly strangers: boolean;

  constructor(service: Service, indexOf: ReadonlyMap<EndpointId, number>) {
    for (const backend of service.backends) {
      const index = backend.endpoint === null ? undefined : indexOf.get(backend.endpoint);
      if (backend.address) append(this.byAddress, addressKey(backend.address), backend.ports);
      if (index !== undefined) append(this.byEndpoint, index, backend.ports);
    }
    this.strangers = service.backends.some((backend) => backend.endpoint === null);
  }

  /** By address alone, whatever the ports, even none: how a source is matched. */
  holds(end: End): State {
    return this.test(end, () => true);
  }

  /** By address, protocol and port: how a destination is matched. */
  accepts(end: End, protocol: number, port: number): State {
    return this.test(end, (members) => members.some((one) => one.protocol === protocol && one.port === port));
  }

  private test(end: End, accepts: (members: readonly Member[]) => boolean): State {
    const members = end.key === null ? this.byEndpoint.get(end.endpoint) : this.byAddress.get(end.key);
    if (members && accepts(members)) return Yes;
    return end.key === null && this.strangers ? Maybe : No;
  }
}

function append<Key>(map: Map<Key, Member[]>, key: Key, ports: readonly Member[]): void {
  map.set(key, [...(map.get(key) ?? []), ...ports]);
}
