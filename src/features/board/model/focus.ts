/**
 * Which cards stand out and which recede: those that the search finds, and those that apply to the endpoint
 * looked through. Both sets come from elsewhere; this only looks them up.
 */
import type { Direction, PolicyId } from "#src/engine/index.ts";
import { type BoardFacts, matchesSearch, parseSearch } from "#src/explain/index.ts";
import type { LensFacts, SessionState } from "#src/session/index.ts";

type LensSets = Readonly<Record<Direction, ReadonlySet<PolicyId>>>;
const lensSets = new WeakMap<LensFacts, LensSets>();

function lensSetsOf(facts: LensFacts): LensSets {
  let sets = lensSets.get(facts);
  if (sets === undefined) {
    sets = { ingress: new Set(facts.ingress), egress: new Set(facts.egress) };
    lensSets.set(facts, sets);
  }
  return sets;
}

function appliesThroughLens(state: SessionState, policy: PolicyId): boolean {
  if (state.lens === null || state.lensFacts === null) return true;
  const { ingress, egress } = lensSetsOf(state.lensFacts);
  return ingress.has(policy) || egress.has(policy);
}

interface Found {
  readonly board: BoardFacts;
  readonly search: string;
  readonly selecting: readonly PolicyId[] | null;
  /** In evaluation order. */
  readonly policies: readonly PolicyId[];
  readonly set: ReadonlySet<PolicyId>;
}

/** The last search: every card asks for it, and it changes only when one of its three inputs does. */
let last: Found | null = null;

function find(state: SessionState): Found | null {
  const { snapshot, search, selecting } = state;
  if (snapshot === null || search.trim() === "") return null;
  const { board } = snapshot;
  if (last?.board === board && last.search === search && last.selecting === selecting) return last;
  const terms = parseSearch(search);
  const selectedBy = selecting === null ? null : new Set(selecting);
  const matching = new Set(
    board.cards.filter((card) => matchesSearch(card, terms, selectedBy)).map(({ id }) => id),
  );
  const policies = board.tiers.flatMap((tier) => tier.policies.filter((policy) => matching.has(policy)));
  last = { board, search, selecting, policies, set: matching };
  return last;
}

/** The cards the search finds, in evaluation order; null without a search. */
export function foundPolicies(state: SessionState): readonly PolicyId[] | null {
  return find(state)?.policies ?? null;
}

/** Neither the search nor the lens makes the card recede. */
export function standsOut(state: SessionState, policy: PolicyId): boolean {
  return appliesThroughLens(state, policy) && (find(state)?.set.has(policy) ?? true);
}

/** Through the lens: does the end of the tier play a part for the endpoint? */
export function endStandsOut({ lens, lensFacts, scope }: SessionState, tier: string): boolean {
  return lens === null || (lensFacts?.ends?.[scope].includes(tier) ?? true);
}

/** Directions in which no policy at all applies to the endpoint looked through. */
export function ungoverned(state: SessionState): readonly Direction[] {
  const { lens, lensFacts } = state;
  if (lens === null || lensFacts === null) return [];
  return (["ingress", "egress"] as const).filter((direction) => lensFacts[direction].length === 0);
}
