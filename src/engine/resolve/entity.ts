/**
 * A rule's source or destination, made ready: ranges, the objects its selectors select, and a service. Each part
 * is a test of its own (`netsState` and so on), so that the verdict and the explanation ask the same code.
 */
import type { Entity } from "../model/policy.ts";
import { isEverything, type Prefix, prefixContains } from "../net/prefix.ts";
import { type Bits, hasBit } from "./bits.ts";
import type { Peer } from "./peer.ts";
import type { ServiceMembers } from "./service-index.ts";
import { both, Maybe, No, type State, Yes } from "./state.ts";

export interface CompiledEntity {
  /** Column in `Peer.states`; entities that say the same share it. */
  readonly id: number;
  readonly entity: Entity;
  /** Objects of the positive selector minus those of `notSelector`; null without a positive selector. */
  readonly selected: Bits | null;
  /** Objects of `notSelector` where it stands alone. */
  readonly excluded: Bits | null;
  /** Null: no service named. `members` null: no such service, so nothing matches. */
  readonly service: { readonly members: ServiceMembers | null } | null;
}

/** Everything but ports, for one peer. Remembered in the peer. */
export function entityState(compiled: CompiledEntity, peer: Peer): State {
  const known = peer.states[compiled.id];
  if (known === Yes || known === No || known === Maybe) return known;
  const state = computeState(compiled, peer);
  peer.states[compiled.id] = state;
  return state;
}

function computeState(compiled: CompiledEntity, peer: Peer): State {
  const nets = both(netsState(compiled.entity.nets, peer), notNetsState(compiled.entity.notNets, peer));
  const selectors = both(selectedState(compiled, peer), excludedState(compiled, peer));
  return both(both(nets, selectors), serviceState(compiled, peer));
}

/** A list without a range of the peer's family means that the rule does not exist for that family (semantics §5.5). */
export function netsState(nets: readonly Prefix[], peer: Peer): State {
  if (nets.length === 0) return Yes;
  const { address, family } = peer;
  if (address) return nets.some((net) => prefixContains(net, address)) ? Yes : No;
  const own = nets.filter((net) => net.address.family === family);
  if (own.length === 0) return No;
  return own.some(isEverything) ? Yes : Maybe;
}

export function notNetsState(nets: readonly Prefix[], peer: Peer): State {
  if (nets.length === 0) return Yes;
  const { address, family } = peer;
  const own = nets.filter((net) => net.address.family === family);
  if (own.length === 0 || own.some(isEverything)) return No;
  if (address === null) return Maybe;
  return own.some((net) => prefixContains(net, address)) ? No : Yes;
}

/** One object that holds the address has to satisfy all terms by itself (semantics §4.2). */
export function selectedState(compiled: CompiledEntity, peer: Peer): State {
  const { selected } = compiled;
  return selected ? anyOf(selected, peer) : Yes;
}

export function excludedState(compiled: CompiledEntity, peer: Peer): State {
  const { excluded } = compiled;
  if (!excluded) return Yes;
  const held = anyOf(excluded, peer);
  if (held === Maybe) return Maybe;
  return held === Yes ? No : Yes;
}

export function serviceState(compiled: CompiledEntity, peer: Peer): State {
  if (!compiled.service) return Yes;
  return compiled.service.members?.holds(peer) ?? No;
}

function anyOf(bits: Bits, peer: Peer): State {
  if (peer.objects.some((object) => hasBit(bits, object))) return Yes;
  return peer.possible.some((object) => hasBit(bits, object)) ? Maybe : No;
}
