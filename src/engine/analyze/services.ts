/** Services in rules, for all ends at once: who is a backend, and on which ports (semantics §4.3, §8). */
import type { Cluster, Service } from "../model/cluster.ts";
import type { Entity } from "../model/policy.ts";
import { addressKey } from "../resolve/address-index.ts";
import { Maybe, No, Yes } from "../resolve/state.ts";
import { type Column, columnOf } from "./columns.ts";
import type { End, EndSide } from "./ends.ts";

export interface ServicePort {
  readonly protocol: number;
  readonly port: number;
}

/** What a destination service accepts of an end. */
export interface Accepted {
  readonly ports: readonly ServicePort[];
  /** On other ports it depends: the end's unknown address may be a backend's that nobody loaded holds. */
  readonly open: boolean;
}

type Named = NonNullable<Entity["service"]>;

export class Services {
  private readonly ends: readonly End[];
  private readonly side: number;
  private readonly services: ReadonlyMap<string, Service>;
  private readonly known = new Map<string, readonly Accepted[]>();

  constructor(ends: readonly End[], side: number, cluster: Cluster) {
    this.ends = ends;
    this.side = side;
    this.services = new Map(cluster.services.map((service) => [service.id, service]));
  }

  /** Per end. Nothing is accepted by a service nobody loaded. */
  accepted(named: Named): readonly Accepted[] {
    const id = `${named.namespace}/${named.name}`;
    const known = this.known.get(id);
    if (known) return known;
    const service = this.services.get(id);
    const found = this.ends.map((end) => acceptedOf(service, end, end.sides[this.side]));
    this.known.set(id, found);
    return found;
  }

  /** Backends, whatever their ports. */
  column(exists: boolean, { service }: Entity): Column {
    const state = new Uint8Array(this.ends.length);
    const own = service && this.services.get(`${service.namespace}/${service.name}`);
    if (!exists || !own) return columnOf(state);
    const addresses = new Set(own.backends.flatMap(({ address }) => (address ? [addressKey(address)] : [])));
    const endpoints = new Set(own.backends.flatMap(({ endpoint }) => endpoint ?? []));
    const strangers = own.backends.some(({ endpoint }) => endpoint === null);
    for (const [index, end] of this.ends.entries()) {
      const address = end.sides[this.side]?.address;
      const member = address
        ? addresses.has(addressKey(address))
        : end.endpoint !== null && endpoints.has(end.endpoint);
      state[index] = member ? Yes : !address && strangers ? Maybe : No;
    }
    return columnOf(state);
  }
}

function acceptedOf(service: Service | undefined, end: End, side: EndSide | undefined): Accepted {
  if (!service || !side) return { ports: [], open: false };
  const key = side.address && addressKey(side.address);
  const own = service.backends.filter(({ address, endpoint }) =>
    key === null ? endpoint !== null && endpoint === end.endpoint : address && addressKey(address) === key,
  );
  const ports = own.flatMap((backend) => backend.ports);
  return { ports, open: key === null && service.backends.some(({ endpoint }) => endpoint === null) };
}
