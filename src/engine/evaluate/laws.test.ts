/** Laws that hold for every cluster and every flow, on generated ones. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { anyRule, rule, type Situation, situations } from "../../../tests/generators/cluster.ts";
import type { Cluster, Endpoint } from "../model/cluster.ts";
import type { Direction, Policy, PolicyId, Scope } from "../model/policy.ts";
import type { DirectionTrace, FlowTrace, Hit } from "../model/trace.ts";
import { printHits } from "../resolve/hits.ts";
import { resolve } from "../resolve/policy-set.ts";
import { mapLabels } from "../selector/rewrite.ts";
import { evaluate } from "./evaluate.ts";
import { trace } from "./trace.ts";

const known = situations({ unknownAddresses: false });
const any = situations({ unknownAddresses: true });
const scope = fc.constantFrom<Scope>("enforced", "pending");
/** Mutants meet fewer. */
const runs = { numRuns: fc.readConfigureGlobal().numRuns ?? 200 };

function ask({ cluster, flow }: Situation, asked: Scope): FlowTrace {
  return trace(resolve(cluster), flow, asked);
}

function halves(answer: FlowTrace): readonly DirectionTrace[] {
  return [answer.egress, answer.ingress].flatMap((half) => half ?? []);
}

function withPolicies(cluster: Cluster, change: (policy: Policy) => Policy): Cluster {
  return { ...cluster, policies: cluster.policies.map(change) };
}

describe("the generated situations are varied enough for the laws to mean something", () => {
  test("rules allow, rules deny, tiers end, profiles decide", () => {
    const seen: Record<string, number> = {};
    let total = 0;
    for (const situation of fc.sample(known, { numRuns: 800, seed: 7 })) {
      for (const half of halves(ask(situation, "pending"))) {
        const kind = half.decider?.kind === "rule" ? half.outcome : (half.decider?.kind ?? "undecidable");
        seen[kind] = (seen[kind] ?? 0) + 1;
        total += 1;
      }
    }
    const share = (kind: string): number => (seen[kind] ?? 0) / total;
    expect(share("allow")).toBeGreaterThan(0.1);
    expect(share("deny")).toBeGreaterThan(0.1);
    expect(share("end-of-tier")).toBeGreaterThan(0.1);
    expect(share("profile")).toBeGreaterThan(0.05);
  });
});

describe("laws", () => {
  test("the quick answer and the explained one agree", () => {
    fc.assert(
      fc.property(any, scope, ({ cluster, flow }, asked) => {
        const set = resolve(cluster);
        const quick = evaluate(set, flow, asked);
        const full = trace(set, flow, asked);
        expect(full.verdict).toBe(quick.verdict);
        for (const direction of ["egress", "ingress"] as const) {
          expect(full[direction]?.outcome).toBe(quick[direction]?.outcome);
          expect(full[direction]?.hits).toEqual(quick[direction]?.hits);
        }
      }),
      runs,
    );
  });

  test("an allowed flow was allowed explicitly at each managed end", () => {
    fc.assert(
      fc.property(known, scope, (situation, asked) => {
        const answer = ask(situation, asked);
        if (answer.bypass !== null) return;
        const allowed = halves(answer).every((half) => half.hits.at(-1)?.action === "allow");
        expect(answer.verdict === "allow").toBe(allowed);
      }),
      runs,
    );
  });

  test("rules behind the first that decides change nothing", () => {
    fc.assert(
      fc.property(known, scope, rule, (situation, asked, other) => {
        const before = ask(situation, asked);
        const cut = (policy: Policy, direction: Direction): Policy => {
          const decided = decidingRule(before[direction], policy.id);
          return decided === null
            ? policy
            : { ...policy, [direction]: [...policy[direction].slice(0, decided + 1), other] };
        };
        const changed = withPolicies(situation.cluster, (policy) => cut(cut(policy, "ingress"), "egress"));
        expect(hitsOf(ask({ ...situation, cluster: changed }, asked))).toEqual(hitsOf(before));
      }),
      runs,
    );
  });

  test("a Log rule changes neither verdict nor hits, rule numbers aside", () => {
    fc.assert(
      fc.property(known, scope, fc.nat(3), (situation, asked, at) => {
        const log = { ...anyRule, action: "Log" as const };
        const changed = withPolicies(situation.cluster, (policy) => ({
          ...policy,
          ingress: policy.ingress.toSpliced(at, 0, log),
          egress: policy.egress.toSpliced(at, 0, log),
        }));
        const before = ask(situation, asked);
        const after = ask({ ...situation, cluster: changed }, asked);
        expect(after.verdict).toBe(before.verdict);
        expect(withoutRuleNumbers(after)).toEqual(withoutRuleNumbers(before));
      }),
      runs,
    );
  });

  test("a tier with no policy that applies is neutral, whatever its default action", () => {
    fc.assert(
      fc.property(known, scope, (situation, asked) => {
        const before = ask(situation, asked);
        const skipped = situation.cluster.tiers.filter(({ name }) =>
          halves(before).every(
            (half) => half.tiers.find((tier) => tier.tier === name)?.state.kind === "skipped",
          ),
        );
        const tiers = situation.cluster.tiers.map((tier) =>
          skipped.includes(tier)
            ? {
                ...tier,
                defaultAction: tier.defaultAction === "Deny" ? ("Pass" as const) : ("Deny" as const),
              }
            : tier,
        );
        const after = ask({ ...situation, cluster: { ...situation.cluster, tiers } }, asked);
        expect(hitsOf(after)).toEqual(hitsOf(before));
      }),
      runs,
    );
  });

  test("an evaluated tier without a matching rule ends by its default action, and the trace says so", () => {
    fc.assert(
      fc.property(known, scope, (situation, asked) => {
        for (const half of halves(ask(situation, asked))) {
          for (const tier of half.tiers) {
            const applied = tier.policies.filter(({ state }) => state !== "does-not-apply");
            if (tier.state.kind === "not-reached" || applied.length === 0) continue;
            if (applied.some(({ state }) => state !== "no-match")) continue;
            const action = situation.cluster.tiers.find(({ name }) => name === tier.tier)?.defaultAction;
            expect(tier.state).toEqual({
              kind: "end-of-tier",
              action,
              causes: applied.map(({ policy }) => policy),
            });
            expect(half.hits).toContainEqual(
              expect.objectContaining({
                tier: tier.tier,
                rule: -1,
                action: action === "Deny" ? "deny" : "pass",
              }),
            );
          }
        }
      }),
      runs,
    );
  });

  test("after Pass comes the next tier that applies, and after the last the profiles", () => {
    fc.assert(
      fc.property(known, scope, (situation, asked) => {
        for (const half of halves(ask(situation, asked))) {
          const passes = half.hits.slice(0, -1);
          expect(passes.every(({ action }) => action === "pass")).toBe(true);
          expect(half.hits.at(-1)?.action).not.toBe("pass");
        }
      }),
      runs,
    );
  });

  test("staged policies never change the enforced answer", () => {
    fc.assert(
      fc.property(known, (situation) => {
        const policies = situation.cluster.policies.filter(({ staged }) => !staged);
        const without = { ...situation, cluster: { ...situation.cluster, policies } };
        expect(hitsOf(ask(situation, "enforced"))).toEqual(hitsOf(ask(without, "enforced")));
      }),
      runs,
    );
  });

  test("pending equals enforced once staged policies are promoted, attribution of a tier's end aside", () => {
    fc.assert(
      fc.property(known, (situation) => {
        const cluster = withPolicies(situation.cluster, (policy) => ({ ...policy, staged: false }));
        const promoted = ask({ ...situation, cluster }, "enforced");
        const pending = ask(situation, "pending");
        expect(pending.verdict).toBe(promoted.verdict);
        expect(withoutEndOwners(pending)).toEqual(withoutEndOwners(promoted));
      }),
      runs,
    );
  });

  test("the order of the input never matters", () => {
    const shuffled = known.chain((situation) => {
      const { cluster } = situation;
      const parts = fc.record({
        tiers: shuffle(cluster.tiers),
        policies: shuffle(cluster.policies),
        endpoints: shuffle(cluster.endpoints),
        networkSets: shuffle(cluster.networkSets),
        profiles: shuffle(cluster.profiles),
      });
      return parts.map(
        (changed) => [situation, { ...situation, cluster: { ...cluster, ...changed } }] as const,
      );
    });
    fc.assert(
      fc.property(shuffled, scope, ([situation, other], asked) => {
        expect(hitsOf(ask(other, asked))).toEqual(hitsOf(ask(situation, asked)));
      }),
      runs,
    );
  });

  test("policies that apply to neither end can be dropped", () => {
    fc.assert(
      fc.property(known, scope, (situation, asked) => {
        const before = ask(situation, asked);
        const used = new Set(
          halves(before).flatMap(({ tiers }) =>
            tiers.flatMap(({ policies }) =>
              policies.filter(({ state }) => state !== "does-not-apply").map(({ policy }) => policy),
            ),
          ),
        );
        const policies = situation.cluster.policies.filter(({ id }) => used.has(id));
        const after = ask({ ...situation, cluster: { ...situation.cluster, policies } }, asked);
        expect(hitsOf(after)).toEqual(hitsOf(before));
      }),
      runs,
    );
  });

  test("renaming every label consistently changes nothing", () => {
    const rename = (label: string): string => (label.startsWith("projectcalico.org/") ? label : `x-${label}`);
    fc.assert(
      fc.property(known, scope, (situation, asked) => {
        const renamed = { ...situation, cluster: renameLabels(situation.cluster, rename) };
        expect(hitsOf(ask(renamed, asked))).toEqual(hitsOf(ask(situation, asked)));
      }),
      runs,
    );
  });

  test("the trace is sound: earlier rules fail some test, the deciding one is the last looked at", () => {
    fc.assert(
      fc.property(any, scope, (situation, asked) => {
        for (const half of halves(ask(situation, asked))) expectSound(half);
      }),
      runs,
    );
  });

  test("every tier and every policy of the set is in each half, once and in order", () => {
    fc.assert(
      fc.property(any, scope, (situation, asked) => {
        const set = resolve(situation.cluster);
        const expected = set.tiers.map(({ tier, policies }) => [tier.name, policies.map(({ id }) => id)]);
        for (const half of halves(ask(situation, asked))) {
          expect(
            half.tiers.map(({ tier, policies }) => [tier, policies.map(({ policy }) => policy)]),
          ).toEqual(expected);
        }
      }),
      runs,
    );
  });

  test("an answer for a pod without address holds for every address it could have", () => {
    const addresses = ["10.0.0.2", "10.0.1.9", "10.200.0.1", "172.16.0.1", "192.0.2.77"];
    fc.assert(
      fc.property(any, scope, fc.constantFrom(...addresses), (situation, asked, text) => {
        const answer = ask(situation, asked);
        if (answer.verdict === "undecidable") return;
        const { cluster, flow } = situation;
        const unknown = [flow.from, flow.to].filter((end) => end.address === null);
        const [end] = unknown;
        if (unknown.length !== 1 || !end || cluster.endpoints.some((one) => holds(one, text))) return;
        const words = text.split(".").reduce((sum, octet) => sum * 256 + Number(octet), 0);
        const address = { family: 4 as const, words: [words] };
        const endpoints = cluster.endpoints.map((one) =>
          one.id === end.endpoint ? { ...one, addresses: [address] } : one,
        );
        const services = cluster.services.map((service) => ({
          ...service,
          backends: service.backends.map((backend) =>
            backend.endpoint === end.endpoint ? { ...backend, address } : backend,
          ),
        }));
        const fill = (one: typeof end): typeof end => (one === end ? { ...one, address } : one);
        const filled = { ...flow, from: fill(flow.from), to: fill(flow.to) };
        const changed = ask({ cluster: { ...cluster, endpoints, services }, flow: filled }, asked);
        for (const direction of ["egress", "ingress"] as const) {
          if (answer[direction]?.outcome !== "undecidable")
            expect(changed[direction]?.hits).toEqual(answer[direction]?.hits);
        }
      }),
      { numRuns: 3 * runs.numRuns },
    );
  });
});

function expectSound(half: DirectionTrace): void {
  for (const { policies } of half.tiers) {
    for (const policy of policies) {
      if (policy.state === "does-not-apply" || policy.state === "not-reached") continue;
      for (const own of policy.rules) {
        if (own.state === "no-match") expect(own.failures.length).toBeGreaterThan(0);
        if (own.state === "match") expect(policy.state === "match" && policy.by.rule === own.rule).toBe(true);
        if (own.state === "not-reached" && "by" in policy) expect(own.rule).toBeGreaterThan(policy.by.rule);
      }
    }
  }
  const last = half.hits.at(-1);
  if (half.outcome === "undecidable") expect(half.undecidable.join("")).not.toBe("");
  else expect(last?.action).toBe(half.outcome);
}

function decidingRule(half: DirectionTrace | null, policy: PolicyId): number | null {
  const own = half?.tiers.flatMap(({ policies }) => policies).find((one) => one.policy === policy);
  return own?.state === "match" ? own.by.rule : null;
}

function holds(endpoint: Endpoint, text: string): boolean {
  return endpoint.addresses.some(
    (address) => address.words[0] === text.split(".").reduce((sum, octet) => sum * 256 + Number(octet), 0),
  );
}

function hitsOf(answer: FlowTrace): unknown {
  const print = (half: DirectionTrace | null): readonly string[] | null => half && printHits(half.hits);
  return { verdict: answer.verdict, egress: print(answer.egress), ingress: print(answer.ingress) };
}

function withoutRuleNumbers(answer: FlowTrace): unknown {
  const plain = (hit: Hit): Hit => ({ ...hit, rule: Math.min(hit.rule, 0) });
  return halves(answer).map((half) => half.hits.map(plain));
}

function withoutEndOwners(answer: FlowTrace): unknown {
  const plain = (hit: Hit): Hit => (hit.rule < 0 ? { ...hit, policy: "" } : hit);
  return halves(answer).map((half) => half.hits.map(plain));
}

function shuffle<T>(items: readonly T[]): fc.Arbitrary<readonly T[]> {
  return fc.shuffledSubarray([...items], { minLength: items.length, maxLength: items.length });
}

function renameLabels(cluster: Cluster, rename: (label: string) => string): Cluster {
  const labels = (own: Readonly<Record<string, string>>): Record<string, string> =>
    Object.fromEntries(Object.entries(own).map(([label, value]) => [rename(label), value]));
  const terms = (list: Policy["subject"]): Policy["subject"] =>
    list.map((one) => ({ ...one, selector: mapLabels(one.selector, rename) }));
  const entity = (one: Policy["ingress"][number]["source"]): Policy["ingress"][number]["source"] => ({
    ...one,
    terms: terms(one.terms),
    notSelector: one.notSelector && mapLabels(one.notSelector, rename),
  });
  const rules = (list: Policy["ingress"]): Policy["ingress"] =>
    list.map((own) => ({ ...own, source: entity(own.source), destination: entity(own.destination) }));
  return {
    ...cluster,
    policies: cluster.policies.map((policy) => ({
      ...policy,
      subject: terms(policy.subject),
      ingress: rules(policy.ingress),
      egress: rules(policy.egress),
    })),
    endpoints: cluster.endpoints.map((endpoint) => ({ ...endpoint, labels: labels(endpoint.labels) })),
    networkSets: cluster.networkSets.map((set) => ({ ...set, labels: labels(set.labels) })),
    profiles: cluster.profiles.map((profile) => ({
      ...profile,
      labelsToApply: labels(profile.labelsToApply),
    })),
  };
}
