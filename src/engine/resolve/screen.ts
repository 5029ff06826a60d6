/**
 * Which rules of a list may match a packet: bits say which rules each end admits, packed numbers tell protocol and
 * port. A rule that cannot match costs a bit. The screen is only a necessary condition, `matchRule` decides.
 */
import type { PortMatch } from "../model/policy.ts";
import type { Bits } from "./bits.ts";
import type { CompiledRule, Packet } from "./rule.ts";

export interface RuleList {
  readonly rules: readonly CompiledRule[];
  /** Number of the first rule among all rules of the policy set; the others follow. */
  readonly first: number;
  /** `wordsPerRule` numbers per rule: version and protocols, destination ports. */
  readonly packed: Int32Array;
}

const wordsPerRule = 2;
const anyPort = 0xffff;

export function packRules(rules: readonly CompiledRule[], first: number): RuleList {
  const packed = new Int32Array(rules.length * wordsPerRule);
  for (const [index, { rule }] of rules.entries()) {
    const version = (rule.ipVersion ?? 0) << 16;
    const head = version | ((rule.notProtocol ?? 0) << 8) | (rule.protocol ?? 0);
    packed.set([head, packPorts(rule.destination.ports)], index * wordsPerRule);
  }
  return { rules, first, packed };
}

/** From the lowest to the highest port that can match, 16 bits each. A name may stand for any. */
function packPorts(ports: readonly PortMatch[]): number {
  if (ports.length === 0) return anyPort;
  const ranges = ports.map((match) => (match.kind === "range" ? match : { low: 0, high: anyPort }));
  const low = Math.min(...ranges.map((range) => range.low));
  const high = Math.max(...ranges.map((range) => range.high));
  return (low << 16) | high;
}

/** Lists to be walked one after the other. */
export interface Screen {
  readonly lists: readonly RuleList[];
  /** Number of the first rule of each list and of the one behind its last: near each other in memory. */
  readonly ranges: Int32Array;
}

export function screenOf(lists: readonly RuleList[]): Screen {
  return {
    lists,
    ranges: Int32Array.from(lists.flatMap(({ first, rules }) => [first, first + rules.length])),
  };
}

/** Stops at every rule that decides and passes the screen. */
export class Candidates {
  /** Position of the list of the last candidate. */
  list = 0;
  /** Number of the last candidate. */
  private last = -1;
  private readonly screen: Screen;
  private readonly packet: Packet;

  constructor(screen: Screen, packet: Packet) {
    this.screen = screen;
    this.packet = packet;
  }

  /** Null behind the last. */
  next(): CompiledRule | null {
    const { lists, ranges } = this.screen;
    for (; this.list < lists.length; this.list += 1) {
      const first = ranges[this.list * 2] ?? 0;
      const end = ranges[this.list * 2 + 1] ?? 0;
      let at = this.admitted(Math.max(first, this.last + 1), end);
      for (; at < end; at = this.admitted(at + 1, end)) {
        const list = lists[this.list];
        const offset = (at - first) * wordsPerRule;
        if (!list || !headAdmits(list.packed[offset] ?? 0, this.packet)) continue;
        if (!portsAdmit(list.packed[offset + 1] ?? 0, this.packet.dstPort)) continue;
        this.last = at;
        return list.rules[at - first] ?? null;
      }
      this.last = -1;
    }
    return null;
  }

  /** Number of the first rule from `start` that both ends admit; `end` or more if there is none before. */
  private admitted(start: number, end: number): number {
    const { source, destination } = this.packet;
    let at = start;
    while (at < end) {
      const rest = commonWord(source.asSource, destination.asDestination, at >>> 5) >>> (at & 31);
      if (rest !== 0) return at + 31 - Math.clz32(rest & -rest);
      at = (at | 31) + 1;
    }
    return at;
  }
}

function commonWord(a: Bits, b: Bits, index: number): number {
  return (a[index] ?? 0) & (b[index] ?? 0);
}

function headAdmits(head: number, { protocol, family }: Packet): boolean {
  const wanted = head & 255;
  if (wanted !== 0 && wanted !== protocol) return false;
  const unwanted = (head >>> 8) & 255;
  if (unwanted !== 0 && unwanted === protocol) return false;
  const version = head >>> 16;
  return version === 0 || version === family;
}

function portsAdmit(ports: number, port: number): boolean {
  return port >= ports >>> 16 && port <= (ports & anyPort);
}
