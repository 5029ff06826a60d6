/**
 * Rule lists packed into numbers, so that a rule that cannot match costs a few array reads. The screen is only
 * a necessary condition, `matchRule` decides; a law test compares the two.
 */
import { type CompiledEntity, entityState } from "./entity.ts";
import type { Peer } from "./peer.ts";
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

/** Index of the first rule from `start` on that decides and passes the screen, or -1. */
export function nextCandidate(list: RuleList, start: number, packet: Packet): number {
  const { packed, rules } = list;
  const { protocol, family, source, destination } = packet;
  for (let index = start, at = start * wordsPerRule; index < rules.length; index += 1, at += wordsPerRule) {
    const head = packed[at] ?? idle;
    if (head !== 0 && !headAdmits(head, protocol, family)) continue;
    if (source.states[packed[at + 1] ?? 0] === No || destination.states[packed[at + 2] ?? 0] === No) continue;
    const compiled = rules[index];
    if (compiled && admits(compiled.source, source) && admits(compiled.destination, destination))
      return index;
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

/** Works the state out where it is not known yet. */
function admits(entity: CompiledEntity, peer: Peer): boolean {
  return entityState(entity, peer) !== No;
}
