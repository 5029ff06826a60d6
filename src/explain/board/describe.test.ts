import { expect, test } from "vitest";
import { resolve } from "#src/engine/index.ts";
import { read } from "#src/manifest/index.ts";
import { load, shop } from "../testing/shop.ts";
import { describe } from "./describe.ts";

const loaded = load(shop);
const board = describe(loaded.set, loaded.reading, new Set(["GlobalNetworkPolicy dns"]));

test("tiers stand in evaluation order and say why they are skipped", () => {
  expect(board.tiers.map(({ name, orderText, skipped }) => [name, orderText, skipped])).toEqual([
    ["guard", "100", null],
    ["team", "200", null],
    ["kube-admin", "1,000", "empty"],
    ["default", "1,000,000", null],
    ["kube-baseline", "10,000,000", "empty"],
  ]);
});

test("cards say what they select, their order and their actions", () => {
  expect(
    board.cards.map((card) => [
      card.id,
      card.orderText,
      card.subject,
      card.selectsText,
      [...card.ingress, "/", ...card.egress].join(" "),
    ]),
  ).toEqual([
    ["GlobalNetworkPolicy dns", "10", "all pods", "5 pods", "/ Log Allow"],
    ["NetworkPolicy data/db-in", "10", 'app == "db"', "1 pod", "Allow Allow /"],
    ["StagedNetworkPolicy data/open-db", "20", 'app == "db"', "1 pod", "Allow /"],
    ["NetworkPolicy shop/nobody", "unset", 'app == "gone"', "0 pods", "/"],
    ["KubernetesNetworkPolicy shop/web-in", "1000", 'app == "web"', "2 pods", "Allow /"],
  ]);
  expect(board.cards.filter((card) => card.changed).map((card) => card.name)).toEqual(["dns"]);
});

test.each([
  ["denies", []],
  ["staged", ["open-db"]],
  ["53", ["dns", "web-in"]],
  ["canary", ["db-in"]],
  ["global", ["dns"]],
  ["kubernetesnetworkpolicy", ["web-in"]],
  ["logs", ["dns"]],
])("a search for %s finds its cards", (text, names) => {
  const found = board.cards.filter((card) => card.haystack.split(/[\s"]+/).some((word) => word === text));
  expect(found.map((card) => card.name)).toEqual(names);
});

test("policies of equal order are marked as a tie", () => {
  const tied = load(
    ["a", "b"]
      .map(
        (name) => `
apiVersion: projectcalico.org/v3
kind: GlobalNetworkPolicy
metadata: { name: ${name} }
spec: { order: 5 }
`,
      )
      .join("---"),
  );
  const { cards } = describe(tied.set, tied.reading);
  expect(cards.map((card) => [card.subject, card.tie])).toEqual([
    ["all pods and hosts", true],
    ["all pods and hosts", true],
  ]);
});

test("endpoints, services, network sets and pods that are none are all listed", () => {
  expect(board.endpoints.map(({ label, template, policies }) => [label, template, policies])).toEqual([
    ["pod shop/web", null, 2],
    ["pod shop/web2", null, 2],
    ["pod data/db", null, 3],
    ["pod data/six", null, 1],
    ["pod data/tmpl", "from template Deployment data/tmpl", 1],
    ["host endpoint n1-eth0", null, 0],
  ]);
  expect(board.services.map(({ label, ports, backends }) => [label, ports, backends])).toEqual([
    ["service shop/web", ["TCP 80 http"], 2],
    ["service shop/idle", ["TCP 80"], 0],
  ]);
  expect(board.networkSets.map(({ label, proposed }) => [label, proposed])).toEqual([
    ["network set partners", "203.0.113.0"],
  ]);
  expect(board.notEndpoints).toEqual([
    {
      id: expect.stringContaining("data/waiting") as string,
      reason: "it is on no node yet",
      assumable: true,
    },
  ]);
  expect(board.profiles.find((profile) => profile.name === "kns.shop")).toEqual({
    name: "kns.shop",
    text: "Allow all, both ways",
    allows: true,
  });
});

test("a big board is described completely", () => {
  const tiers = Array.from(
    { length: 20 },
    (_, i) =>
      `{"apiVersion":"projectcalico.org/v3","kind":"Tier","metadata":{"name":"t${String(i)}"},"spec":{"order":${String(i)}}}`,
  );
  const policies = Array.from(
    { length: 2000 },
    (_, i) =>
      `{"apiVersion":"projectcalico.org/v3","kind":"GlobalNetworkPolicy","metadata":{"name":"p${String(i)}"},"spec":{"tier":"t${String(i % 20)}","selector":"app == 'a${String(i % 97)}'","ingress":[{"action":"Allow","protocol":"TCP","destination":{"ports":[${String(1 + i)}]}}]}}`,
  );
  const reading = read([{ name: "big.yaml", text: [...tiers, ...policies].join("\n---\n") }], {
    assume: "nothing",
  });
  const { cards, tiers: columns } = describe(resolve(reading.cluster), reading);
  expect(cards).toHaveLength(2000);
  expect(columns.flatMap((column) => column.policies)).toEqual(cards.map((card) => card.id));
});
