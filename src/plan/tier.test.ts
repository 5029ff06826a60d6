import fc from "fast-check";
import { expect, test } from "vitest";
import { orderTiers, type Tier } from "#src/engine/index.ts";
import type { FieldChange } from "#src/manifest/index.ts";
import { applied, cluster, tier } from "./testing/clusters.ts";
import { planTier } from "./tier.ts";
import type { MoveEdit, Planned } from "./types.ts";

const pinned = [
  tier("kube-admin", 1000, { builtIn: true, defaultAction: "Pass" }),
  tier("default", 1_000_000, { builtIn: true }),
  tier("kube-baseline", 10_000_000, { builtIn: true, defaultAction: "Pass" }),
];
const board = cluster([tier("security", 100), tier("application", 300), ...pinned], []);

const table: readonly (readonly [string, number, string])[] = [
  ["application", 0, "Moved tier application before security: order 90"],
  ["security", 1, "Moved tier security before kube-admin: order 500"],
  ["security", 2, "Moved tier security before default: order 500000"],
  ["security", 4, "Moved tier security after kube-baseline: order 10000010"],
  ["security", 0, "no: it is there already"],
  ["default", 0, "no: order of default is fixed at 1,000,000"],
  ["nobody", 0, "no: no tier `nobody`"],
];

test.each(table)("tier %s to position %i", (name, position, expected) => {
  const planned = planTier(board, name, position);
  const told = planned.ok
    ? `${planned.edit.title}: order ${String(planned.edit.changes[0]?.value)}`
    : `no: ${planned.reason}`;
  expect(told).toBe(expected);
});

test("a tier cannot stand behind one that nobody defines", () => {
  const undefinedTier = tier("ghost", Infinity, { defined: false });
  const planned = planTier(cluster([...board.tiers, undefinedTier], []), "security", 5);
  expect(planned).toEqual({ ok: false, reason: "a tier that nobody defines is always last" });
});

function changesOf(planned: Planned<MoveEdit>): readonly FieldChange[] {
  return planned.ok ? planned.edit.changes : [];
}

test("a moved tier stands where it was put and the others keep their order", () => {
  const names = ["a", "b", "c", "d"];
  const orders = fc.array(fc.constantFrom(1, 2, 2, 1000, 1_000_000), { minLength: 4, maxLength: 4 });
  fc.assert(
    fc.property(orders, fc.constantFrom(...names), fc.nat({ max: 6 }), (given, name, position) => {
      const before = cluster([...names.map((one, i) => tier(one, given[i] ?? 1)), ...pinned], []);
      const planned = planTier(before, name, position);
      fc.pre(planned.ok);
      const others = orderTiers(before.tiers, [])
        .map((one) => one.tier.name)
        .filter((one) => one !== name);
      const after = applied(before, changesOf(planned));
      const now = orderTiers(after.tiers, []).map((one) => one.tier.name);
      expect(now).toEqual([...others.slice(0, position), name, ...others.slice(position)]);
    }),
  );
});

test("a moved tier touches no more tiers than necessary, and is refused only where it cannot be", () => {
  const names = ["a", "b", "c", "d"];
  const orders = fc.array(fc.constantFrom(1, 2, 2, 1000, 1000.5, 1_000_000), { minLength: 4, maxLength: 4 });
  fc.assert(
    fc.property(orders, fc.constantFrom(...names), fc.nat({ max: 6 }), (given, name, position) => {
      const before = cluster([...names.map((one, i) => tier(one, given[i] ?? 1)), ...pinned], []);
      const others = orderTiers(before.tiers, []).map((one) => one.tier);
      const moved = others.find((one) => one.name === name);
      const rest = others.filter((one) => one.name !== name);
      const wanted = [...rest.slice(0, position), ...(moved ? [moved] : []), ...rest.slice(position)];
      const planned = planTier(before, name, position);
      const least = fewest(wanted);
      if (planned.ok) expect(new Set(changesOf(planned).map(({ object }) => object)).size).toBe(least);
      else expect([planned.reason, least]).toEqual(refusalOf(least));
    }),
    { numRuns: 1000 },
  );
});

function refusalOf(least: number): readonly [string, number] {
  return least === 0
    ? ["it is there already", 0]
    : ["no order is free here: the tiers on both sides have fixed orders", Infinity];
}

/** Tries every set of tiers to touch: the size of the smallest that can bring the sequence about. */
function fewest(wanted: readonly Tier[]): number {
  let best = Infinity;
  for (let mask = 0; mask < 1 << wanted.length; mask++) {
    const touched = wanted.map((_, i) => (mask & (1 << i)) !== 0);
    const size = touched.filter(Boolean).length;
    const allowed = wanted.every((one, i) => !(touched[i] === true && one.builtIn));
    if (size < best && allowed && canStand(wanted, touched)) best = size;
  }
  return best;
}

/** Those that stay must be in order; between two that differ there is always room, between equal ones only names help. */
function canStand(wanted: readonly Tier[], touched: readonly boolean[]): boolean {
  const stay = wanted.map((one, i) => ({ one, i })).filter(({ i }) => touched[i] !== true);
  return stay.every(({ one, i }, at) => {
    const last = stay[at - 1];
    if (last === undefined) return true;
    if (one.order !== last.one.order) return last.one.order < one.order;
    const between = wanted.slice(last.i, i + 1).map(({ name }) => name);
    return between.every((name, k) => k === 0 || (between[k - 1] ?? "") < name);
  });
}

test("there is room between two neighbours again and again", () => {
  let board = cluster([tier("left", 1), tier("right", 2), ...pinned], []);
  for (let round = 0; round < 200; round++) {
    const name = `t${String(round).padStart(3, "0")}`;
    const before = cluster([...board.tiers, tier(name, 500_000)], []);
    const planned = planTier(before, name, 1);
    expect(planned.ok).toBe(true);
    board = applied(before, changesOf(planned));
    expect(orderTiers(board.tiers, [])[1]?.tier.name).toBe(name);
  }
});
