/** IP protocol numbers and the six names Calico gives them (semantics §5.3). */

const names = { ICMP: 1, TCP: 6, UDP: 17, ICMPv6: 58, SCTP: 132, UDPLite: 136 } as const;

const byLowerCaseName: ReadonlyMap<string, number> = new Map(
  Object.entries(names).map(([name, number]) => [name.toLowerCase(), number]),
);
const byNumber: ReadonlyMap<number, string> = new Map(
  Object.entries(names).map(([name, number]) => [number, name]),
);

/**
 * The number for a name (any case, as Calico lower-cases before use), a number or its digits.
 * Null for other names and for numbers outside 1 to 255.
 */
export function protocolNumber(nameOrNumber: string | number): number | null {
  if (typeof nameOrNumber === "number") return inRange(nameOrNumber);
  const named = byLowerCaseName.get(nameOrNumber.toLowerCase());
  if (named !== undefined) return named;
  return /^\d{1,3}$/.test(nameOrNumber) ? inRange(Number(nameOrNumber)) : null;
}

/** `TCP`, or `protocol 47` for a number without a name. */
export function protocolName(protocol: number): string {
  return byNumber.get(protocol) ?? `protocol ${protocol}`;
}

/** True for TCP, UDP and SCTP: UDPLite does not support ports (semantics §5.6). */
export function hasPorts(protocol: number): boolean {
  return protocol === names.TCP || protocol === names.UDP || protocol === names.SCTP;
}

function inRange(number: number): number | null {
  return Number.isInteger(number) && number >= 1 && number <= 255 ? number : null;
}
