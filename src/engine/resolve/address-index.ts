/**
 * Who holds an address: endpoints by their exact addresses, network sets by every range that contains it.
 * A look-up costs one map access per distinct prefix length in use.
 */
import type { Address } from "../net/address.ts";
import { maskTo, type Prefix } from "../net/prefix.ts";

/** IPv4 addresses are their number, IPv6 addresses a text: both are exact map keys. */
export type AddressKey = number | string;

export function addressKey(address: Address): AddressKey {
  return address.family === 4 ? (address.words[0] ?? 0) : address.words.join(":");
}

export class AddressIndex {
  private readonly byAddress = new Map<AddressKey, number[]>();
  /** Family to prefix length to masked address. */
  private readonly byPrefix = {
    4: new Map<number, Map<AddressKey, number[]>>(),
    6: new Map<number, Map<AddressKey, number[]>>(),
  };

  addAddress(address: Address, object: number): void {
    addTo(this.byAddress, addressKey(address), object);
  }

  addPrefix(prefix: Prefix, object: number): void {
    const lengths = this.byPrefix[prefix.address.family];
    const ofLength = lengths.get(prefix.length) ?? new Map<AddressKey, number[]>();
    lengths.set(prefix.length, ofLength);
    addTo(ofLength, addressKey(prefix.address), object);
  }

  /** Holders of exact addresses first, then the most specific ranges; without repeats. */
  holders(address: Address): readonly number[] {
    const found = new Set(this.byAddress.get(addressKey(address)));
    const lengths = [...this.byPrefix[address.family]].sort(([a], [b]) => b - a);
    for (const [length, byKey] of lengths) {
      for (const object of byKey.get(addressKey(maskTo(address, length))) ?? []) found.add(object);
    }
    return [...found];
  }
}

function addTo(map: Map<AddressKey, number[]>, key: AddressKey, object: number): void {
  const objects = map.get(key) ?? [];
  map.set(key, objects);
  objects.push(object);
}
