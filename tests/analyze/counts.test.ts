/** What is counted about changes, and matrices: by classes as if every known flow were listed and traced. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  census,
  changeCensus,
  changeMatrix,
  type Cluster,
  type DeciderChange,
  finish,
  type Flow,
  type FlowEnd,
  type Matrix,
  type MatrixEnd,
  matrix,
  type Place,
  type PolicySet,
  prefixContains,
  resolve,
  type Scope,
} from "#src/engine/index.ts";
import { clusters } from "./clusters.ts";
import { type EditOf, policyEdits } from "./edits.ts";
import { allFlows, answer, essenceOf } from "./flows.ts";
import { knownFlows } from "./known.ts";
import { law } from "./law.ts";

const scope = fc.constantFrom<Scope>("enforced", "pending");

interface Draft {
  readonly before: Cluster;
  readonly after: Cluster;
  readonly sets: readonly [PolicySet, PolicySet];
  /** Known to either. */
  readonly flows: readonly Flow[];
}

function draftOf(before: Cluster, edit: EditOf, asked: Scope): Draft {
  const after = edit(before);
  const both = { ...before, policies: [...before.policies, ...after.policies] };
  return { before, after, sets: [resolve(before), resolve(after)], flows: [...knownFlows(both, asked)] };
}

type Kind = "denied" | "allowed" | "decider" | "unknown";

function changeOf([one, other]: Draft["sets"], flow: Flow, asked: Scope): Kind | null {
  if (essenceOf(one, flow, asked) === essenceOf(other, flow, asked)) return null;
  const [old, now] = [answer(one, flow, asked).verdict, answer(other, flow, asked).verdict];
  if (old === now) return "decider";
  if (old === "undecidable" || now === "undecidable") return "unknown";
  return now === "deny" ? "denied" : "allowed";
}

/** Policies by their text in traces, and ends of tiers. */
function decidersOf(set: PolicySet, flow: Flow, asked: Scope): ReadonlySet<string> {
  const { egress, ingress } = answer(set, flow, asked);
  const halves = egress?.outcome === "deny" ? [egress] : [egress, ingress];
  const found = halves.flatMap((half) => {
    const last = half && half.outcome !== "undecidable" ? half.hits.at(-1) : undefined;
    if (!last || last.tier.startsWith("__")) return [];
    return [last.rule === -1 ? `end of ${last.tier}` : last.policy];
  });
  return new Set(found);
}

class Counts {
  private readonly numbers = new Map<string, number>();

  add(key: string): void {
    this.numbers.set(key, (this.numbers.get(key) ?? 0) + 1);
  }

  get sorted(): readonly (readonly [string, number])[] {
    return [...this.numbers].sort(([one], [other]) => (one < other ? -1 : 1));
  }
}

function placeOf(cluster: Cluster, end: FlowEnd): string {
  const own = cluster.endpoints.find(({ id }) => id === end.endpoint);
  if (!own) return "outside";
  return own.kind === "pod" ? `namespace ${own.namespace}` : "hosts";
}

function textOf(place: Place): string {
  return place.kind === "namespace" ? `namespace ${place.namespace}` : place.kind;
}

function sorted(entries: readonly (readonly [string, number])[]): readonly (readonly [string, number])[] {
  return entries.filter(([, count]) => count > 0).sort(([one], [other]) => (one < other ? -1 : 1));
}

const kinds = ["denied", "allowed", "decider", "unknown"] as const;

describe("a census of changes", () => {
  test("has every known flow that changes, by kind, place and decider, and proves that no other does", () => {
    const seen = new Set<string>();
    law(
      fc.property(clusters, policyEdits, scope, (cluster, edit, asked) => {
        const draft = draftOf(cluster, edit, asked);
        const [one, other] = draft.sets;
        const totals = new Counts();
        const places = new Counts();
        const deciders = new Counts();
        for (const flow of draft.flows) {
          const kind = changeOf(draft.sets, flow, asked);
          if (!kind) continue;
          totals.add(kind);
          places.add(`${kind} ${placeOf(cluster, flow.from)} ${placeOf(cluster, flow.to)}`);
          const [was, is] = [decidersOf(one, flow, asked), decidersOf(other, flow, asked)];
          for (const decider of was) if (!is.has(decider)) deciders.add(`lost ${decider}`);
          for (const decider of is) if (!was.has(decider)) deciders.add(`gained ${decider}`);
        }
        const found = finish(changeCensus(one, other, asked));
        for (const kind of kinds) if (found.totals[kind] > 0) seen.add(kind);
        expect(sorted(kinds.map((kind) => [kind, found.totals[kind]]))).toEqual(totals.sorted);
        const byPlace = found.places.flatMap(({ from, to, ...counts }) =>
          kinds.map((kind) => [`${kind} ${textOf(from)} ${textOf(to)}`, counts[kind]] as const),
        );
        expect(sorted(byPlace)).toEqual(places.sorted);
        const text = (id: string): string =>
          [...draft.before.policies, ...draft.after.policies]
            .filter((policy) => policy.id === id)
            .map(
              ({ namespace, name, kind }) =>
                `${short(kind)}:${namespace === null ? "" : `${namespace}/`}${name}`,
            )
            .at(0) ?? "";
        const lists: readonly (readonly [string, DeciderChange])[] = [
          ...[...found.policies].map(([id, change]) => [text(id), change] as const),
          ...[...found.endsOfTier].map(([tier, change]) => [`end of ${tier}`, change] as const),
        ];
        const turned = lists.flatMap(([name, { lost, gained }]) => [
          [`lost ${name}`, lost] as const,
          [`gained ${name}`, gained] as const,
        ]);
        expect(sorted(turned)).toEqual(deciders.sorted);
        expect(found.totals.unchanged).toBe(!changesAnywhere(draft, asked));
        if (found.totals.unchanged) expect(found.totals.otherPorts).toBe(0);
      }),
      { random: 20, always: { seed: 4, runs: 12 } },
    );
    expect([...seen].sort()).toEqual([...kinds].sort());
  });
});

function short(kind: string): string {
  return kind.replace(/[a-z]+/g, "").toLowerCase();
}

function changesAnywhere({ before, after, sets: [one, other] }: Draft, asked: Scope): boolean {
  for (const flow of allFlows([before, after])) {
    if (essenceOf(one, flow, asked) !== essenceOf(other, flow, asked)) return true;
  }
  return false;
}

/** The row of an end; -1 if there is none. */
function rowOf(rows: readonly MatrixEnd[], end: FlowEnd): number {
  return rows.findIndex(({ ends }) =>
    ends.some((own) =>
      own.kind === "endpoint"
        ? own.endpoint === end.endpoint
        : end.endpoint === null && end.address !== null && prefixContains(own.range, end.address),
    ),
  );
}

function cellsOf<Count extends string>(
  { cells }: Matrix<Readonly<Record<Count, number>>>,
  names: readonly Count[],
): readonly (readonly [string, number])[] {
  return sorted(
    cells.flatMap((cell) => names.map((name) => [`${name} ${cell.from} ${cell.to}`, cell[name]] as const)),
  );
}

const everywhere = { from: null, to: null };

describe("a matrix", () => {
  test("has every known flow between two rows, by verdict", () => {
    const words = { allow: "allowed", deny: "denied", undecidable: "unknown" } as const;
    fc.assert(
      fc.property(clusters, scope, (cluster, asked) => {
        const set = resolve(cluster);
        const found = finish(matrix(set, everywhere, asked));
        const counts = new Counts();
        for (const flow of knownFlows(cluster, asked)) {
          const [row, column] = [rowOf(found.from, flow.from), rowOf(found.to, flow.to)];
          counts.add(`${words[answer(set, flow, asked).verdict]} ${row} ${column}`);
        }
        expect(cellsOf(found, ["allowed", "denied", "unknown"])).toEqual(counts.sorted);
      }),
      { numRuns: 60 },
    );
  });

  test("of two places has what the census has for them", () => {
    fc.assert(
      fc.property(clusters, scope, (cluster, asked) => {
        const set = resolve(cluster);
        for (const { from, to, ...counts } of finish(census(set, asked)).places) {
          const { cells } = finish(matrix(set, { from, to }, asked));
          const sum = (name: "allowed" | "denied" | "unknown"): number =>
            cells.reduce((total, cell) => total + cell[name], 0);
          expect({ allowed: sum("allowed"), denied: sum("denied"), unknown: sum("unknown") }).toEqual(counts);
        }
      }),
      { numRuns: 40 },
    );
  });

  test("of changes has every known flow that changes between two rows", () => {
    fc.assert(
      fc.property(clusters, policyEdits, scope, (cluster, edit, asked) => {
        const draft = draftOf(cluster, edit, asked);
        const found = finish(changeMatrix(...draft.sets, { places: everywhere, asked }));
        const counts = new Counts();
        for (const flow of draft.flows) {
          const kind = changeOf(draft.sets, flow, asked);
          if (kind) counts.add(`${kind} ${rowOf(found.from, flow.from)} ${rowOf(found.to, flow.to)}`);
        }
        expect(cellsOf(found, kinds)).toEqual(counts.sorted);
      }),
      { numRuns: 40 },
    );
  });
});
