/**
 * One end of a flow as rules see it: an address, everything that holds it, and which entities of rules admit it.
 * Worked out once per end and kept, so that a rule costs two bit tests afterwards.
 */
import type { FlowEnd } from "../model/trace.ts";
import type { Address, Family } from "../net/address.ts";
import { type AddressKey, addressKey } from "./address-index.ts";
import type { Bits } from "./bits.ts";
import type { EntityIndex } from "./entity-index.ts";
import { holdersOf, type Objects } from "./objects.ts";

export interface End {
  /** Object number of the endpoint that the flow names, or -1. */
  readonly endpoint: number;
  /** Null: unknown, as of a pod made from a template. */
  readonly address: Address | null;
  readonly key: AddressKey | null;
  readonly family: Family;
  /** Objects that certainly hold the address; a pod without address counts as holding its own. */
  readonly objects: readonly number[];
  /** Objects whose ranges may hold the unknown address. */
  readonly possible: readonly number[];
}

/** What the rules of a policy set say about an end. */
export interface Answers {
  /** Numbers of the entities that match the end or may match it. */
  readonly admits: Bits;
  /** Those of `admits` that merely may. */
  readonly doubts: Bits;
  /** Numbers of the rules that admit the end as their source, and as their destination. */
  readonly asSource: Bits;
  readonly asDestination: Bits;
}

export interface Peer extends End, Answers {}

/** Kept peers; beyond this many the memory is started anew. */
const capacity = 20_000;

export class Peers {
  private readonly objects: Objects;
  private readonly entities: EntityIndex;
  /** By endpoint, for ends that are asked about by their own address. */
  private readonly own: Readonly<Record<Family, Peer[]>> = { 4: [], 6: [] };
  private known = new Map<string, Peer>();

  constructor(objects: Objects, entities: EntityIndex) {
    this.objects = objects;
    this.entities = entities;
  }

  get(end: FlowEnd, family: Family): Peer {
    const endpoint = end.endpoint === null ? -1 : (this.objects.indexOf.get(end.endpoint) ?? -1);
    const own = this.ownAddress(endpoint, family);
    if (endpoint < 0 || (end.address && end.address !== own))
      return this.elsewhere(endpoint, end.address, family);
    const peers = this.own[family];
    return (peers[endpoint] ??= this.make(endpoint, own, family));
  }

  private elsewhere(endpoint: number, address: Address | null, family: Family): Peer {
    const name = `${endpoint} ${family} ${address ? addressKey(address) : ""}`;
    const known = this.known.get(name);
    if (known) return known;
    const peer = this.make(endpoint, address, family);
    if (this.known.size >= capacity) this.known = new Map();
    this.known.set(name, peer);
    return peer;
  }

  private make(endpoint: number, address: Address | null, family: Family): Peer {
    const end = this.lookUp(endpoint, address, family);
    return { ...end, ...this.entities.answersFor(end) };
  }

  private lookUp(endpoint: number, address: Address | null, family: Family): End {
    const self = this.holdsUnlistedAddress(endpoint) ? [endpoint] : [];
    if (address === null) {
      const { certain, possible } = this.withUnknownAddress(family);
      return { endpoint, address, key: null, family, objects: [...self, ...certain], possible };
    }
    const holders = [...holdersOf(this.objects, address)];
    const own = holders.includes(endpoint) ? [endpoint] : self;
    const objects = [...own, ...holders.filter((holder) => holder !== endpoint)];
    return { endpoint, address, key: addressKey(address), family, objects, possible: [] };
  }

  private ownAddress(endpoint: number, family: Family): Address | null {
    const addresses = this.objects.endpoints[endpoint]?.addresses ?? [];
    return addresses.find((address) => address.family === family) ?? null;
  }

  /** A host endpoint without expectedIPs holds no address at all (semantics §1.5); a template's pod holds one nobody knows. */
  private holdsUnlistedAddress(endpoint: number): boolean {
    const own = this.objects.endpoints[endpoint];
    return own?.kind === "pod" && own.addresses.length === 0;
  }

  /** A set of all addresses of the family holds the unknown one for certain. */
  private withUnknownAddress(family: Family): { certain: readonly number[]; possible: readonly number[] } {
    const certain: number[] = [];
    const possible: number[] = [];
    this.objects.networkSets.forEach((set, offset) => {
      const nets = set.nets.filter((net) => net.address.family === family);
      const index = this.objects.endpoints.length + offset;
      if (nets.some((net) => net.length === 0)) certain.push(index);
      else if (nets.length > 0) possible.push(index);
    });
    return { certain, possible };
  }
}
