/**
 * Who holds an address: endpoints by their exact addresses, network sets by every range that contains it.
 * A look-up costs one map access per distinct prefix length in use.
 */
import type { Address, Family } from "../net/address.ts";
import { maskTo, type Prefix } from "../net/prefix.ts";

/** IPv4 addresses are their number, IPv6 addresses a text: both are exact map keys. */
export type AddressKey = number | string;

export function addressKey(address: Address): AddressKey {
  return address.family === 4 ? (address.words[0] ?? 0) : address.words.join(":");
}

interface OfLength {
  readonly length: number;
  /** By masked address. */
  readonly byKey: Map<AddressKey, number[]>;
}

export class AddressIndex {
  private readonly byAddress = new Map<AddressKey, number[]>();
  /** Ranges of each family by length, longest first. */
  private readonly byPrefix: Readonly<Record<Family, OfLength[]>> = { 4: [], 6: [] };

  addAddress(address: Address, object: number): void {
    addTo(this.byAddress, addressKey(address), object);
  }

  addPrefix(prefix: Prefix, object: number): void {
    const lengths = this.byPrefix[prefix.address.family];
    let ofLength = lengths.find(({ length }) => length === prefix.length);
    if (!ofLength) {
      ofLength = { length: prefix.length, byKey: new Map() };
      lengths.push(ofLength);
      lengths.sort((a, b) => b.length - a.length);
    }
    addTo(ofLength.byKey, addressKey(prefix.address), object);
  }

  /** Holders of exact addresses first, then the most specific ranges; without repeats. */
  holders(address: Address): readonly number[] {
    const found = new Set(this.byAddress.get(addressKey(address)));
    for (const { length, byKey } of this.byPrefix[address.family]) {
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
