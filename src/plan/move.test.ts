import fc from "fast-check";
import { expect, test } from "vitest";
import { orderTiers, tieKey, type Cluster, type Policy, type PolicyId } from "#src/engine/index.ts";
import type { FieldChange } from "#src/manifest/index.ts";
import { planMove, planTarget } from "./move.ts";
import { applied, cluster, id, policy, tier } from "./testing/clusters.ts";
import type { MoveEdit, MoveTarget, Planned } from "./types.ts";

const board = cluster(
  [tier("security", 100), tier("application", 300)],
  [
    policy("GlobalNetworkPolicy quarantine", "security", 10),
    policy("GlobalNetworkPolicy pass", "security", 90),
    policy("NetworkPolicy shop/allow-dns", "application", 200),
    policy("NetworkPolicy shop/web", "application", 300),
  ],
);

function sequence(of: Cluster, name: string): readonly string[] {
  const column = orderTiers(of.tiers, of.policies).find((one) => one.tier.name === name);
  return column?.policies.map((one) => one.id) ?? [];
}

function told(planned: Planned<MoveEdit>): string {
  if (!planned.ok) return `no: ${planned.reason}`;
  const changes = planned.edit.changes.map(
    ({ object, field, value }) => `${object} ${field}=${String(value)}`,
  );
  return `${planned.edit.title}: ${changes.join(", ")}`;
}

function changesOf(planned: Planned<MoveEdit>): readonly FieldChange[] {
  return planned.ok ? planned.edit.changes : [];
}

const dns = id("NetworkPolicy shop/allow-dns");
const web = id("NetworkPolicy shop/web");
const quarantine = id("GlobalNetworkPolicy quarantine");
const pass = id("GlobalNetworkPolicy pass");
const menu: readonly (readonly [string, Planned<MoveEdit>, string])[] = [
  [
    "up",
    planTarget(board, [web], { kind: "up" }),
    "Moved web above allow-dns: NetworkPolicy shop/web spec.order=190",
  ],
  [
    "top",
    planTarget(board, [web], { kind: "top" }),
    "Moved web above allow-dns: NetworkPolicy shop/web spec.order=190",
  ],
  ["up at the top", planTarget(board, [dns], { kind: "up" }), "no: it is the first of its tier already"],
  [
    "down",
    planTarget(board, [dns], { kind: "down" }),
    "Moved allow-dns below web: NetworkPolicy shop/allow-dns spec.order=310",
  ],
  [
    "bottom at the bottom",
    planTarget(board, [web], { kind: "bottom" }),
    "no: it is the last of its tier already",
  ],
  [
    "before a policy of another tier",
    planTarget(board, [dns], { kind: "before", policy: id("GlobalNetworkPolicy pass") }),
    "Moved allow-dns to security, above pass: NetworkPolicy shop/allow-dns spec.tier=security, NetworkPolicy shop/allow-dns spec.order=50",
  ],
  [
    "to a tier, where its own order places it",
    planTarget(board, [dns], { kind: "tier", tier: "security" }),
    "Moved allow-dns to security, below pass: NetworkPolicy shop/allow-dns spec.tier=security",
  ],
  ["to a tier that is not there", planTarget(board, [dns], { kind: "tier", tier: "x" }), "no: no tier `x`"],
  ["where it is", planMove(board, [dns], "application", 0), "no: it is there already"],
  [
    "two, up",
    planTarget(board, [quarantine, pass], { kind: "up" }),
    "no: they are the first of their tier already",
  ],
  [
    "before itself",
    planTarget(board, [dns], { kind: "before", policy: dns }),
    "no: no such policy to stand before",
  ],
];

test.each(menu)("a menu command says what it would touch: %s", (_name, planned, expected) => {
  expect(told(planned)).toBe(expected);
});

const five = cluster(
  [tier("t", 100), tier("u", 200)],
  [
    ...["a", "b", "c", "d", "e"].map((name, at) => policy(`GlobalNetworkPolicy ${name}`, "t", 10 * (at + 1))),
    policy("GlobalNetworkPolicy x", "u", 35),
  ],
);
const ids = (names: string): readonly PolicyId[] =>
  Array.from(names, (name) => id(`GlobalNetworkPolicy ${name}`));
const blocks: readonly (readonly [string, MoveTarget, string])[] = [
  ["bc", { kind: "top" }, "bcade x"],
  ["bc", { kind: "up" }, "bcade x"],
  ["cb", { kind: "down" }, "adbce x"],
  ["bc", { kind: "bottom" }, "adebc x"],
  ["bd", { kind: "up" }, "bdace x"],
  ["bd", { kind: "down" }, "acbde x"],
  ["ac", { kind: "up" }, "acbde x"],
  ["ab", { kind: "up" }, "no: they are the first of their tier already"],
  ["de", { kind: "bottom" }, "no: they are the last of their tier already"],
  ["be", { kind: "before", policy: id("GlobalNetworkPolicy d") }, "acbed x"],
  ["be", { kind: "before", policy: id("GlobalNetworkPolicy e") }, "no: no such policy to stand before"],
  ["bd", { kind: "tier", tier: "u" }, "ace bdx"],
  ["xb", { kind: "top" }, "acde bx"],
  ["bx", { kind: "bottom" }, "acdebx "],
  ["bc", { kind: "before", policy: id("GlobalNetworkPolicy d") }, "no: they are there already"],
];

test.each(blocks)("%s as a block, the tier of the first named: %o", (names, to, expected) => {
  const planned = planTarget(five, ids(names), to);
  const after = planned.ok ? applied(five, planned.edit.changes) : null;
  const orderIn = (name: string): string =>
    sequence(after ?? five, name)
      .map((one) => one.slice(-1))
      .join("");
  expect(planned.ok ? `${orderIn("t")} ${orderIn("u")}` : `no: ${planned.reason}`).toBe(expected);
});

/* ---------- laws ---------- */

interface Question {
  readonly board: Cluster;
  readonly lifted: readonly Policy[];
  readonly position: number;
}

const orders = fc.constantFrom(null, 0, 1, 1, 2, 2.5, 1000);
const calico = fc.constantFrom("GlobalNetworkPolicy", "NetworkPolicy", "StagedGlobalNetworkPolicy");
const onePolicy = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({ kind: calico, order: orders, tier: fc.constantFrom("t", "t", "t", "u") }),
  },
  { weight: 1, arbitrary: fc.constant({ kind: "KubernetesNetworkPolicy", order: 1000, tier: "t" }) },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant("ClusterNetworkPolicy"),
      order: fc.constantFrom(0, 1, 2, 3, 999, 1000),
      tier: fc.constant("t"),
    }),
  },
);

const questions: fc.Arbitrary<Question> = fc
  .record({
    kinds: fc.array(onePolicy, { minLength: 1, maxLength: 6 }),
    names: fc.shuffledSubarray(["a", "b", "c", "d", "e", "f"], { minLength: 6 }),
    lifted: fc.array(fc.boolean(), { minLength: 6, maxLength: 6 }),
    position: fc.nat({ max: 6 }),
  })
  .map(({ kinds, names, lifted, position }) => {
    const policies = kinds.map(({ kind, order, tier: inTier }, i) => {
      const name = names[i] ?? "z";
      return policy(
        kind.startsWith("Network") || kind.startsWith("Kube") ? `${kind} ns/${name}` : `${kind} ${name}`,
        inTier,
        order,
      );
    });
    const chosen = policies.filter((_, i) => lifted[i] === true);
    return {
      board: cluster([tier("t", 1), tier("u", 2)], policies),
      lifted: chosen.length > 0 ? chosen : policies.slice(0, 1),
      position,
    };
  });

/** The sequence of tier `t` that the user asked for. */
function wanted({ board: before, lifted, position }: Question): readonly Policy[] {
  const ids = new Set(lifted.map((one) => one.id));
  const columns = orderTiers(before.tiers, before.policies);
  const block = columns.flatMap((column) => column.policies.filter((one) => ids.has(one.id)));
  const others = (columns.find((one) => one.tier.name === "t")?.policies ?? []).filter(
    (one) => !ids.has(one.id),
  );
  return [...others.slice(0, position), ...block, ...others.slice(position)];
}

test("a planned move gives exactly the sequence that was asked for, and leaves other tiers alone", () => {
  fc.assert(
    fc.property(questions, (question) => {
      const planned = planMove(
        question.board,
        question.lifted.map((one) => one.id),
        "t",
        question.position,
      );
      fc.pre(planned.ok);
      const after = applied(question.board, changesOf(planned));
      expect(sequence(after, "t")).toEqual(wanted(question).map((one) => one.id));
      const ids = new Set<string>(question.lifted.map((one) => one.id));
      expect(sequence(after, "u")).toEqual(sequence(question.board, "u").filter((one) => !ids.has(one)));
    }),
    { numRuns: 2000 },
  );
});

test("a planned move makes no tie unless both neighbours that stay have equal orders", () => {
  fc.assert(
    fc.property(questions, (question) => {
      const planned = planMove(
        question.board,
        question.lifted.map((one) => one.id),
        "t",
        question.position,
      );
      fc.pre(planned.ok);
      const changes = changesOf(planned);
      const changed = new Set(
        changes.filter((change) => change.field !== "spec.tier").map((change) => change.object),
      );
      const after = applied(question.board, changes);
      const column =
        orderTiers(after.tiers, after.policies).find((one) => one.tier.name === "t")?.policies ?? [];
      column.forEach((one, i) => {
        if (!changed.has(one.id)) return;
        const room = gapAround(
          column,
          column.map((other) => changed.has(other.id)),
          i,
        );
        const neighbours = [column[i - 1], column[i + 1]].filter((other) => other !== undefined);
        const tie = neighbours.some((other) => other.order === one.order);
        const closed = room.low === room.high;
        expect(tie && !closed).toBe(false);
      });
    }),
    { numRuns: 1000 },
  );
});

test("a planned move touches no more objects than necessary, and refuses only what cannot be", () => {
  fc.assert(
    fc.property(questions, (question) => {
      fc.pre(question.lifted.every(movable));
      const planned = planMove(
        question.board,
        question.lifted.map((one) => one.id),
        "t",
        question.position,
      );
      const least = fewest(wanted(question), question);
      if (!planned.ok && planned.reason.endsWith("there already")) expect(least).toBe(0);
      else if (planned.ok)
        expect(new Set(planned.edit.changes.map((change) => change.object)).size).toBe(least);
      else expect(least).toBe(Infinity);
    }),
    { numRuns: 1500 },
  );
});

function movable(one: Policy): boolean {
  return one.kind !== "KubernetesNetworkPolicy";
}

/** Tries every set of objects to touch: the size of the smallest that can bring the sequence about. */
function fewest(sequenceWanted: readonly Policy[], { lifted }: Question): number {
  const must = new Set(lifted.filter((one) => one.tier !== "t").map((one) => one.id));
  const n = sequenceWanted.length;
  let best = Infinity;
  for (let mask = 0; mask < 1 << n; mask++) {
    const touched = sequenceWanted.map((_, i) => (mask & (1 << i)) !== 0);
    const size = touched.filter(Boolean).length;
    if (size >= best) continue;
    const allowed = sequenceWanted.every((one, i) => (touched[i] ? movable(one) : !must.has(one.id)));
    if (allowed && feasible(sequenceWanted, touched)) best = size;
  }
  return best;
}

/** Greedy: the least value that fits leaves the most room. */
function feasible(items: readonly Policy[], touched: readonly boolean[]): boolean {
  let value = -Infinity;
  let key = "";
  for (const [i, item] of items.entries()) {
    const next =
      touched[i] === true ? leastValue(value, item, gapAround(items, touched, i)) : (item.order ?? Infinity);
    const ordered = next !== null && (next > value || (next === value && key < tieKey(item)));
    if (!ordered) return false;
    value = next;
    key = tieKey(item);
  }
  return true;
}

interface Room {
  readonly low: number;
  readonly high: number;
}

/** Values of the nearest policies that stay. */
function gapAround(items: readonly Policy[], touched: readonly boolean[], at: number): Room {
  const before = items.findLast((_, i) => i < at && touched[i] === false);
  const after = items.find((_, i) => i > at && touched[i] === false);
  return {
    low: before ? (before.order ?? Infinity) : -Infinity,
    high: after ? (after.order ?? Infinity) : Infinity,
  };
}

/** Eighths are dense enough for six policies. */
function leastValue(last: number, item: Policy, { low, high }: Room): number | null {
  const whole = item.kind === "ClusterNetworkPolicy";
  const step = last === -Infinity ? -5 : last + 1 / 8;
  const least = low === high ? low : whole ? Math.max(Math.floor(last) + 1, 0) : step;
  if (whole && !(Number.isInteger(least) && least >= 0 && least <= 1000)) return null;
  return low === high || (least > last && least < high) ? least : null;
}
