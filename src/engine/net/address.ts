/**
 * IP addresses as comparable plain data. Reads exactly what Go's `net.ParseIP` reads and prints as Go prints:
 * no leading zeros, no shortened IPv4, no zone; an IPv4-mapped IPv6 address is its IPv4 address.
 */
import ipaddr from "ipaddr.js";

export type Family = 4 | 6;

export interface Address {
  readonly family: Family;
  /** Unsigned 32-bit words, most significant first: one for IPv4, four for IPv6. */
  readonly words: readonly number[];
}

const ipv4Text = /^(0|[1-9]\d{0,2})(\.(0|[1-9]\d{0,2})){3}$/;
const ipv6Text = /^[0-9a-fA-F:]+$/;

/** Null when the text is not an address. */
export function parseAddress(text: string): Address | null {
  const family = text.includes(":") ? 6 : 4;
  return family === 4 ? parseIPv4(text) : parseIPv6(text);
}

export function printAddress(address: Address): string {
  const bytes = address.words.flatMap((word) => [
    word >>> 24,
    (word >>> 16) & 255,
    (word >>> 8) & 255,
    word & 255,
  ]);
  if (address.family === 4) return bytes.join(".");
  return new ipaddr.IPv6(bytes).toRFC5952String();
}

export function sameAddress(a: Address, b: Address): boolean {
  return compareAddresses(a, b) === 0;
}

/** IPv4 before IPv6, then by number. */
export function compareAddresses(a: Address, b: Address): number {
  if (a.family !== b.family) return a.family - b.family;
  for (const [index, word] of a.words.entries()) {
    const difference = word - (b.words[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

export function familyOf(address: Address): Family {
  return address.family;
}

function parseIPv4(text: string): Address | null {
  if (!ipv4Text.test(text)) return null;
  const octets = text.split(".").map(Number);
  if (octets.some((octet) => octet > 255)) return null;
  return { family: 4, words: wordsOf(octets) };
}

/** An IPv4 tail (`::ffff:1.2.3.4`) follows the strict IPv4 form; `::` must stand for at least one group. */
function parseIPv6(text: string): Address | null {
  const hexadecimal = withoutDottedTail(text);
  if (hexadecimal === null || !ipv6Text.test(hexadecimal)) return null;
  if (!ipaddr.IPv6.isValid(hexadecimal)) return null;
  const bytes = ipaddr.IPv6.parse(hexadecimal).toByteArray();
  return unmapped(wordsOf(bytes));
}

function withoutDottedTail(text: string): string | null {
  if (!text.includes(".")) return text;
  const cut = text.lastIndexOf(":") + 1;
  const tail = parseIPv4(text.slice(cut))?.words[0];
  if (tail === undefined) return null;
  return `${text.slice(0, cut)}${(tail >>> 16).toString(16)}:${(tail & 0xffff).toString(16)}`;
}

function unmapped(words: readonly number[]): Address {
  const last = words[3];
  const mapped = words[0] === 0 && words[1] === 0 && words[2] === 0xffff;
  return mapped && last !== undefined ? { family: 4, words: [last] } : { family: 6, words };
}

function wordsOf(bytes: readonly number[]): readonly number[] {
  const words: number[] = [];
  for (let at = 0; at < bytes.length; at += 4) {
    const [a = 0, b = 0, c = 0, d = 0] = bytes.slice(at, at + 4);
    words.push(((a << 24) | (b << 16) | (c << 8) | d) >>> 0);
  }
  return words;
}
