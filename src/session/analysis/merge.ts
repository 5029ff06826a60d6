/**
 * Groups that read the same, put together: the engine parts them by what Calico notes in a trace, such as a policy that
 * lends the end of a tier its name, which a person need not tell apart.
 */
import type { ChangeGroup, GroupEnd } from "#src/engine/index.ts";
import { refOf } from "./ends.ts";

/** Ends in all; with more of them putting together would cost more than it saves. */
const mostEnds = 50_000;

/** `readingOf`: equal for groups that read the same apart from their ends. Keeps the order of the first of each. */
export function mergeAlike(
  groups: readonly ChangeGroup[],
  readingOf: (group: ChangeGroup) => string,
): readonly ChangeGroup[] {
  let ends = 0;
  for (const { from, to } of groups) {
    ends += from.length + to.length;
    if (ends > mostEnds) return groups;
  }
  const byTo = join(groups, (group) => `${readingOf(group)} ${namesOf(group.to)}`, joinFrom);
  return join(byTo, (group) => `${readingOf(group)} ${namesOf(group.from)}`, joinTo);
}

function join(
  groups: readonly ChangeGroup[],
  keyOf: (group: ChangeGroup) => string,
  both: (one: ChangeGroup, other: ChangeGroup) => ChangeGroup,
): readonly ChangeGroup[] {
  const found = new Map<string, ChangeGroup>();
  for (const group of groups) {
    const key = keyOf(group);
    const known = found.get(key);
    found.set(key, known === undefined ? group : both(known, group));
  }
  return [...found.values()];
}

function joinFrom(one: ChangeGroup, other: ChangeGroup): ChangeGroup {
  return joined(one, other, { from: [...one.from, ...other.from], to: one.to });
}

function joinTo(one: ChangeGroup, other: ChangeGroup): ChangeGroup {
  return joined(one, other, { from: one.from, to: [...one.to, ...other.to] });
}

/** The first speaks for both. */
function joined(one: ChangeGroup, other: ChangeGroup, ends: Pick<ChangeGroup, "from" | "to">): ChangeGroup {
  const { change, kept, family, protocol, exceptProtocols, ports, sourcePorts, icmp } = one;
  return {
    ...{ change, kept, family, protocol, exceptProtocols, ports },
    ...(sourcePorts && { sourcePorts }),
    ...(icmp && { icmp }),
    ...ends,
    pairs: one.pairs + other.pairs,
    known: one.known + other.known,
    before: one.before,
    after: one.after,
    witness: one.witness,
  };
}

function namesOf(ends: readonly GroupEnd[]): string {
  return ends.map(refOf).sort().join();
}
