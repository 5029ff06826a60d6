/** Address ranges in CIDR form: parsed as Go's `net.ParseCIDR`, masked to network form, printed canonically. */
import { type Address, type Family, parseAddress, printAddress } from "./address.ts";

export interface Prefix {
  /** The network form: bits behind `length` are zero. */
  readonly address: Address;
  /** 0 to 32, or 0 to 128. */
  readonly length: number;
}

export interface WrittenPrefix {
  readonly prefix: Prefix;
  /** True: the text had no `/length` and means one address. */
  readonly bare: boolean;
  /** False: bits behind the length were set in the text. */
  readonly masked: boolean;
}

/** Accepts `addr/len` and a bare address. Null when it is neither. */
export function parsePrefix(text: string): Prefix | null {
  return parseWrittenPrefix(text)?.prefix ?? null;
}

/** As `parsePrefix`, with what validation wants to know about the way it was written. */
export function parseWrittenPrefix(text: string): WrittenPrefix | null {
  const slash = text.indexOf("/");
  if (slash < 0) {
    const address = parseAddress(text);
    return address && { prefix: { address, length: bitsOf(address.family) }, bare: true, masked: true };
  }
  const address = parseAddress(text.slice(0, slash));
  const length = address && parseLength(text.slice(slash + 1), text.slice(0, slash), address);
  if (address === null || length === null) return null;
  const network = maskTo(address, length);
  const masked = network.words.every((word, index) => word === address.words[index]);
  return { prefix: { address: network, length }, bare: false, masked };
}

export function printPrefix(prefix: Prefix): string {
  return `${printAddress(prefix.address)}/${prefix.length}`;
}

/** False when the families differ. */
export function prefixContains(prefix: Prefix, address: Address): boolean {
  if (prefix.address.family !== address.family) return false;
  const { words } = prefix.address;
  for (let index = 0; index < words.length; index += 1) {
    const mask = wordMask(prefix.length - 32 * index);
    if (((address.words[index] ?? 0) & mask) >>> 0 !== words[index]) return false;
  }
  return true;
}

/** True when every address of `inner` is in `outer`. */
export function prefixCovers(outer: Prefix, inner: Prefix): boolean {
  return outer.length <= inner.length && prefixContains(outer, inner.address);
}

export function prefixFamily(prefix: Prefix): Family {
  return prefix.address.family;
}

/** True for `0.0.0.0/0` and `::/0`. */
export function isEverything(prefix: Prefix): boolean {
  return prefix.length === 0;
}

export function firstAddress(prefix: Prefix): Address {
  return prefix.address;
}

export function lastAddress(prefix: Prefix): Address {
  const words = prefix.address.words.map(
    (word, index) => (word | ~wordMask(prefix.length - 32 * index)) >>> 0,
  );
  return { family: prefix.address.family, words };
}

export function singleAddress(address: Address): Prefix {
  return { address, length: bitsOf(address.family) };
}

/** Zeroes the bits behind `length`. */
export function maskTo(address: Address, length: number): Address {
  const words = address.words.map((word, index) => (word & wordMask(length - 32 * index)) >>> 0);
  return { family: address.family, words };
}

/** Mask of one word of which the first `bits` count; out of range is all or none. */
function wordMask(bits: number): number {
  if (bits <= 0) return 0;
  return bits >= 32 ? 0xffffffff : (0xffffffff << (32 - bits)) >>> 0;
}

function bitsOf(family: Family): number {
  return family === 4 ? 32 : 128;
}

/** Go counts the bits of an IPv4-mapped address from the IPv6 start: `::ffff:10.0.0.0/104` is `10.0.0.0/8`. */
function parseLength(text: string, addressText: string, address: Address): number | null {
  if (!/^\d+$/.test(text)) return null;
  const mapped = address.family === 4 && addressText.includes(":");
  const length = Number(text) - (mapped ? 96 : 0);
  return length >= 0 && length <= bitsOf(address.family) ? length : null;
}
