import fc from "fast-check";
import { expect, test } from "vitest";
import { orderTiers } from "#src/engine/index.ts";
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
