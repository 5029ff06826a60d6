/**
 * What each source or destination of a rule says about each end, for one policy set: the answers of
 * `entityState` for all ends at once, from sorted addresses and selector bits instead of one by one.
 */
import type { Prefix } from "../net/prefix.ts";
import { isEverything, lastAddress } from "../net/prefix.ts";
import { type Address, compareAddresses, type Family } from "../net/address.ts";
import { type Bits, members } from "../resolve/bits.ts";
import type { CompiledEntity } from "../resolve/entity.ts";
import type { Objects } from "../resolve/objects.ts";
import { Maybe, No, Yes } from "../resolve/state.ts";
import type { End } from "./ends.ts";
import type { Services } from "./services.ts";

/** Ends for which the answer is yes, and those for which it depends on an unknown address. */
export interface Column {
  readonly yes: readonly number[];
  readonly maybe: readonly number[];
}

export class Columns {
  private readonly ends: readonly End[];
  private readonly side: number;
  private readonly objects: Objects;
  private readonly services: Services;
  /** Ends with a known address, by address. */
  private readonly sorted: readonly { readonly end: number; readonly address: Address }[];
  private readonly unknown: readonly End[];
  private readonly held = new Map<number, readonly number[]>();
  private readonly state: Uint8Array;
  /** Ends of each endpoint, by object number. */
  private readonly ofObject: number[][] = [];

  constructor(ends: readonly End[], side: number, objects: Objects, services: Services) {
    this.ends = ends;
    this.side = side;
    this.objects = objects;
    this.services = services;
    const known = ends.flatMap((end, index) => {
      const address = end.sides[side]?.address;
      return address ? [{ end: index, address }] : [];
    });
    this.sorted = known.sort((a, b) => compareAddresses(a.address, b.address));
    this.unknown = ends.filter((end) => !end.sides[side]?.address);
    this.state = new Uint8Array(ends.length);
    for (const [index, end] of ends.entries()) {
      const object = end.sides[side]?.object ?? -1;
      if (object >= 0) (this.ofObject[object] ??= []).push(index);
    }
  }

  /** Null: no condition at all, every end satisfies it. */
  of(entity: CompiledEntity): Column | null {
    const { nets, notNets } = entity.entity;
    const listed = nets.length + notNets.length > 0;
    if (!listed && !entity.excluded && !entity.service) {
      return entity.selected && this.holding(entity.selected);
    }
    return this.general(entity);
  }

  /** Ends of the endpoints among some objects, whatever else holds their addresses. */
  own(selected: Bits): readonly number[] {
    const found: number[] = [];
    for (const object of members(selected)) found.push(...(this.ofObject[object] ?? []));
    return found;
  }

  /** Ends whose address more than one endpoint holds. */
  shared(): readonly number[] {
    const found = new Set<number>();
    for (const [at, { end, address }] of this.sorted.entries()) {
      const before = this.sorted[at - 1];
      if (!before || compareAddresses(before.address, address) !== 0) continue;
      found.add(before.end).add(end);
    }
    return [...found];
  }

  /** Ends whose address some of the objects hold. */
  private holding(selected: Bits): Column {
    const { state } = this;
    const touched: number[] = [];
    const mark = (end: number, value: number): void => {
      const before = state[end];
      if (before === No) touched.push(end);
      if (before !== Yes) state[end] = value;
    };
    for (const object of members(selected)) {
      for (const end of this.heldBy(object)) mark(end, Yes);
      if (object >= this.objects.endpoints.length) this.markUnknown(object, mark);
    }
    const column = {
      yes: touched.filter((end) => state[end] === Yes),
      maybe: touched.filter((end) => state[end] === Maybe),
    };
    for (const end of touched) state[end] = No;
    return column;
  }

  /** An unknown address may lie in any range of its family, and lies for certain in a range of all. */
  private markUnknown(object: number, mark: (end: number, value: number) => void): void {
    const nets = this.objects.networkSets[object - this.objects.endpoints.length]?.nets ?? [];
    for (const family of [4, 6] as const) {
      const own = nets.filter((net) => net.address.family === family);
      if (own.length === 0) continue;
      const value = own.some(isEverything) ? Yes : Maybe;
      for (const [index, end] of this.ends.entries()) {
        if (end.family === family && !end.sides[this.side]?.address) mark(index, value);
      }
    }
  }

  private heldBy(object: number): readonly number[] {
    const known = this.held.get(object);
    if (known) return known;
    const found = this.findHeld(object);
    this.held.set(object, found);
    return found;
  }

  private findHeld(object: number): readonly number[] {
    const endpoint = this.objects.endpoints[object];
    if (!endpoint) {
      const nets = this.objects.networkSets[object - this.objects.endpoints.length]?.nets ?? [];
      return nets.flatMap((net) => this.inside(net));
    }
    if (endpoint.addresses.length > 0) return endpoint.addresses.flatMap((own) => this.between(own, own));
    if (endpoint.kind !== "pod") return [];
    return this.ofObject[object] ?? [];
  }

  private general(entity: CompiledEntity): Column {
    const state = new Uint8Array(this.ends.length).fill(Yes);
    const weaken = (column: Column): void => {
      const own = new Uint8Array(state.length);
      for (const end of column.yes) own[end] = Yes;
      for (const end of column.maybe) own[end] = Maybe;
      for (const [end, value] of own.entries()) {
        if (value === No) state[end] = No;
        else if (value === Maybe && state[end] === Yes) state[end] = Maybe;
      }
    };
    const { nets, notNets } = entity.entity;
    if (nets.length > 0) weaken(this.inNets(nets));
    if (notNets.length > 0) weaken(this.outOfNets(notNets));
    if (entity.selected) weaken(this.holding(entity.selected));
    if (entity.excluded) weaken(this.complement(this.holding(entity.excluded)));
    if (entity.service) weaken(this.services.column(entity.service.members !== null, entity.entity));
    return columnOf(state);
  }

  private inNets(nets: readonly Prefix[]): Column {
    const unknown = (family: Family): number => {
      const own = nets.filter((net) => net.address.family === family);
      if (own.length === 0) return No;
      return own.some(isEverything) ? Yes : Maybe;
    };
    return this.withUnknown(new Set(nets.flatMap((net) => this.inside(net))), unknown);
  }

  /** Without a range of the family the rule does not exist for it; all of the family leaves nothing. */
  private outOfNets(nets: readonly Prefix[]): Column {
    const exists = (family: Family): boolean => {
      const own = nets.filter((net) => net.address.family === family);
      return own.length > 0 && !own.some(isEverything);
    };
    const excluded = new Set(nets.flatMap((net) => this.inside(net)));
    const left = this.sorted.filter(({ end, address }) => exists(address.family) && !excluded.has(end));
    return this.withUnknown(new Set(left.map(({ end }) => end)), (family) => (exists(family) ? Maybe : No));
  }

  private withUnknown(known: ReadonlySet<number>, unknown: (family: Family) => number): Column {
    const ofUnknown = (value: number): readonly number[] =>
      this.unknown.filter((end) => unknown(end.family) === value).map((end) => this.ends.indexOf(end));
    return { yes: [...known, ...ofUnknown(Yes)], maybe: ofUnknown(Maybe) };
  }

  private complement(column: Column): Column {
    const taken = new Set([...column.yes, ...column.maybe]);
    return { yes: this.ends.flatMap((_, end) => (taken.has(end) ? [] : [end])), maybe: column.maybe };
  }

  private inside(net: Prefix): readonly number[] {
    return this.between(net.address, lastAddress(net));
  }

  private between(low: Address, high: Address): readonly number[] {
    const found: number[] = [];
    for (let at = this.position(low); at < this.sorted.length; at += 1) {
      const entry = this.sorted[at];
      if (!entry || compareAddresses(entry.address, high) > 0) break;
      found.push(entry.end);
    }
    return found;
  }

  /** Of the first address that is not before the given one. */
  private position(address: Address): number {
    let low = 0;
    let high = this.sorted.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      const entry = this.sorted[middle];
      if (entry && compareAddresses(entry.address, address) < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

export function columnOf(state: Uint8Array): Column {
  const yes: number[] = [];
  const maybe: number[] = [];
  for (const [end, value] of state.entries()) {
    if (value === Yes) yes.push(end);
    else if (value === Maybe) maybe.push(end);
  }
  return { yes, maybe };
}
