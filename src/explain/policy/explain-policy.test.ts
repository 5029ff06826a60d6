import { expect, test } from "vitest";
import type { PolicyId } from "#src/engine/index.ts";
import { load, shop } from "../testing/shop.ts";
import { explainPolicy } from "./explain-policy.ts";

const loaded = load(shop);

function facts(id: string): ReturnType<typeof explainPolicy> {
  return explainPolicy(loaded.set, loaded.reading, id as PolicyId);
}

test("a policy's rules are a table in words, with the place of each", () => {
  const found = facts("NetworkPolicy data/db-in");
  expect(
    found?.rules.map(({ place, ...rule }) => [...Object.values(rule), place?.start.line !== undefined]),
  ).toEqual([
    [1, "ingress", "Allow", "TCP", 'canary == "yes"', "in namespace shop", "selected", "", "5432", true],
    [2, "ingress", "Allow", "TCP", "all", 'in namespaces with zone == "ops"', "selected", "", "22", true],
  ]);
  expect(found).toMatchObject({
    position: 1,
    of: 3,
    subject: 'selector: app == "db" in namespace data',
    endpoints: ["pod:data/db"],
  });
});

test("the text shown is the object's own, from its first line", () => {
  const found = facts("NetworkPolicy data/db-in");
  expect(shop.split("\n")[(found?.firstLine ?? 0) - 1]).toBe(found?.yaml.split("\n")[0]);
  expect(found?.yaml).toContain("name: db-in");
  expect(found?.yaml).not.toContain("open-db");
});

test("what Calico fills in is noted at the spec", () => {
  const notes = facts("NetworkPolicy data/db-in")?.notes.map(
    ({ text, line }) => `${shop.split("\n")[line - 1] ?? ""} ${text}`,
  );
  expect(notes).toEqual(["spec: types is not set, so Ingress is inferred from the rules below"]);
  expect(facts("NetworkPolicy shop/nobody")?.notes.map((note) => note.text)).toEqual([
    "order is not set, so it comes after every numbered policy of its tier",
  ]);
  expect(facts("KubernetesNetworkPolicy shop/web-in")?.notes).toEqual([]);
});

test("a Kubernetes rule with several peers and ports stays one row", () => {
  expect(facts("KubernetesNetworkPolicy shop/web-in")?.rules).toMatchObject([
    {
      number: 1,
      protocol: "TCP or UDP",
      source: 'app == "db" or app == "web"',
      sourceNote: "in namespace shop",
      ports: "8080 or 53",
    },
  ]);
});

test("an unknown policy has no facts", () => {
  expect(facts("NetworkPolicy shop/gone")).toBeNull();
});
