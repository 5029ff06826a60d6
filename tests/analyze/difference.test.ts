/** The difference of two policy sets equals what single traces say, flow by flow. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  type ChangeGroup,
  type Cluster,
  difference,
  finish,
  necessity,
  resolve,
  type Scope,
} from "#src/engine/index.ts";
import { clusters } from "./clusters.ts";
import { edits } from "./edits.ts";
import {
  allFlows,
  decidersOf,
  essenceOf,
  isIn,
  judge,
  judgeNormal,
  rememberFirst,
  type Seen,
} from "./flows.ts";
import { law } from "./law.ts";

const scope = fc.constantFrom<Scope>("enforced", "pending");

function labelOf({ verdict, egress, ingress }: Seen): string {
  return `${verdict} ${egress ?? "-"} ${ingress ?? "-"}`;
}

type Claim = Pick<ChangeGroup, "change"> & { readonly before: Seen; readonly after: Seen };

function textOf(claims: readonly Claim[]): string {
  return claims.map(({ change, before, after }) => `${change} ${labelOf(before)} ${labelOf(after)}`).join();
}

function changeOf(before: Seen, after: Seen): ChangeGroup["change"] {
  if (before.verdict === after.verdict) return "decider";
  if (before.verdict === "undecidable" || after.verdict === "undecidable") return "unknown";
  return after.verdict === "deny" ? "denied" : "allowed";
}

interface Draft {
  readonly before: Cluster;
  readonly after: Cluster;
  readonly asked: Scope;
  /** As Calico's own traces say, to the letter. */
  readonly exact?: boolean;
}

/** The kinds of change met. */
function check(
  { before, after, asked, exact = false }: Draft,
  groups: readonly ChangeGroup[],
): ReadonlySet<string> {
  const [one, other] = [resolve(before), resolve(after)];
  const judged = exact ? judgeNormal : judge;
  const seen = new Set<string>();
  rememberFirst(before);
  for (const flow of allFlows([before, after])) {
    const [old, now] = [judged(one, flow, asked), judged(other, flow, asked)];
    const same = exact
      ? labelOf(old) === labelOf(now)
      : essenceOf(one, flow, asked) === essenceOf(other, flow, asked);
    const own = groups.filter((group) => isIn(group, flow));
    const changes = same ? [] : [{ change: changeOf(old, now), before: old, after: now }];
    const claims = own.map(({ change, before: claimed, after: then }) => ({
      change,
      before: claimed,
      after: then,
    }));
    // Comparing texts first keeps tens of thousands of flows cheap.
    if (textOf(claims) !== textOf(changes)) expect({ flow, claims }).toEqual({ flow, claims: changes });
    for (const { change } of changes) seen.add(change);
  }
  for (const { witness, before: old, after: now } of groups) {
    expect(judged(one, witness, asked)).toEqual(old);
    expect(judged(other, witness, asked)).toEqual(now);
  }
  return seen;
}

/** Grouped by change: what a group does not leave open is so for every flow of it, and what it keeps is kept. */
function checkByChange({ before, after, asked }: Draft, groups: readonly ChangeGroup[]): void {
  const [one, other] = [resolve(before), resolve(after)];
  rememberFirst(before);
  const told = new Map(groups.map((group) => [group, tell(group.witness, group.kept)]));
  for (const flow of allFlows([before, after])) {
    const [old, now] = [judge(one, flow, asked), judge(other, flow, asked)];
    const changes = essenceOf(one, flow, asked) !== essenceOf(other, flow, asked);
    const own = groups.filter((group) => isIn(group, flow));
    if (own.length !== (changes ? 1 : 0))
      expect({ flow, own }).toEqual({ flow, own: changes ? "one group" : [] });
    for (const group of own) {
      const claimed = { change: group.change, told: told.get(group) };
      const found = { change: changeOf(old, now), told: tell(flow, group.kept) };
      if (JSON.stringify(claimed) !== JSON.stringify(found))
        expect({ flow, ...claimed }).toEqual({ flow, ...found });
    }
  }
  for (const { witness, before: old, after: now } of groups) {
    expect(judge(one, witness, asked)).toEqual(old);
    expect(judge(other, witness, asked)).toEqual(now);
  }

  function tell(flow: ChangeGroup["witness"], kept: ChangeGroup["kept"]): unknown {
    const [old, now] = [decidersOf(one, flow, asked), decidersOf(other, flow, asked)];
    const egress = kept === "egress" ? old.egress === now.egress : [old.egress, now.egress];
    const asks = [old.silent ? null : old.ingress, now.silent ? null : now.ingress];
    const ingress = kept === "ingress" ? asks[0] === asks[1] || old.ingress === now.ingress : asks;
    return [old.verdict, now.verdict, egress, ingress];
  }
}

describe("the difference of two policy sets", () => {
  test("grouped by change, holds every flow that changes exactly once, each deciding half as it says", () => {
    const kept = new Set<string | null>();
    law(
      fc.property(clusters, edits, scope, (before, edit, asked) => {
        const after = edit(before);
        const question = { scope: asked, lists: "every", grouped: "by-change" } as const;
        const { groups } = finish(difference(resolve(before), resolve(after), question));
        for (const group of groups) kept.add(group.kept);
        checkByChange({ before, after, asked }, groups);
      }),
      { random: 25, always: { seed: 1, runs: 12 } },
    );
    expect([...kept].sort()).toEqual(["egress", "ingress", null]);
  });

  test("holds every flow that changes exactly once, and says how it changes", () => {
    const seen: string[] = [];
    law(
      fc.property(clusters, edits, scope, (before, edit, asked) => {
        const after = edit(before);
        const { groups } = finish(difference(resolve(before), resolve(after), asked));
        seen.push(...check({ before, after, asked }, groups));
      }),
      { random: 25, always: { seed: 1, runs: 12 } },
    );
    for (const change of ["denied", "allowed", "decider", "unknown"]) expect(seen).toContain(change);
  });

  test("is that of Calico's own traces, to the letter, where the normal list is asked about", () => {
    fc.assert(
      fc.property(clusters, edits, scope, (before, edit, asked) => {
        const after = edit(before);
        const sets = [resolve(before), resolve(after)] as const;
        const { groups } = finish(difference(...sets, { scope: asked, lists: "normal" }));
        check({ before, after, asked, exact: true }, groups);
      }),
      { numRuns: 25 },
    );
  });

  test("is what removing a policy changes, for the necessity of a card", () => {
    fc.assert(
      fc.property(clusters, scope, fc.nat({ max: 5 }), (before, asked, which) => {
        const policy = before.policies[which % before.policies.length];
        if (!policy) return;
        const after = { ...before, policies: before.policies.filter((other) => other !== policy) };
        const { groups } = finish(necessity(resolve(before), policy.id, asked));
        check({ before, after, asked }, groups);
      }),
      { numRuns: 30 },
    );
  });
});
