/**
 * Rule lists packed into numbers, so that a rule that cannot match costs a few array reads. The screen is only
 * a necessary condition, `matchRule` decides; a law test compares the two.
 */
import type { PortMatch } from "../model/policy.ts";
import { hasBit } from "./bits.ts";
import type { CompiledRule, Packet } from "./rule.ts";

export interface RuleList {
  readonly rules: readonly CompiledRule[];
  /** `wordsPerRule` numbers per rule: version and protocols, numbers of the two entities, destination ports. */
  readonly packed: Int32Array;
}

const wordsPerRule = 4;
/** A Log rule decides nothing. */
const idle = 1 << 26;
const anyPort = 0xffff;

export function packRules(rules: readonly CompiledRule[]): RuleList {
  const packed = new Int32Array(rules.length * wordsPerRule);
  for (const [index, compiled] of rules.entries()) {
    const { rule, source, destination } = compiled;
    const version = (rule.ipVersion ?? 0) << 16;
    const head = version | ((rule.notProtocol ?? 0) << 8) | (rule.protocol ?? 0);
    const ports = packPorts(rule.destination.ports);
    packed.set([rule.action === "Log" ? idle : head, source.id, destination.id, ports], index * wordsPerRule);
  }
  return { rules, packed };
}

/** From the lowest to the highest port that can match, 16 bits each. A name may stand for any. */
function packPorts(ports: readonly PortMatch[]): number {
  if (ports.length === 0) return anyPort;
  const ranges = ports.map((match) => (match.kind === "range" ? match : { low: 0, high: anyPort }));
  const low = Math.min(...ranges.map((range) => range.low));
  const high = Math.max(...ranges.map((range) => range.high));
  return (low << 16) | high;
}

/** Walks several lists one after the other and stops at every rule that decides and passes the screen. */
export class Candidates {
  /** Position of the list of the last candidate. */
  list = 0;
  private rule = 0;
  private readonly lists: readonly RuleList[];
  private readonly packet: Packet;

  constructor(lists: readonly RuleList[], packet: Packet) {
    this.lists = lists;
    this.packet = packet;
  }

  /** Null behind the last. */
  next(): CompiledRule | null {
    for (let list = this.lists[this.list]; list; list = this.lists[this.list]) {
      const found = scan(list.packed, this.rule, this.packet);
      this.rule = found + 1;
      const compiled = list.rules[found];
      if (compiled) return compiled;
      this.rule = 0;
      this.list += 1;
    }
    return null;
  }
}

/** The first rule from `start` that passes, or -1. */
function scan(packed: Int32Array, start: number, packet: Packet): number {
  const { protocol, family, dstPort } = packet;
  const source = packet.source.admits;
  const destination = packet.destination.admits;
  for (let at = start * wordsPerRule; at < packed.length; at += wordsPerRule) {
    const head = packed[at] ?? idle;
    if (head !== 0 && !headAdmits(head, protocol, family)) continue;
    const ports = packed[at + 3] ?? 0;
    if (dstPort < ports >>> 16 || dstPort > (ports & anyPort)) continue;
    if (!hasBit(source, packed[at + 1] ?? 0) || !hasBit(destination, packed[at + 2] ?? 0)) continue;
    return at / wordsPerRule;
  }
  return -1;
}

function headAdmits(head: number, protocol: number, family: number): boolean {
  if (head === idle) return false;
  const wanted = head & 255;
  if (wanted !== 0 && wanted !== protocol) return false;
  const unwanted = (head >>> 8) & 255;
  if (unwanted !== 0 && unwanted === protocol) return false;
  const version = head >>> 16;
  return version === 0 || version === family;
}
