/** What the draft changes, put together for the screen: verdict changes first, then those of the decider alone. */
import type {
  Change,
  ChangeCensus,
  ChangeCounts,
  ChangeGroup,
  Difference,
  Place,
  Scope,
} from "#src/engine/index.ts";
import { groupFacts, readingOf, type Sides } from "./groups.ts";
import { mergeAlike } from "./merge.ts";
import { placeName } from "./places.ts";
import type { CardImpact, ImpactClass, ImpactFacts, ImpactGroup, NamespaceImpact } from "./types.ts";

/** Groups listed of each kind. */
const mostGroups = 150;

const order: readonly Change[] = ["denied", "allowed", "unknown", "decider"];

export interface Changes {
  readonly difference: Difference;
  readonly counted: ChangeCensus;
  /** Known flows of the draft. */
  readonly known: number;
  readonly scope: Scope;
}

export function impactFacts({ difference, counted, known, scope }: Changes, sets: Sides): ImpactFacts {
  const { onlyBefore, onlyAfter } = difference;
  const keyed = keyedGroups(difference, sets);
  const onKnown = keyed.filter(({ group }) => group.known > 0);
  const elsewhere = keyed.filter(({ group }) => group.known === 0);
  const listed = (some: typeof keyed): readonly ImpactGroup[] =>
    some.slice(0, mostGroups).map(({ group, key }) => groupFacts(group, sets, key));
  return {
    scope,
    totals: counted.totals,
    known,
    classes: order.flatMap((change): readonly ImpactClass[] => {
      const own = onKnown.filter(({ group }) => group.change === change).sort(byWeight);
      const count = counted.totals[change];
      if (own.length === 0 && count === 0) return [];
      return [{ change, count, groups: listed(own), more: Math.max(0, own.length - mostGroups) }];
    }),
    otherPorts: listed(elsewhere),
    moreOtherPorts: Math.max(0, elsewhere.length - mostGroups),
    cards: cardsOf(counted, sets),
    namespaces: namespacesOf(counted),
    onlyBefore,
    onlyAfter,
  };
}

/** As they are told on the screen. */
export function keyedGroups(
  { groups }: Difference,
  sets: Sides,
): readonly { readonly group: ChangeGroup; readonly key: string }[] {
  const merged = mergeAlike(groups, (group) => readingOf(group, sets));
  return merged.map((group, index) => ({ group, key: String(index) }));
}

function byWeight(one: { readonly group: ChangeGroup }, other: { readonly group: ChangeGroup }): number {
  return other.group.known - one.group.known;
}

/** Whoever decides most of what changes comes first. */
function cardsOf({ policies }: ChangeCensus, { before, after }: Sides): readonly CardImpact[] {
  const names = new Map(
    [...before.cluster.policies, ...after.cluster.policies].map(({ id, namespace, name }) => [
      id,
      namespace === null ? name : `${namespace}/${name}`,
    ]),
  );
  return [...policies]
    .map(([policy, { lost, gained }]) => ({ policy, name: names.get(policy) ?? policy, lost, gained }))
    .filter(({ lost, gained }) => lost + gained > 0)
    .sort((one, other) => other.lost + other.gained - one.lost - one.gained);
}

const nothing: ChangeCounts = { denied: 0, allowed: 0, decider: 0, unknown: 0, otherPorts: 0 };

function namespacesOf({ places }: ChangeCensus): readonly NamespaceImpact[] {
  const found = new Map<string, ChangeCounts>();
  const add = (place: Place, counts: ChangeCounts): void => {
    const name = placeName(place);
    found.set(name, addChanges(found.get(name) ?? nothing, counts));
  };
  for (const counts of places) {
    add(counts.from, counts);
    if (placeName(counts.to) !== placeName(counts.from)) add(counts.to, counts);
  }
  return [...found]
    .map(([name, counts]) => ({ name, ...counts }))
    .sort((one, other) => weight(other) - weight(one) || (one.name < other.name ? -1 : 1));
}

export function addChanges(one: ChangeCounts, other: ChangeCounts): ChangeCounts {
  return {
    denied: one.denied + other.denied,
    allowed: one.allowed + other.allowed,
    decider: one.decider + other.decider,
    unknown: one.unknown + other.unknown,
    otherPorts: one.otherPorts + other.otherPorts,
  };
}

function weight({ denied, allowed, decider, unknown }: ChangeCounts): number {
  return 1e6 * (denied + allowed + unknown) + decider;
}
