import { describe, expect, test } from "vitest";
import { finish, impactOfSlots, type PolicyId } from "#src/engine/index.ts";
import { read } from "#src/manifest/index.ts";
import { createAnalyst } from "../analyst/analyst.ts";
import { Holding } from "../analyst/holding.ts";
import { SlotsAhead } from "./ahead.ts";

const id = (name: string): PolicyId => `GlobalNetworkPolicy ${name}` as PolicyId;

const pod = (name: string): string => `apiVersion: v1
kind: Pod
metadata: { name: ${name}, namespace: shop, labels: { app: ${name} } }
spec: { nodeName: n1, containers: [{ name: c, ports: [{ containerPort: 80 }] }] }
status: { podIP: 10.0.0.${String(name.charCodeAt(0))} }
`;
const policy = (name: string, order: number, selector: string): string => `apiVersion: projectcalico.org/v3
kind: GlobalNetworkPolicy
metadata: { name: ${name} }
spec: { order: ${String(order)}, selector: "${selector}", ingress: [{ action: ${order % 20 === 0 ? "Allow" : "Deny"} }] }
`;

/** Nine pods: one of them is less than an eighth. */
const text = [
  ..."abcdefghi".split("").map(pod),
  policy("everybody", 10, "all()"),
  policy("some", 20, "app in { 'a', 'b', 'c' }"),
  policy("one", 30, "app == 'a'"),
].join("---\n");
const files = [{ name: "b.yaml", text }];

describe("prepared for being lifted", () => {
  const held = new Holding(read(files, { assume: "missing" }), 1);
  const ahead = new SlotsAhead();
  finish(ahead.steps(held, "enforced"));

  test.each([
    ["everybody", true],
    ["some", true],
    ["one", false],
  ])("%s: %s", (name, prepared) => {
    const found = ahead.find(held, [id(name)], "enforced");
    const fresh = new Holding(read(files, { assume: "missing" }), 1);
    expect(found).toEqual(prepared ? finish(impactOfSlots(fresh.set, [id(name)], "enforced")) : null);
  });

  test("for one card, one version and one scope alone", () => {
    const other = new Holding(read(files, { assume: "missing" }), 2);
    expect(ahead.find(held, [id("everybody"), id("some")], "enforced")).toBeNull();
    expect(ahead.find(held, [], "enforced")).toBeNull();
    expect(ahead.find(held, [id("everybody")], "pending")).toBeNull();
    expect(ahead.find(other, [id("everybody")], "enforced")).toBeNull();
  });

  test("until it is forgotten", () => {
    const own = new SlotsAhead();
    finish(own.steps(held, "enforced"));
    own.forget();
    expect(own.find(held, [id("everybody")], "enforced")).toBeNull();
  });
});

test("a draft is answered by itself, whatever was prepared before it", async () => {
  const analyst = createAnalyst();
  await analyst.open(files, { assumeRunning: [], addresses: {} });
  await analyst.ahead("enforced");
  const before = await analyst.slotImpacts([id("everybody")], "enforced");
  const planned = await analyst.planEdit({ kind: "delete", policy: id("one") });
  if (!("edit" in planned)) throw new Error("no edit");
  await analyst.draft([planned.edit]);
  const after = await analyst.slotImpacts([id("everybody")], "enforced");
  expect(after).toHaveLength((before?.length ?? 0) - 1);
});
