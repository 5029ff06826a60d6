import { describe, expect, test } from "vitest";
import {
  addressOf,
  anyEntity,
  anyPolicy,
  anyRule,
  prefixOf,
  selectorOf,
  term,
} from "../../../tests/generators/cluster.ts";
import {
  ask,
  clusterOf,
  db,
  defaultTier,
  endOf,
  failuresOf,
  flowTo,
  from,
  half,
  host,
  namespaceLabel,
  pod,
  rule,
  template,
  to,
  web,
} from "../../../tests/generators/shop.ts";
import type { Endpoint, EndpointId, NetworkSet } from "../model/cluster.ts";
import type { Entity, Policy, PolicyId, Rule } from "../model/policy.ts";
import type { Flow } from "../model/trace.ts";
import { printHits } from "../resolve/hits.ts";

describe("why a rule does not match, in the user's words", () => {
  const sets: readonly NetworkSet[] = [
    {
      id: "GlobalNetworkSet corp",
      namespace: null,
      name: "corp",
      labels: { net: "corp" },
      profiles: [],
      nets: [prefixOf("203.0.113.0/24")],
    },
  ];
  const outside = { from: { endpoint: null, address: addressOf("8.8.8.8") } };
  const corporate = { from: { endpoint: null, address: addressOf("203.0.113.7") } };

  test.each<readonly [string, Rule, readonly (readonly [string, string, string])[], Partial<Flow>]>([
    ["ip version", rule({ ipVersion: 6 }), [["ipVersion", "IPv6", "IPv4"]], {}],
    ["protocol", rule({ protocol: 17 }), [["protocol", "UDP", "TCP"]], {}],
    ["unwanted protocol", rule({ notProtocol: 6 }), [["notProtocol", "not TCP", "TCP"]], {}],
    [
      "ranges",
      from({ nets: [prefixOf("10.9.0.0/16"), prefixOf("fd00::/8")] }),
      [["source.nets", "10.9.0.0/16 or fd00::/8", "10.0.0.119"]],
      {},
    ],
    [
      "unwanted ranges",
      from({ notNets: [prefixOf("10.0.0.0/8")] }),
      [["source.notNets", "not 10.0.0.0/8", "10.0.0.119"]],
      {},
    ],
    [
      "unwanted ranges of the other family",
      from({ notNets: [prefixOf("fd00::/8")] }),
      [["source.notNets", "IPv6 and not fd00::/8", "10.0.0.119"]],
      {},
    ],
    [
      "a label",
      from({ terms: [term('app == "orders"')] }),
      [["source.labels", 'app == "orders"', 'app = "web"']],
      {},
    ],
    [
      "each of several labels",
      from({ terms: [term('app == "orders" && has(team)')] }),
      [
        ["source.labels", 'app == "orders"', 'app = "web"'],
        ["source.labels", "has(team)", "no label team"],
      ],
      {},
    ],
    [
      "namespace before labels",
      from({
        terms: [
          { part: "namespace", selector: selectorOf(`${namespaceLabel} == "dev"`), written: "namespace dev" },
          term("has(team)"),
        ],
      }),
      [
        ["source.namespace", "namespace dev", "namespace shop"],
        ["source.labels", "has(team)", "no label team"],
      ],
      {},
    ],
    [
      "a label of the namespace",
      from({
        terms: [{ part: "namespace", selector: selectorOf('pcns.env == "dev"'), written: 'env == "dev"' }],
      }),
      [["source.namespace", 'env == "dev"', 'namespace shop has env = "prod"']],
      {},
    ],
    [
      "a service account",
      from({
        terms: [
          {
            part: "serviceAccount",
            selector: selectorOf('projectcalico.org/serviceaccount in {"robot"}'),
            written: "service account robot",
          },
        ],
      }),
      [["source.serviceAccount", "service account robot", "no service account"]],
      {},
    ],
    [
      "an address nobody holds",
      from({ terms: [term('app == "web"')] }),
      [["source.labels", 'app == "web"', "8.8.8.8 is no loaded endpoint or network set"]],
      outside,
    ],
    [
      "a network set that holds the address",
      from({ terms: [term('net == "lab"')] }),
      [["source.labels", 'net == "lab"', 'net = "corp" (GlobalNetworkSet corp)']],
      corporate,
    ],
    [
      "an unwanted selector alone",
      from({ notSelector: selectorOf('app == "web"') }),
      [["source.notSelector", 'not app == "web"', 'app = "web"']],
      {},
    ],
    [
      "an unwanted selector beside a wanted one",
      from({ terms: [term("has(app)")], notSelector: selectorOf('app == "web"') }),
      [["source.notSelector", 'not app == "web"', 'app = "web"']],
      {},
    ],
    [
      "ports",
      to({
        ports: [
          { kind: "range", low: 443, high: 443 },
          { kind: "range", low: 8000, high: 8100 },
        ],
      }),
      [["destination.ports", "443 or 8000–8100", "80"]],
      {},
    ],
    [
      "a named port",
      to({ ports: [{ kind: "named", name: "http" }] }),
      [["destination.ports", "port named http", "80 (http is 8080)"]],
      {},
    ],
    [
      "a named port of the other protocol",
      to({ ports: [{ kind: "named", name: "http" }] }),
      [["destination.ports", "port named http", "8080 (no UDP port named http)"]],
      { protocol: 17, dstPort: 8080 },
    ],
    [
      "unwanted ports",
      to({ notPorts: [{ kind: "range", low: 80, high: 80 }] }),
      [["destination.notPorts", "not 80", "80"]],
      {},
    ],
    [
      "a service",
      to({ service: { namespace: "shop", name: "db" } }),
      [["destination.services", "service shop/db, which is not loaded", "10.0.0.100 TCP 80"]],
      {},
    ],
    [
      "a service without namespace",
      from({ service: { namespace: "", name: "db" } }),
      [["source.services", "service db in no namespace, which is none", "10.0.0.119"]],
      {},
    ],
    [
      "an ICMP type",
      rule({ icmp: { type: 8, code: null } }),
      [["icmp", "ICMP type 8", "ICMP type 0 code 0"]],
      { protocol: 1, icmpType: 0, icmpCode: 0, dstPort: 0 },
    ],
    [
      "an unwanted ICMP type",
      rule({ notIcmp: { type: 8, code: null } }),
      [["notICMP", "not ICMP type 8", "ICMP type 8 code 0"]],
      { protocol: 1, icmpType: 8, icmpCode: 0, dstPort: 0 },
    ],
    [
      "everything at once, in test order",
      rule({
        protocol: 17,
        source: { ...anyEntity, nets: [prefixOf("10.9.0.0/16")] },
        destination: { ...anyEntity, ports: [{ kind: "range", low: 53, high: 53 }] },
      }),
      [
        ["protocol", "UDP", "TCP"],
        ["source.nets", "10.9.0.0/16", "10.0.0.119"],
        ["destination.ports", "53", "80"],
      ],
      {},
    ],
  ])("%s", (_, asked, expected, change) => {
    const failures = failuresOf(clusterOf({ rules: [asked], networkSets: sets }), flowTo(db, change));
    expect(failures.map(({ predicate, wanted, actual }) => [predicate, wanted, actual])).toEqual(expected);
  });
});

describe("why a policy plays no part", () => {
  const other = { ...anyPolicy, governs: { ingress: false, egress: true } };
  test.each<readonly [string, Policy, unknown]>([
    [
      "selector",
      { ...anyPolicy, subject: [term('app == "cart"')] },
      { kind: "selector", part: "labels", wanted: 'app == "cart"', actual: 'app = "db"' },
    ],
    ["direction", other, { kind: "direction", governs: ["egress"] }],
    ["staged", { ...anyPolicy, staged: true }, { kind: "staged" }],
    [
      "ignored",
      { ...anyPolicy, ignored: "its selector cannot be read" },
      { kind: "ignored", reason: "its selector cannot be read" },
    ],
    ["hosts only", { ...anyPolicy, preDNAT: true }, { kind: "hosts-only" }],
  ])("%s", (_, policy, why) => {
    const [tier] = half(ask(clusterOf({ policies: [policy] })), "ingress").tiers;
    expect(tier?.policies).toEqual([{ policy: policy.id, state: "does-not-apply", why }]);
  });

  test("a tier says why it is skipped", () => {
    const tiers = ["empty", "staged", "others"].map((name, order) => ({ ...defaultTier, name, order }));
    const policies = [
      { ...anyPolicy, id: "a" as PolicyId, tier: "staged", staged: true },
      { ...anyPolicy, id: "b" as PolicyId, tier: "others", subject: [term("has(nothing)")] },
    ];
    const states = half(ask(clusterOf({ tiers, policies })), "ingress").tiers.map(({ state }) => state);
    expect(states).toEqual([
      { kind: "skipped", why: "empty" },
      { kind: "skipped", why: "only-staged" },
      { kind: "skipped", why: "no-policy-applies" },
    ]);
  });

  test("behind the decision nothing is reached", () => {
    const tiers = [defaultTier, { ...defaultTier, name: "later", order: 2_000_000 }];
    const policies = [
      { ...anyPolicy, id: "a" as PolicyId, name: "a", ingress: [anyRule, anyRule] },
      { ...anyPolicy, id: "b" as PolicyId, name: "b", ingress: [anyRule] },
      { ...anyPolicy, id: "c" as PolicyId, name: "c", tier: "later" },
    ];
    const { tiers: traced, profile, decider } = half(ask(clusterOf({ tiers, policies })), "ingress");
    expect(traced.map(({ state }) => state.kind)).toEqual(["rule", "not-reached"]);
    expect(traced.flatMap((tier) => tier.policies.map(({ state }) => state))).toEqual([
      "match",
      "not-reached",
      "not-reached",
    ]);
    expect(profile).toEqual({ state: "not-reached" });
    expect(decider).toEqual({ kind: "rule", tier: "default", policy: "a", by: { rule: 0, written: 0 } });
  });
});

describe("the end of a tier", () => {
  const policies = ["a", "b"].map((name) => ({
    ...anyPolicy,
    id: name as PolicyId,
    name,
    staged: name === "a",
  }));

  test("enforced: blamed on the last enforced policy", () => {
    expect(printHits(half(ask(clusterOf({ policies })), "ingress").hits)).toEqual([
      "0|default|gnp:b|deny|-1",
    ]);
  });

  test("pending: blamed on the first policy, and all of them are causes", () => {
    const pending = half(ask(clusterOf({ policies }), flowTo(db), "pending"), "ingress");
    expect(printHits(pending.hits)).toEqual(["0|default|gnp:a|deny|-1"]);
    expect(pending.decider).toEqual({ kind: "end-of-tier", tier: "default", causes: ["a", "b"] });
  });
});

describe("profiles", () => {
  test("no profile denies", () => {
    const bare = pod("db", { profiles: [] });
    const ingress = half(ask(clusterOf({ endpoints: [web, bare] }), flowTo(bare)), "ingress");
    expect([ingress.outcome, ingress.decider, printHits(ingress.hits)]).toEqual([
      "deny",
      { kind: "no-profile" },
      ["0|__PROFILE__|pro:__NO_MATCH__|deny|0"],
    ]);
  });

  test("a profile nobody defines denies in its own name", () => {
    const ghost = pod("db", { profiles: ["kns.ghost", "kns.shop"] });
    const ingress = half(ask(clusterOf({ endpoints: [web, ghost] }), flowTo(ghost)), "ingress");
    expect(ingress.profile).toEqual({ state: "match", profile: "kns.ghost", action: "Deny", rule: 0 });
  });

  test("Pass goes on to the next profile, and a notice says that dataplanes differ", () => {
    const passing = { name: "first", ingress: [rule({ action: "Pass" })], egress: [], labelsToApply: {} };
    const base = clusterOf({});
    const two = pod("db", { profiles: ["first", "kns.shop"] });
    const ingress = half(
      ask({ ...base, endpoints: [web, two], profiles: [passing, ...base.profiles] }, flowTo(two)),
      "ingress",
    );
    expect(ingress.decider).toEqual({ kind: "profile", profile: "kns.shop" });
    expect(ingress.notices.join()).toContain("profile first says Pass");
  });
});

describe("pods whose address nobody knows", () => {
  const unknown = template("web");
  const sets = (net: string): readonly NetworkSet[] => [
    {
      id: "GlobalNetworkSet n",
      namespace: null,
      name: "n",
      labels: { app: "cart" },
      profiles: [],
      nets: [prefixOf(net)],
    },
  ];
  const flow = flowTo(db, { from: endOf(unknown) });

  test.each<readonly [string, Entity, readonly NetworkSet[], string]>([
    ["its own labels decide", { ...anyEntity, terms: [term('app == "web"')] }, [], "allow"],
    [
      "labels it has not, and no network set has",
      { ...anyEntity, terms: [term('app == "cart"')] },
      [],
      "deny",
    ],
    [
      "labels that a network set has",
      { ...anyEntity, terms: [term('app == "cart"')] },
      sets("10.0.0.0/8"),
      "undecidable",
    ],
    [
      "a network set of the other family",
      { ...anyEntity, terms: [term('app == "cart"')] },
      sets("fd00::/8"),
      "deny",
    ],
    [
      "a network set of all addresses",
      { ...anyEntity, terms: [term('app == "cart"')] },
      sets("0.0.0.0/0"),
      "allow",
    ],
    ["a range", { ...anyEntity, nets: [prefixOf("10.0.0.0/8")] }, [], "undecidable"],
    ["the range of all addresses", { ...anyEntity, nets: [prefixOf("0.0.0.0/0")] }, [], "allow"],
    ["a range of the other family", { ...anyEntity, nets: [prefixOf("::/0")] }, [], "deny"],
    ["an unwanted range", { ...anyEntity, notNets: [prefixOf("10.0.0.0/8")] }, [], "undecidable"],
    ["everything unwanted", { ...anyEntity, notNets: [prefixOf("0.0.0.0/0")] }, [], "deny"],
    [
      "an unwanted selector it satisfies",
      { ...anyEntity, notSelector: selectorOf('app == "web"') },
      [],
      "deny",
    ],
    [
      "an unwanted selector nobody satisfies",
      { ...anyEntity, notSelector: selectorOf('app == "cart"') },
      [],
      "allow",
    ],
    [
      "an unwanted selector that a network set satisfies",
      { ...anyEntity, notSelector: selectorOf('app == "cart"') },
      sets("10.0.0.0/8"),
      "undecidable",
    ],
    [
      "a range, but labels that fail for certain",
      { ...anyEntity, nets: [prefixOf("10.0.0.0/8")], terms: [term("has(nothing)")] },
      [],
      "deny",
    ],
  ])("%s: %s", (_, source, networkSets, verdict) => {
    const cluster = clusterOf({ endpoints: [unknown, db], rules: [rule({ source })], networkSets });
    const answer = ask(cluster, flow);
    expect(answer.verdict).toBe(verdict);
    const { undecidable } = half(answer, "ingress");
    expect(undecidable).toEqual(verdict === "undecidable" ? ["depends on the pod's address"] : []);
  });

  test("an address typed for it decides", () => {
    const cluster = clusterOf({
      endpoints: [unknown, db],
      rules: [from({ nets: [prefixOf("10.0.0.0/8")], terms: [term('app == "web"')] })],
    });
    const at = (text: string): string =>
      ask(cluster, { ...flow, from: { endpoint: unknown.id, address: addressOf(text) } }).verdict;
    expect([at("10.1.1.1"), at("172.16.0.1")]).toEqual(["allow", "deny"]);
  });

  test("it is a member of the services it backs, and not of others", () => {
    const service = {
      id: "shop/web",
      namespace: "shop",
      name: "web",
      addresses: [],
      ports: [],
      derived: true,
      defined: true,
    };
    const ports = [{ name: null, protocol: 6, port: 8080 }];
    const verdict = (endpoint: EndpointId | null): string => {
      const backends = [{ address: endpoint ? null : addressOf("10.7.7.7"), endpoint, ports }];
      const rules = [from({ service: { namespace: "shop", name: "web" } })];
      return ask(clusterOf({ endpoints: [unknown, db], rules, services: [{ ...service, backends }] }), flow)
        .verdict;
    };
    expect([verdict(unknown.id), verdict(db.id), verdict(null)]).toEqual(["allow", "deny", "undecidable"]);
  });
});

describe("fields that are not modelled", () => {
  const blind = rule({ unmodelled: ["destination.domains"] });

  test("make the verdict undecidable where the rule is reached", () => {
    const ingress = half(ask(clusterOf({ rules: [blind] })), "ingress");
    expect([ingress.outcome, ingress.decider, ingress.undecidable]).toEqual([
      "undecidable",
      null,
      ["`destination.domains` is not modelled"],
    ]);
    expect(ingress.tiers[0]?.state).toEqual({ kind: "undecidable", policy: "GlobalNetworkPolicy p" });
  });

  test("do no harm behind the decision or where the rule fails anyway", () => {
    expect(ask(clusterOf({ rules: [anyRule, blind] })).verdict).toBe("allow");
    expect(ask(clusterOf({ rules: [{ ...blind, protocol: 17 }, anyRule] })).verdict).toBe("allow");
  });

  test("a denial at one end needs no answer from the other", () => {
    const denying = {
      ...anyPolicy,
      id: "e" as PolicyId,
      name: "e",
      governs: { ingress: false, egress: true },
      subject: [term('app == "web"')],
    };
    const cluster = clusterOf({ rules: [blind] });
    expect(ask({ ...cluster, policies: [...cluster.policies, denying] }).verdict).toBe("deny");
  });
});

describe("a source port nobody chose", () => {
  const open = flowTo(db, { srcPort: null });
  const withSource = (low: number, high: number, action: Rule["action"] = "Allow"): Rule =>
    rule({ action, source: { ...anyEntity, ports: [{ kind: "range", low, high }] } });

  test.each<readonly [string, readonly Rule[], string]>([
    ["the whole ephemeral range", [withSource(32768, 60999)], "allow"],
    ["two halves of it", [withSource(1024, 45000), withSource(45001, 65535)], "allow"],
    ["ports outside it", [withSource(1, 1023)], "deny"],
    ["a part of it", [withSource(40000, 41000)], "undecidable"],
    [
      "a part of it, and another rule gives the rest the same answer",
      [withSource(40000, 41000), anyRule],
      "allow",
    ],
    ["a part of it, with two answers", [withSource(40000, 41000, "Deny"), anyRule], "undecidable"],
  ])("%s", (_, rules, verdict) => {
    expect(ask(clusterOf({ rules }), open).verdict).toBe(verdict);
  });

  test("the reason names the ports", () => {
    const { undecidable } = half(ask(clusterOf({ rules: [withSource(40000, 41000)] }), open), "ingress");
    expect(undecidable).toEqual([
      "depends on the source port: denied from 32768–39999, allowed from 40000–41000, denied from 41001–60999",
    ]);
  });

  test("a notice says where only the deciding rule differs", () => {
    const { notices } = half(ask(clusterOf({ rules: [withSource(40000, 41000), anyRule] }), open), "ingress");
    expect(notices).toEqual(["the outcome is the same from every source port, the rule that decides is not"]);
  });
});

describe("what decides outside policy", () => {
  const denyAll = { ...anyPolicy, governs: { ingress: true, egress: true } };

  test.each<readonly [string, Endpoint, string]>([
    ["its own node", host("h1", { node: "node-1" }), "allow"],
    ["another node", host("h1", { node: "node-2" }), "deny"],
  ])("from the host endpoint of %s to a pod: %s", (_, own, verdict) => {
    const answer = ask(
      clusterOf({ endpoints: [db, own], policies: [denyAll] }),
      flowTo(db, { from: endOf(own), dstPort: 53, protocol: 17 }),
    );
    expect(answer.verdict).toBe(verdict);
    expect(answer.bypass === null).toBe(verdict === "deny");
  });

  test.each<readonly [string, string, string]>([
    ["its own node", "node-1", "allow"],
    ["another node", "node-2", "deny"],
  ])("from the address of %s to a pod: %s", (_, name, verdict) => {
    const address = addressOf("192.0.2.9");
    const cluster = { ...clusterOf({ policies: [denyAll] }), nodes: [{ name, addresses: [address] }] };
    const answer = ask(cluster, flowTo(db, { from: { endpoint: null, address } }));
    expect(answer.verdict).toBe(verdict);
    expect(answer.bypass === null).toBe(verdict === "deny");
  });

  test("a pod reaches itself, but two pods of one template are not one pod", () => {
    expect(ask(clusterOf({ policies: [denyAll] }), flowTo(web)).verdict).toBe("allow");
    const unknown = template("web");
    const answer = ask(
      clusterOf({ endpoints: [unknown], policies: [denyAll] }),
      flowTo(unknown, { from: endOf(unknown) }),
    );
    expect(answer.verdict).toBe("deny");
  });

  test.each<readonly [string, Partial<Flow>]>([
    ["VXLAN", { protocol: 17, dstPort: 4789 }],
    ["IP-in-IP", { protocol: 4, dstPort: 0 }],
  ])("%s from a pod is dropped although everything is allowed", (words, change) => {
    const answer = ask(clusterOf({}), flowTo(db, change));
    expect([answer.verdict, answer.egress, answer.ingress]).toEqual(["deny", null, null]);
    expect(answer.bypass).toContain(words);
  });

  test("a pod's traffic to its own node is not asked of the host endpoint", () => {
    const own = host("h1", { node: "node-1" });
    const answer = ask(clusterOf({ endpoints: [web, own] }), flowTo(own));
    expect([answer.verdict, answer.ingress]).toEqual(["allow", null]);
    expect(half(answer, "egress").notices.join()).toContain("DefaultEndpointToHostAction");
  });
});

describe("host endpoints", () => {
  const target = host("h1");
  const cluster = clusterOf({ endpoints: [web, target] });

  test.each<readonly [number, number, string]>([
    [6, 22, "allow"],
    [6, 179, "allow"],
    [6, 80, "deny"],
    [17, 68, "allow"],
    [17, 53, "deny"],
  ])("protocol %i port %i inbound: %s", (protocol, dstPort, verdict) => {
    expect(ask(cluster, flowTo(target, { protocol, dstPort })).verdict).toBe(verdict);
  });

  test.each<readonly [number, number, string]>([
    [17, 53, "allow"],
    [17, 67, "allow"],
    [6, 22, "deny"],
  ])("protocol %i port %i outbound: %s", (protocol, dstPort, verdict) => {
    const flow = flowTo(db, {
      from: endOf(target),
      to: { endpoint: null, address: addressOf("8.8.8.8") },
      protocol,
      dstPort,
    });
    expect(ask(cluster, flow).verdict).toBe(verdict);
  });

  test("a failsafe port leaves one entry and reaches no tier", () => {
    const policies = [{ ...anyPolicy, ingress: [rule({ action: "Deny" as const })] }];
    const ingress = half(ask({ ...cluster, policies }, flowTo(target, { dstPort: 22 })), "ingress");
    expect(printHits(ingress.hits)).toEqual(["0|__FAILSAFE__|failsafe:inbound|allow|0"]);
    expect(ingress.decider).toEqual({ kind: "failsafe" });
    expect(ingress.tiers.map(({ state }) => state.kind)).toEqual(["not-reached"]);
  });

  test("without expectedIPs no selector finds it, though it judges its own traffic", () => {
    const hidden = host("h1", { addresses: [] });
    const rules = [from({ terms: [term('role == "host"')] })];
    const flow = flowTo(db, { from: { endpoint: hidden.id, address: addressOf("192.0.2.1") } });
    const answer = ask(clusterOf({ endpoints: [web, db, hidden], rules }), flow);
    expect(half(answer, "ingress").outcome).toBe("deny");
    expect(half(answer, "egress").decider).toEqual({ kind: "no-profile" });
  });
});

test("a rule with HTTP conditions decides at L4, with a notice", () => {
  const ingress = half(ask(clusterOf({ rules: [rule({ http: true })] })), "ingress");
  expect(ingress.outcome).toBe("allow");
  expect(ingress.notices).toEqual(["the HTTP part of the rule applies only with application-layer policy"]);
});

test("an address shared by two endpoints matches if either qualifies", () => {
  const twin = pod("twin", { addresses: web.addresses, labels: { app: "twin" } });
  const rules = [from({ terms: [term('app == "twin"')] })];
  expect(ask(clusterOf({ endpoints: [web, twin, db], rules })).verdict).toBe("allow");
});

test("a named port counts only on endpoints that the selector of the same side selects", () => {
  const named = { kind: "named" as const, name: "http" };
  const rules = (text: string): readonly Rule[] => [to({ terms: [term(text)], ports: [named] })];
  const flow = flowTo(db, { dstPort: 8080 });
  expect(ask(clusterOf({ rules: rules('app == "db"') }), flow).verdict).toBe("allow");
  expect(ask(clusterOf({ rules: rules('app == "web"') }), flow).verdict).toBe("deny");
});

test("an answer survives structured cloning", () => {
  const answer = ask(clusterOf({ rules: [from({ terms: [term("has(team)")] })] }));
  expect(structuredClone(answer)).toEqual(answer);
});
