/** Two ends make one verdict; the quick answer says what the explained one says. */
import { describe, expect, test } from "vitest";
import { addressOf, anyEntity, anyPolicy, term } from "../../../tests/generators/cluster.ts";
import { clusterOf, db, endOf, flowTo, host, rule, web } from "../../../tests/generators/shop.ts";
import type { Cluster, EndpointId } from "../model/cluster.ts";
import type { Policy, PolicyId, Rule } from "../model/policy.ts";
import type { Flow } from "../model/trace.ts";
import { printHits } from "../resolve/hits.ts";
import { resolve } from "../resolve/policy-set.ts";
import { evaluate } from "./evaluate.ts";
import { trace } from "./trace.ts";

type Outcome = "allow" | "deny" | "undecidable";

const saying: Readonly<Record<Outcome, Rule>> = {
  allow: rule({ action: "Allow" }),
  deny: rule({ action: "Deny" }),
  undecidable: rule({ unmodelled: ["source.domains"] }),
};

function policy(name: string, direction: "ingress" | "egress", one: Rule): Policy {
  const governs = { ingress: direction === "ingress", egress: direction === "egress" };
  return {
    ...anyPolicy,
    id: name as PolicyId,
    name,
    governs,
    [direction]: [one],
    subject: [term(direction === "egress" ? 'app == "web"' : 'app == "db"')],
  };
}

function ends(egress: Rule, ingress: Rule): Cluster {
  return clusterOf({ policies: [policy("e", "egress", egress), policy("i", "ingress", ingress)] });
}

describe("both ends have their say", () => {
  test.each<readonly [Outcome, Outcome, Outcome]>([
    ["allow", "allow", "allow"],
    ["allow", "deny", "deny"],
    ["deny", "allow", "deny"],
    ["deny", "deny", "deny"],
    ["allow", "undecidable", "undecidable"],
    ["undecidable", "allow", "undecidable"],
    ["undecidable", "undecidable", "undecidable"],
    ["undecidable", "deny", "deny"],
    ["deny", "undecidable", "deny"],
  ])("egress %s and ingress %s: %s", (egress, ingress, verdict) => {
    const set = resolve(ends(saying[egress], saying[ingress]));
    const answer = evaluate(set, flowTo(db), "enforced");
    expect([answer.verdict, answer.egress?.outcome, answer.ingress?.outcome]).toEqual([
      verdict,
      egress,
      ingress,
    ]);
    expect(trace(set, flowTo(db), "enforced")).toMatchObject(answer);
  });

  test("an answer that depends on the source port is undecidable at its end", () => {
    const some = rule({ source: { ...anyEntity, ports: [{ kind: "range", low: 40_000, high: 41_000 }] } });
    const flow = flowTo(db, { srcPort: null });
    const of = (egress: Rule): unknown => {
      const { verdict, ingress } = evaluate(resolve(ends(egress, some)), flow, "enforced");
      return [verdict, ingress];
    };
    expect(of(saying.allow)).toEqual(["undecidable", { outcome: "undecidable", hits: [] }]);
    expect(of(saying.deny)).toEqual(["deny", { outcome: "undecidable", hits: [] }]);
  });
});

describe("an end that nobody judges", () => {
  const set = resolve(ends(saying.deny, saying.deny));
  const outside = { endpoint: null, address: addressOf("8.8.8.8") };
  const unloaded = { endpoint: "pod:shop/gone" as EndpointId, address: null };

  test.each<readonly [string, Partial<Flow>, unknown]>([
    ["two strangers", { from: outside, to: outside }, ["allow", null, null]],
    ["endpoints that are not loaded", { from: unloaded, to: unloaded }, ["allow", null, null]],
    ["from a stranger", { from: outside }, ["deny", null, ["0|default|gnp:i|deny|0"]]],
    ["to a stranger", { to: outside }, ["deny", ["0|default|gnp:e|deny|0"], null]],
    ["a bypass", { to: endOf(web) }, ["allow", null, null]],
    ["a bypass that drops", { protocol: 4, dstPort: 0 }, ["deny", null, null]],
  ])("%s", (_, change, told) => {
    const { verdict, egress, ingress } = evaluate(set, flowTo(db, change), "enforced");
    expect([verdict, egress && printHits(egress.hits), ingress && printHits(ingress.hits)]).toEqual(told);
  });
});

test("a host endpoint's earlier lists are no part of the quick answer, and of the explained one they are", () => {
  const target = host("h1", { interfaceName: "eth0" });
  const early: Policy = {
    ...policy("early", "ingress", saying.deny),
    subject: [term("has(role)")],
    preDNAT: true,
    applyOnForward: true,
  };
  const normal: Policy = { ...policy("normal", "ingress", saying.allow), subject: [term("has(role)")] };
  const set = resolve(clusterOf({ endpoints: [web, target], policies: [early, normal] }));
  expect(evaluate(set, flowTo(target), "enforced").verdict).toBe("allow");
  expect(trace(set, flowTo(target), "enforced").verdict).toBe("deny");
});

test("staged policies count in the pending scope alone", () => {
  const staged: Policy = { ...policy("s", "ingress", saying.deny), staged: true };
  const set = resolve(clusterOf({ policies: [staged] }));
  expect(evaluate(set, flowTo(db), "enforced").verdict).toBe("allow");
  expect(evaluate(set, flowTo(db), "pending").verdict).toBe("deny");
});
