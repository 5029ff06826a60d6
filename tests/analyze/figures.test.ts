/** Figures count known flows: what the analysis counts by classes equals counting them one by one. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  type ChangeGroup,
  census,
  type Cluster,
  difference,
  finish,
  type Flow,
  impactOfMove,
  impactOfSlots,
  impactOfTierMove,
  impactOfTierSlots,
  type Policy,
  type PolicyId,
  type PolicySet,
  resolve,
  type Scope,
  type SlotFigures,
  type SlotPlace,
} from "#src/engine/index.ts";
import { clusters } from "./clusters.ts";
import { allFlows, answer, essenceOf, isIn, rememberFirst } from "./flows.ts";
import { knownFlows } from "./known.ts";
import { law } from "./law.ts";

const scope = fc.constantFrom<Scope>("enforced", "pending");

/** The counts of a census, flow by flow. */
function countAll(cluster: Cluster, asked: Scope): Record<string, number> {
  const set = resolve(cluster);
  const byText = new Map(cluster.policies.map((policy) => [textOf(policy), policy.id]));
  const counts: Record<string, number> = {};
  const count = (key: string): void => void (counts[key] = (counts[key] ?? 0) + 1);
  for (const flow of knownFlows(cluster, asked)) {
    const { verdict, egress, ingress } = answer(set, flow, asked);
    count(verdict);
    const halves = egress?.outcome === "deny" ? [egress] : [egress, ingress];
    const deciders = halves.flatMap((half) => {
      const last = half && half.outcome !== "undecidable" ? half.hits.at(-1) : undefined;
      if (!last) return [];
      if (last.rule === -1) return [`end of ${last.tier}`];
      return [byText.get(`${last.tier} ${last.policy}`) ?? ""];
    });
    for (const decider of new Set(deciders)) if (decider !== "") count(decider);
  }
  return counts;
}

function textOf({ kind, namespace, name, tier }: Policy): string {
  const short = {
    NetworkPolicy: "np",
    GlobalNetworkPolicy: "gnp",
    StagedNetworkPolicy: "snp",
    StagedGlobalNetworkPolicy: "sgnp",
  };
  return `${tier} ${short[kind as keyof typeof short]}:${namespace === null ? "" : `${namespace}/`}${name}`;
}

function countsOf(cluster: Cluster, asked: Scope): Record<string, number> {
  const { totals, policies, endsOfTier } = finish(census(resolve(cluster), asked));
  const all = [
    ["allow", totals.allowed],
    ["deny", totals.denied],
    ["undecidable", totals.unknown],
    ...policies,
    ...[...endsOfTier].map(([tier, flows]) => [`end of ${tier}`, flows] as const),
  ] as const;
  return Object.fromEntries(all.filter(([, flows]) => flows > 0));
}

/** The cluster with policies dropped into a slot, by whatever orders put them there. */
function moved(cluster: Cluster, block: readonly PolicyId[], slot: SlotPlace): Cluster {
  const ordered = resolve(cluster).tiers;
  const lifted = ordered.flatMap(({ policies }) => policies.filter(({ id }) => block.includes(id)));
  const policies = ordered.flatMap(({ tier, policies: own }) => {
    const staying = own.filter(({ id }) => !block.includes(id));
    if (tier.name === slot.tier) staying.splice(slot.position, 0, ...lifted);
    return staying.map((policy, order) => ({ ...policy, order, tier: tier.name }));
  });
  return { ...cluster, policies };
}

/** As a known flow shows it. */
function known(set: PolicySet, flow: Flow, asked: Scope): readonly [string, string] {
  return [answer(set, flow, asked).verdict, essenceOf(set, flow, asked)];
}

/** Pair by pair, without what is notation: the position in a trace, and the policy that lends the end of a tier its name. */
function listed(groups: readonly ChangeGroup[]): readonly string[] {
  const plain = (last: string | null): string =>
    (last ?? "").replace(/^\d+/, "").replace(/\|[^|]+\|(\w+)\|-1$/, "|$1|end");
  return groups
    .flatMap(({ from, to, before, after, kept, ...group }) => {
      const { change, family, protocol, exceptProtocols, ports, sourcePorts, icmp } = group;
      const packets = { change, family, protocol, exceptProtocols, ports, sourcePorts, icmp };
      const stops = [before, after].map(({ egress }) => egress?.split("|")[3] === "deny");
      const sides = [before, after].map(({ verdict, egress, ingress }, index) =>
        [
          verdict,
          kept === "egress" ? "as before" : plain(egress),
          kept === "ingress" ? "as before" : stops[index] ? "" : plain(ingress),
        ].join(" "),
      );
      return from.flatMap((one) =>
        to.map((other) =>
          JSON.stringify([one, other, packets, sides], (_key, value: unknown) =>
            typeof value === "bigint" ? String(value) : value,
          ),
        ),
      );
    })
    .sort();
}

type Figures = Omit<SlotFigures, "otherPorts">;

function countsIn({ denied, allowed, decider, unknown, unchanged }: SlotFigures): Figures {
  return { denied, allowed, decider, unknown, unchanged };
}

function figuresOf(before: Cluster, after: Cluster, asked: Scope): Figures {
  const [one, other] = [resolve(before), resolve(after)];
  const counts = { denied: 0, allowed: 0, decider: 0, unknown: 0 };
  for (const flow of knownFlows(before, asked)) {
    const [old, was] = known(one, flow, asked);
    const [now, is] = known(other, flow, asked);
    if (old === now && was === is) continue;
    if (old === now) counts.decider += 1;
    else if (old === "undecidable" || now === "undecidable") counts.unknown += 1;
    else counts[now === "deny" ? "denied" : "allowed"] += 1;
  }
  let unchanged = true;
  for (const flow of allFlows([before])) {
    unchanged &&= essenceOf(one, flow, asked) === essenceOf(other, flow, asked);
  }
  return { ...counts, unchanged };
}

describe("known flows", () => {
  test("are counted by verdict, by deciding policy and by end of tier as if listed", () => {
    const seen = new Set<string>();
    law(
      fc.property(clusters, scope, (cluster, asked) => {
        const counts = countsOf(cluster, asked);
        for (const key of Object.keys(counts)) seen.add(key.split(" ")[0] ?? "");
        expect(counts).toEqual(countAll(cluster, asked));
      }),
      { random: 100, always: { seed: 1, runs: 30 } },
    );
    expect([...seen]).toEqual(
      expect.arrayContaining(["allow", "deny", "undecidable", "GlobalNetworkPolicy", "end"]),
    );
  });
});

describe("the impact of every slot", () => {
  test("equals evaluating the cluster with the policies dropped there", () => {
    const seen = { denied: 0, allowed: 0, decider: 0, unknown: 0, unchanged: 0 };
    law(
      fc.property(clusters, scope, fc.nat({ max: 5 }), fc.boolean(), (cluster, asked, which, two) => {
        const from = which % cluster.policies.length;
        const block = cluster.policies.slice(from, from + (two ? 2 : 1)).map(({ id }) => id);
        for (const impact of finish(impactOfSlots(resolve(cluster), block, asked))) {
          const { tier, position, otherPorts } = impact;
          const figures = countsIn(impact);
          const expected = figuresOf(cluster, moved(cluster, block, { tier, position }), asked);
          expect({ tier, position, ...figures }).toEqual({ tier, position, ...expected });
          if (figures.unchanged) expect(otherPorts).toBe(0);
          for (const key of ["denied", "allowed", "decider", "unknown"] as const) seen[key] += figures[key];
          seen.unchanged += figures.unchanged ? 1 : 0;
        }
      }),
      { random: 12, always: { seed: 1, runs: 8 } },
    );
    for (const count of Object.values(seen)) expect(count).toBeGreaterThan(0);
  });

  test("has the same flows as the move has in full, and bands of equal slots", () => {
    fc.assert(
      fc.property(clusters, scope, fc.nat({ max: 5 }), (cluster, asked, which) => {
        const set = resolve(cluster);
        const block = cluster.policies
          .slice(which % cluster.policies.length)
          .slice(0, 1)
          .map(({ id }) => id);
        const slots = finish(impactOfSlots(set, block, asked));
        const moves = slots.map((slot) => finish(impactOfMove(set, { policies: block, slot, scope: asked })));
        for (const [index, slot] of slots.entries()) {
          const groups = moves[index] ?? [];
          expect(slot.unchanged).toBe(groups.length === 0);
          const before = slots[index - 1];
          if (before?.band === slot.band) expect(listed(groups)).toEqual(listed(moves[index - 1] ?? []));
        }
      }),
      { numRuns: 40 },
    );
  });
});

/** The cluster with a tier among the others, by whatever orders put it there. */
function movedTier(cluster: Cluster, name: string, position: number): Cluster {
  const ordered = resolve(cluster).tiers.map(({ tier }) => tier);
  const tiers = ordered.filter((tier) => tier.name !== name);
  tiers.splice(position, 0, ...ordered.filter((tier) => tier.name === name));
  return { ...cluster, tiers: tiers.map((tier, order) => ({ ...tier, order })) };
}

describe("the impact of moving a tier", () => {
  test("equals evaluating the cluster with the tiers in that order", () => {
    fc.assert(
      fc.property(clusters, scope, fc.constantFrom("first", "default", "last"), (cluster, asked, tier) => {
        const set = resolve(cluster);
        for (const impact of finish(impactOfTierSlots(set, tier, asked))) {
          const { position } = impact;
          const figures = countsIn(impact);
          const after = movedTier(cluster, tier, position);
          expect({ position, ...figures }).toEqual({ position, ...figuresOf(cluster, after, asked) });
          const groups = finish(impactOfTierMove(set, { tier, position, scope: asked }));
          expect(figures.unchanged).toBe(groups.length === 0);
        }
      }),
      { numRuns: 25 },
    );
  });
});

/** By position in the list of groups: the known flows that are in it. A known flow is where it first changes. */
function knownIn(
  groups: readonly ChangeGroup[],
  sets: readonly [PolicySet, PolicySet],
  asked: Scope,
): readonly number[] {
  const [before, after] = sets;
  const counts = groups.map(() => 0);
  const changes = (flow: Flow): boolean => essenceOf(before, flow, asked) !== essenceOf(after, flow, asked);
  for (const flow of knownFlows(before.cluster, asked)) {
    if (!changes(flow)) continue;
    const packets = flow.srcPort === null ? ephemeral.map((srcPort) => ({ ...flow, srcPort })) : [flow];
    const first = packets.find(changes);
    const at = groups.findIndex((group) => first && isIn(group, first));
    counts[at] = (counts[at] ?? 0) + 1;
  }
  return counts;
}

/** On both sides of every cut that the generated rules make. */
const ephemeral = [32768, 40000];

describe("the known flows of a group", () => {
  test("are as many as if listed, and those of all groups are the figures", () => {
    const seen = { known: 0, none: 0 };
    law(
      fc.property(clusters, scope, fc.nat({ max: 5 }), (cluster, asked, which) => {
        const set = resolve(cluster);
        const block = cluster.policies.slice(which % cluster.policies.length).slice(0, 1);
        const policies = block.map(({ id }) => id);
        rememberFirst(cluster);
        for (const slot of finish(impactOfSlots(set, policies, asked))) {
          const groups = finish(impactOfMove(set, { policies, slot, scope: asked }));
          const after = resolve(moved(cluster, policies, slot));
          const known = groups.map((group) => group.known);
          expect(known).toEqual(knownIn(groups, [set, after], asked));
          const { denied, allowed, decider, unknown } = slot;
          expect(known.reduce((sum, count) => sum + count, 0)).toBe(denied + allowed + decider + unknown);
          for (const count of known) seen[count > 0 ? "known" : "none"] += 1;
        }
      }),
      { random: 10, always: { seed: 1, runs: 8 } },
    );
    expect(seen.known).toBeGreaterThan(0);
    expect(seen.none).toBeGreaterThan(0);
  });
});

describe("a move", () => {
  test("has the flows of the difference between the cluster before and after it, worked out from scratch", () => {
    fc.assert(
      fc.property(clusters, scope, fc.nat({ max: 5 }), (cluster, asked, which) => {
        const set = resolve(cluster);
        const block = cluster.policies
          .slice(which % cluster.policies.length)
          .slice(0, 1)
          .map(({ id }) => id);
        for (const slot of finish(impactOfSlots(set, block, asked))) {
          const groups = finish(impactOfMove(set, { policies: block, slot, scope: asked }));
          const after = resolve(moved(cluster, block, slot));
          const question = { scope: asked, lists: "every", grouped: "by-change" } as const;
          const { groups: scratch } = finish(difference(set, after, question));
          expect(listed(groups)).toEqual(listed(scratch));
        }
      }),
      { numRuns: 25 },
    );
  });
});
