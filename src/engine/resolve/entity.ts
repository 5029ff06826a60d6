/**
 * A rule's source or destination, made ready: ranges, the objects its selectors select, and a service. Each part
 * is a test of its own (`netsState` and so on), so that the verdict and the explanation ask the same code.
 */
import type { Entity } from "../model/policy.ts";
import { isEverything, type Prefix, prefixContains } from "../net/prefix.ts";
import { type Bits, hasBit } from "./bits.ts";
import type { End, Peer } from "./peer.ts";
import type { ServiceMembers } from "./service-index.ts";
import { both, Maybe, No, type State, Yes } from "./state.ts";

export interface CompiledEntity {
  /** Position in `Peer.admits`; entities that say the same share it. */
  readonly id: number;
  readonly entity: Entity;
  /** Objects of the positive selector minus those of `notSelector`; null without a positive selector. */
  readonly selected: Bits | null;
  /** Objects of `notSelector` where it stands alone. */
  readonly excluded: Bits | null;
  /** Null: no service named. `members` null: no such service, so nothing matches. */
  readonly service: { readonly members: ServiceMembers | null } | null;
}

/** Everything but ports, for one peer: read from what `EntityIndex` worked out for it. */
export function entityState({ id }: CompiledEntity, { admits, doubts }: Peer): State {
  if (!hasBit(admits, id)) return No;
  return hasBit(doubts, id) ? Maybe : Yes;
}

/** The definition of the same. */
export function entityStateOf(compiled: CompiledEntity, end: End): State {
  const nets = both(netsState(compiled.entity.nets, end), notNetsState(compiled.entity.notNets, end));
  const selectors = both(selectedState(compiled, end), excludedState(compiled, end));
  return both(both(nets, selectors), serviceState(compiled, end));
}

/** A list without a range of the end's family means that the rule does not exist for that family (semantics §5.5). */
export function netsState(nets: readonly Prefix[], end: End): State {
  if (nets.length === 0) return Yes;
  const { address, family } = end;
  if (address) return nets.some((net) => prefixContains(net, address)) ? Yes : No;
  const own = nets.filter((net) => net.address.family === family);
  if (own.length === 0) return No;
  return own.some(isEverything) ? Yes : Maybe;
}

export function notNetsState(nets: readonly Prefix[], end: End): State {
  if (nets.length === 0) return Yes;
  const { address, family } = end;
  const own = nets.filter((net) => net.address.family === family);
  if (own.length === 0 || own.some(isEverything)) return No;
  if (address === null) return Maybe;
  return own.some((net) => prefixContains(net, address)) ? No : Yes;
}

/** One object that holds the address has to satisfy all terms by itself (semantics §4.2). */
export function selectedState(compiled: CompiledEntity, end: End): State {
  const { selected } = compiled;
  return selected ? anyOf(selected, end) : Yes;
}

export function excludedState(compiled: CompiledEntity, end: End): State {
  const { excluded } = compiled;
  if (!excluded) return Yes;
  const held = anyOf(excluded, end);
  if (held === Maybe) return Maybe;
  return held === Yes ? No : Yes;
}

export function serviceState(compiled: CompiledEntity, end: End): State {
  if (!compiled.service) return Yes;
  return compiled.service.members?.holds(end) ?? No;
}

function anyOf(bits: Bits, end: End): State {
  if (end.objects.some((object) => hasBit(bits, object))) return Yes;
  return end.possible.some((object) => hasBit(bits, object)) ? Maybe : No;
}
