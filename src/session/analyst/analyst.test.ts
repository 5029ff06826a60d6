import { describe, expect, test } from "vitest";
import type { EndpointId, PolicyId } from "#src/engine/index.ts";
import type { FlowQuery } from "#src/explain/index.ts";
import { read } from "#src/manifest/index.ts";
import { board } from "../testing/board.ts";
import type { Analyst, FlowAnswer, SlotFacts } from "../types.ts";
import { createAnalyst } from "./analyst.ts";
import { applyChanges } from "./apply-changes.ts";
import { hashTexts } from "./hash.ts";

const options = { assumeRunning: [], addresses: {} };
const query: FlowQuery = {
  from: "pod:shop/a",
  to: "pod:shop/b",
  port: "tcp/80",
  sourcePort: null,
  family: null,
};
const id = (name: string): PolicyId => `GlobalNetworkPolicy ${name}` as PolicyId;

async function loaded(tiers: number, policies: number): Promise<Analyst> {
  const analyst = createAnalyst();
  await analyst.open([{ name: "b.yaml", text: board({ tiers, policies }) }], options);
  return analyst;
}

function word(answer: FlowAnswer): string {
  return answer.kind === "answer" ? answer.word : answer.kind;
}

function deciders(answer: FlowAnswer): string {
  if (answer.kind !== "answer") return answer.kind;
  return answer.cases.flatMap((one) => one.explanation.deciding.map(({ title }) => title)).join("; ");
}

const isMove = (slot: SlotFacts): slot is Extract<SlotFacts, { here: false }> => slot.legal && !slot.here;

/** Policies of every sort that can stand around a flow: staged, silent, one-way, undecidable, a host's. */
const mixed = `${board({ tiers: 2, policies: 1 })}---
apiVersion: projectcalico.org/v3
kind: HostEndpoint
metadata: { name: n2-eth0, labels: { role: node } }
spec: { node: n2, interfaceName: eth0, expectedIPs: [10.0.9.2] }
---
${[
  ["silent", "t1", 5, "app == 'b'", "ingress: [{ action: Allow, protocol: UDP }]"],
  ["others", "t1", 7, "app == 'nobody'", "ingress: [{ action: Deny }]"],
  ["unknown", "t2", 5, "app == 'a'", "egress: [{ action: Deny, destination: { domains: [example.org] } }]"],
  ["closes", "t2", 15, "app == 'b'", "ingress: [{ action: Deny, protocol: TCP }]"],
  ["opens", "t2", 25, "app == 'b'", "ingress: [{ action: Log }, { action: Allow }]"],
  ["node", "t2", 35, "role == 'node'", "ingress: [{ action: Allow, protocol: TCP }]"],
]
  .flatMap(([name, tier, order, selector, rules]) =>
    ["GlobalNetworkPolicy", "StagedGlobalNetworkPolicy"].map(
      (kind) => `apiVersion: projectcalico.org/v3
kind: ${kind}
metadata: { name: ${kind.startsWith("S") ? "staged-" : ""}${name} }
spec: { tier: ${tier}, order: ${order}, selector: "${selector}", ${rules} }
`,
    ),
  )
  .join("---\n")}`;

describe("slots", () => {
  test.each([
    ["pod:shop/b", "enforced"],
    ["pod:shop/b", "pending"],
    ["hep:n2-eth0", "enforced"],
    ["ip:192.0.2.1", "pending"],
  ] as const)("say what the draft would say on a mixed board, to %s, %s", async (to, scope) => {
    const analyst = createAnalyst();
    const { board: facts } = await analyst.open([{ name: "m.yaml", text: mixed }], options);
    let compared = 0;
    for (const { id: policy } of facts.cards) {
      for (const slot of (await analyst.slots([policy], { ...query, to }, scope)).filter(isMove)) {
        await analyst.draft([{ title: "moved", changes: slot.changes }]);
        const then = await analyst.flow({ ...query, to }, scope, "after");
        expect([slot.flow?.word, slot.flow?.deciders]).toEqual([word(then), deciders(then)]);
        compared += 1;
        await analyst.draft([]);
      }
    }
    expect(compared).toBeGreaterThan(50);
  });

  test.each(["enforced", "pending"] as const)("say what the draft would say, %s", async (scope) => {
    const analyst = await loaded(3, 4);
    for (const policy of [id("t1-p4"), id("t2-p1"), id("t3-p2")]) {
      const now = await analyst.flow(query, scope, "after");
      const slots = await analyst.slots([policy], query, scope);
      expect(slots.filter(isMove).length).toBeGreaterThan(8);
      for (const slot of slots.filter(isMove)) {
        await analyst.draft([{ title: "moved", changes: slot.changes }]);
        const then = await analyst.flow(query, scope, "after");
        expect(slot.flow?.word).toBe(word(then));
        expect(slot.flow?.deciders).toBe(deciders(then));
        expect(slot.flow?.change === "verdict").toBe(word(then) !== word(now));
        await analyst.draft([]);
      }
    }
  });

  test("differ from one another where order matters", async () => {
    const analyst = await loaded(3, 4);
    const slots = await analyst.slots([id("t3-p2")], query, "enforced");
    expect(new Set(slots.map(({ flow }) => flow?.change)).size).toBeGreaterThan(1);
  });

  test("carry no verdict without a flow", async () => {
    const analyst = await loaded(2, 2);
    expect((await analyst.slots([id("t1-p1")], null, "enforced")).every(({ flow }) => flow === null)).toBe(
      true,
    );
  });

  test("of a board of 6 tiers with 40 policies are all there", async () => {
    const analyst = await loaded(6, 40);
    for (const policy of [id("t2-p20"), id("t3-p1"), id("t1-p40")]) {
      const slots = await analyst.slots([policy], query, "enforced");
      expect(slots).toHaveLength(
        6 * 40 + 5 + 2 * 1 + slots.filter(({ tier }) => !/^t\d$/.test(tier)).length - 2,
      );
    }
  });
});

describe("changes on the model", () => {
  test("give what reading the changed text gives", async () => {
    const analyst = await loaded(2, 3);
    const original = read([{ name: "b.yaml", text: board({ tiers: 2, policies: 3 }) }], {
      assume: "missing",
    });
    const planned = [
      await analyst.plan([id("t1-p2"), id("t1-p3")], "t2", 1),
      await analyst.planTarget([id("t1-p1")], { kind: "bottom" }),
      await analyst.planTier("t2", 0),
    ];
    for (const plan of planned) {
      if (!plan.ok) throw new Error(plan.reason);
      await analyst.draft([plan.edit]);
      const reread = read(await analyst.export({ kind: "all" }), { assume: "missing" });
      expect(applyChanges(original.cluster, plan.edit.changes)).toEqual(reread.cluster);
    }
  });
});

describe("versions", () => {
  test("keep the loaded objects beside the draft, and name what changed", async () => {
    const analyst = await loaded(2, 3);
    const plan = await analyst.planTarget([id("t1-p3")], { kind: "top" });
    if (!plan.ok) throw new Error(plan.reason);
    const draft = await analyst.draft([plan.edit]);
    const before = await analyst.before();
    expect(draft.changes.map(({ object }) => object)).toEqual([id("t1-p3")]);
    expect(draft.board.cards.find((card) => card.id === id("t1-p3"))?.changed).toBe(true);
    expect(before.changes).toEqual([]);
    expect(before.revision).not.toBe(draft.revision);
    expect((await analyst.draft([])).revision).toBe(before.revision);
    expect(before.hash).toBe(draft.hash);
  });

  test("answer lens and selection for the version asked about", async () => {
    const analyst = await loaded(2, 2);
    const lens = await analyst.lens("pod:shop/a" as EndpointId, "after");
    expect(lens.ingress).toEqual(["t1-p1", "t1-p2", "t2-p1", "t2-p2"].map(id));
    expect(await analyst.selected(id("t1-p1"), "before")).toEqual(["pod:shop/a", "pod:shop/b"]);
  });
});

describe("export", () => {
  test("gives changed objects, one policy or one tier as text that reads back", async () => {
    const analyst = await loaded(2, 3);
    const plan = await analyst.planTarget([id("t1-p3")], { kind: "top" });
    if (!plan.ok) throw new Error(plan.reason);
    await analyst.draft([plan.edit]);
    const names = async (what: Parameters<Analyst["export"]>[0]): Promise<readonly string[]> =>
      read(await analyst.export(what), { assume: "nothing" }).objects.map((object) => object.id);
    expect(await names({ kind: "changed" })).toEqual([id("t1-p3")]);
    expect(await names({ kind: "policy", policy: id("t2-p1") })).toEqual([id("t2-p1")]);
    expect((await names({ kind: "tier", tier: "t2" })).toSorted()).toEqual(
      [id("t2-p1"), id("t2-p2"), id("t2-p3"), "Tier t2"].toSorted(),
    );
  });
});

describe("the name of a set of documents", () => {
  test("depends on the texts alone, not on their order", () => {
    expect(hashTexts(["a", "b"])).toBe(hashTexts(["b", "a"]));
    expect(hashTexts(["a", "b"])).not.toBe(hashTexts(["ab"]));
    expect(hashTexts(["a"])).not.toBe(hashTexts(["a", "a"]));
    expect(hashTexts(["a"])).toMatch(/^[0-9a-z]{14}$/);
  });
});
