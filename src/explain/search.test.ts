import { describe, expect, test } from "vitest";
import type { EndpointId, PolicyId } from "#src/engine/index.ts";
import type { CardFacts, EndpointFacts } from "./types.ts";
import { endpointsSearched, matchesSearch, parseSearch } from "./search.ts";

function card(changes: Partial<CardFacts>): CardFacts {
  return {
    id: "GlobalNetworkPolicy allow-dns" as PolicyId,
    kind: "GlobalNetworkPolicy",
    namespace: null,
    name: "allow-dns",
    tier: "platform",
    orderText: "10",
    tie: false,
    governs: { ingress: false, egress: true },
    ingress: [],
    egress: ["Allow"],
    subject: "all pods",
    selects: 3,
    selectsText: "3 pods",
    staged: false,
    ignored: null,
    diagnostics: 0,
    changed: false,
    haystack: "allow-dns globalnetworkpolicy team=platform",
    ports: ["53", "8000:9000", "dns-tcp"],
    ...changes,
  };
}

describe("a search", () => {
  const cases: readonly [search: string, facts: Partial<CardFacts>, found: boolean][] = [
    ["", {}, true],
    ["dns", {}, true],
    ["DNS", {}, true],
    ["dns team=platform", {}, true],
    ["dns team=shop", {}, false],
    ["mentions port 53", {}, true],
    ["port 8443", {}, true],
    ["port 9443", {}, false],
    ["port dns-tcp", {}, true],
    ["mentions port 5", {}, false],
    ["denies", {}, false],
    ["denies", { ingress: ["Log", "Deny"] }, true],
    ["passes", { egress: ["Pass"] }, true],
    ["staged", {}, false],
    ["staged", { staged: true }, true],
    ["staged denies", { staged: true }, false],
    ["selects pod shop/web", {}, false],
  ];
  test.each(cases)("`%s` over %o finds it: %s", (search, facts, found) => {
    expect(matchesSearch(card(facts), parseSearch(search), null)).toBe(found);
  });

  test("for what selects a pod asks the policies given, and still wants the other words", () => {
    const terms = parseSearch("selects pod shop/web dns");
    const selectedBy = new Set(["GlobalNetworkPolicy allow-dns" as PolicyId]);
    expect(matchesSearch(card({}), terms, selectedBy)).toBe(true);
    expect(matchesSearch(card({ haystack: "other" }), terms, selectedBy)).toBe(false);
  });
});

describe("the endpoint a search names", () => {
  const endpoint = (namespace: string, name: string) =>
    ({
      id: `pod:${namespace}/${name}` as EndpointId,
      label: `pod ${namespace}/${name}`,
      namespace,
      name,
    }) as EndpointFacts;
  const endpoints = [endpoint("shop", "web"), endpoint("shop", "web-2"), endpoint("data", "web")];
  const ids = (search: string) => endpointsSearched(parseSearch(search), endpoints).map(({ id }) => id);

  test("is the one with exactly that name", () => {
    expect(ids("selects pod shop/web")).toEqual(["pod:shop/web"]);
    expect(ids("selects web")).toEqual(["pod:shop/web", "pod:data/web"]);
  });

  test("is every one that contains the text when none is named so", () => {
    expect(ids("selects shop/")).toEqual(["pod:shop/web", "pod:shop/web-2"]);
  });

  test("is none when the search asks for something else", () => {
    expect(ids("web")).toEqual([]);
  });
});
