/**
 * Addresses exchanged for others so that ranges keep what they hold: two addresses that share their first n bits share
 * n bits afterwards (Xu, Fan, Ammar, Moon 2002). Which bits turn is drawn from a secret key, so that nobody can turn
 * them back. Private, local and multicast ranges stay themselves; what is inside them is exchanged.
 */
import { parsePrefix, type Address } from "#src/engine/index.ts";
import { sha256, utf8 } from "../export/sha256.ts";

const kept = [
  "0.0.0.0/8",
  "10.0.0.0/8",
  "100.64.0.0/10",
  "127.0.0.0/8",
  "169.254.0.0/16",
  "172.16.0.0/12",
  "192.168.0.0/16",
  "224.0.0.0/3",
  "::/16",
  "2000::/3",
  "fc00::/7",
  "fe80::/10",
  "ff00::/8",
].flatMap((text) => parsePrefix(text) ?? []);

export type AddressMap = (address: Address) => Address;

/** `key`: anything that others cannot guess. */
export function addressMap(key: string): AddressMap {
  const drawn = new Map<string, Uint8Array>();
  const draw = (name: string): Uint8Array => {
    const known = drawn.get(name) ?? sha256(utf8(`${key} ${name}`));
    drawn.set(name, known);
    return known;
  };
  return (address) => {
    const bytes = bytesOf(address);
    const changed = bytes.map((byte, at) => {
      const turns = draw(`${address.family} ${bytes.slice(0, at).join(".")}`);
      return exchange(byte, turns, (bit) => leadsToKept(address, 8 * at + bit));
    });
    return fromBytes(address, changed);
  };
}

/** `turns`: one bit for each of the 255 ways a byte can have begun. */
function exchange(byte: number, turns: Uint8Array, stays: (bit: number) => boolean): number {
  let result = byte;
  for (let bit = 0; bit < 8; bit++) {
    const node = (1 << bit) | (byte >>> (8 - bit));
    const turned = ((turns[node >>> 3] ?? 0) >>> (node & 7)) & 1;
    if (turned === 1 && !stays(bit)) result ^= 0x80 >>> bit;
  }
  return result;
}

/** Whether the first `length` bits are the beginning of a range that stays itself. */
function leadsToKept(address: Address, length: number): boolean {
  return kept.some(
    (range) =>
      range.address.family === address.family &&
      range.length > length &&
      shares(address, range.address, length),
  );
}

function shares(one: Address, other: Address, length: number): boolean {
  return one.words.every((word, index) => {
    const bits = Math.max(0, Math.min(32, length - 32 * index));
    return bits === 0 || (word ^ (other.words[index] ?? 0)) >>> (32 - bits) === 0;
  });
}

function bytesOf({ words }: Address): readonly number[] {
  return words.flatMap((word) => [word >>> 24, (word >>> 16) & 255, (word >>> 8) & 255, word & 255]);
}

function fromBytes({ family, words }: Address, bytes: readonly number[]): Address {
  const byte = (at: number): number => bytes[at] ?? 0;
  const word = (at: number): number =>
    ((byte(at) << 24) | (byte(at + 1) << 16) | (byte(at + 2) << 8) | byte(at + 3)) >>> 0;
  return { family, words: words.map((_, index) => word(4 * index)) };
}
