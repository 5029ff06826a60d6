/**
 * Rule lists packed into numbers, so that a rule that cannot match costs a few array reads. The screen is only
 * a necessary condition, `matchRule` decides; a law test compares the two.
 */
import { entityState } from "./entity.ts";
import type { CompiledRule, Packet } from "./rule.ts";
import { No } from "./state.ts";

export interface RuleList {
  readonly rules: readonly CompiledRule[];
  /** `wordsPerRule` numbers per rule: version and protocols, id of the source entity, id of the destination entity. */
  readonly packed: Int32Array;
}

const wordsPerRule = 3;
/** A Log rule decides nothing. */
const idle = 1 << 26;

export function packRules(rules: readonly CompiledRule[]): RuleList {
  const packed = new Int32Array(rules.length * wordsPerRule);
  for (const [index, compiled] of rules.entries()) {
    const { rule, source, destination } = compiled;
    const version = (rule.ipVersion ?? 0) << 16;
    const head = version | ((rule.notProtocol ?? 0) << 8) | (rule.protocol ?? 0);
    packed.set([rule.action === "Log" ? idle : head, source.id, destination.id], index * wordsPerRule);
  }
  return { rules, packed };
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
    const { protocol, family, source, destination } = this.packet;
    for (; this.list < this.lists.length; this.list += 1) {
      const list = this.lists[this.list];
      const count = list ? list.rules.length : 0;
      while (list && this.rule < count) {
        const at = this.rule * wordsPerRule;
        this.rule += 1;
        const head = list.packed[at] ?? idle;
        if (head !== 0 && !headAdmits(head, protocol, family)) continue;
        if (source.states[list.packed[at + 1] ?? 0] === No) continue;
        if (destination.states[list.packed[at + 2] ?? 0] === No) continue;
        const compiled = list.rules[this.rule - 1];
        if (compiled && admits(compiled, this.packet)) return compiled;
      }
      this.rule = 0;
    }
    return null;
  }
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

/** Works the states of the ends out where they are not known yet. */
function admits({ source, destination }: CompiledRule, packet: Packet): boolean {
  return entityState(source, packet.source) !== No && entityState(destination, packet.destination) !== No;
}
