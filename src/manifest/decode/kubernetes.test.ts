import { describe, expect, it } from "vitest";
import { printSelector, type Policy, type Rule } from "#src/engine/index.ts";
import { readText } from "../testing.ts";

function only(text: string): Policy {
  const [found, ...others] = readText(text).cluster.policies;
  if (found === undefined || others.length > 0) throw new Error("not one policy");
  return found;
}

function knp(spec: string, kind = "NetworkPolicy", group = "networking.k8s.io/v1"): string {
  return `apiVersion: ${group}\nkind: ${kind}\nmetadata: {name: k, namespace: shop}\nspec: ${spec}\n`;
}

function cnp(spec: string): string {
  return `apiVersion: policy.networking.k8s.io/v1alpha2\nkind: ClusterNetworkPolicy\nmetadata: {name: c}\nspec: {tier: Admin, priority: 7, subject: {namespaces: {}}, ${spec}}\n`;
}

function terms(rule: Rule | undefined, side: "source" | "destination"): string[] {
  return rule?.[side].terms.map(({ selector }) => printSelector(selector)) ?? [];
}

describe("a Kubernetes NetworkPolicy", () => {
  it.each([
    ["{podSelector: {}}", true, false],
    ["{podSelector: {}, egress: []}", true, false],
    ["{podSelector: {}, egress: [{}]}", true, true],
    ["{podSelector: {}, policyTypes: [Egress]}", false, true],
    ["{podSelector: {}, policyTypes: [Ingress], egress: [{}]}", true, false],
  ])("%s governs ingress %s, egress %s", (spec, ingress, egress) => {
    expect(only(knp(spec))).toMatchObject({
      tier: "default",
      order: 1000,
      kind: "KubernetesNetworkPolicy",
      governs: { ingress, egress },
    });
  });

  it("staged gets no types filled in", () => {
    const staged = only(
      knp("{podSelector: {}, egress: [{}]}", "StagedKubernetesNetworkPolicy", "projectcalico.org/v3"),
    );
    expect(staged).toMatchObject({ staged: true, governs: { ingress: true, egress: false } });
  });

  it("selects pods of its namespace alone", () => {
    const { subject } = only(
      knp(
        "{podSelector: {matchLabels: {b: c, a: d}, matchExpressions: [{key: x, operator: NotIn, values: [z, v]}, {key: w, operator: DoesNotExist}]}}",
      ),
    );
    expect(subject.map(({ selector }) => printSelector(selector))).toEqual([
      'projectcalico.org/namespace == "shop"',
      '(projectcalico.org/orchestrator == "k8s" && a == "d" && b == "c" && x not in {"v", "z"} && !has(w))',
    ]);
    expect(subject[1]?.written).toBe('a == "d" && b == "c" && x not in { "z", "v" } && !has(w)');
  });

  it.each([
    ["{}", []],
    [
      "{from: [{podSelector: {}}]}",
      ['projectcalico.org/namespace == "shop"', 'projectcalico.org/orchestrator == "k8s"'],
    ],
    [
      "{from: [{namespaceSelector: {}}]}",
      ["has(projectcalico.org/namespace)", 'projectcalico.org/orchestrator == "k8s"'],
    ],
    [
      "{from: [{namespaceSelector: {matchLabels: {env: prod}}, podSelector: {matchLabels: {a: b}}}]}",
      ['pcns.env == "prod"', '(projectcalico.org/orchestrator == "k8s" && a == "b")'],
    ],
    ["{from: [{ipBlock: {cidr: 10.0.0.0/8, except: [10.1.0.0/16]}}]}", []],
  ])("rule %s comes from", (rule, expected) => {
    expect(terms(only(knp(`{podSelector: {}, ingress: [${rule}]}`)).ingress[0], "source")).toEqual(expected);
  });

  it.each([
    ["[]", [[null, []]]],
    ["[{}]", [[6, []]]],
    [
      "[{port: 80}, {port: 81}, {port: http}]",
      [
        [
          6,
          [
            { kind: "named", name: "http" },
            { kind: "range", low: 80, high: 81 },
          ],
        ],
      ],
    ],
    [
      "[{protocol: UDP, port: 53}, {port: '53'}]",
      [
        [6, [{ kind: "range", low: 53, high: 53 }]],
        [17, [{ kind: "range", low: 53, high: 53 }]],
      ],
    ],
    ["[{port: 80, endPort: 90}]", [[6, [{ kind: "range", low: 80, high: 90 }]]]],
    ["[{port: 80}, {protocol: TCP}, {port: 81}]", [[6, []]]],
  ])("ports %s are", (ports, expected) => {
    const { ingress } = only(knp(`{podSelector: {}, ingress: [{ports: ${ports}}]}`));
    expect(ingress.map(({ protocol, destination }) => [protocol, destination.ports])).toEqual(expected);
  });

  it("loses a rule that cannot be converted, and the staged kind loses everything", () => {
    const spec = "{podSelector: {}, ingress: [{ports: [{port: http, endPort: 90}]}, {}]}";
    expect(only(knp(spec))).toMatchObject({ ignored: null, ingress: [{ written: 1 }] });
    const staged = only(knp(spec, "StagedKubernetesNetworkPolicy", "projectcalico.org/v3"));
    expect(staged.ignored).toBe("`spec.ingress[0]` cannot be converted");
  });
});

describe("a ClusterNetworkPolicy", () => {
  it("stands in its tier by priority and selects pods, never hosts", () => {
    const policy = only(cnp("ingress: [{action: Accept, from: [{namespaces: {}}]}]"));
    expect(policy).toMatchObject({
      tier: "kube-admin",
      order: 7,
      governs: { ingress: true, egress: false },
      ignored: null,
    });
    expect(policy.subject.map(({ selector }) => printSelector(selector))).toEqual([
      "has(projectcalico.org/namespace)",
      'projectcalico.org/orchestrator == "k8s"',
    ]);
  });

  it("without rules governs both directions", () => {
    expect(only(cnp("ingress: []")).governs).toEqual({ ingress: true, egress: true });
  });

  it.each([
    ["Accept", []],
    ["Deny", ["Deny"]],
    ["Pass", ["Deny"]],
  ])("a rule to nodes alone, %s, becomes", (action, expected) => {
    const policy = only(cnp(`egress: [{action: ${action}, to: [{nodes: {}}]}]`));
    expect(policy.egress.map((rule) => rule.action)).toEqual(expected);
  });

  it.each([
    [
      "[{tcp: {destinationPort: {number: 80}}}, {tcp: {destinationPort: {range: {start: 81, end: 90}}}}]",
      [[6, [{ kind: "range", low: 80, high: 90 }]]],
    ],
    ["[{udp: {}}]", [[17, []]]],
    [
      "[{destinationNamedPort: web}, {sctp: {destinationPort: {number: 9}}}]",
      [
        [null, [{ kind: "named", name: "web" }]],
        [132, [{ kind: "range", low: 9, high: 9 }]],
      ],
    ],
    ["[{}, {tcp: {}}]", [[null, []]]],
  ])("protocols %s are", (protocols, expected) => {
    const { egress } = only(
      cnp(`egress: [{action: Deny, to: [{networks: [10.0.0.0/8]}], protocols: ${protocols}}]`),
    );
    expect(egress.map(({ protocol, destination }) => [protocol, destination.ports])).toEqual(expected);
  });

  it.each([
    ["another tier", "{tier: Other, priority: 1, subject: {namespaces: {}}}"],
    ["no subject", "{tier: Admin, priority: 1, subject: {}}"],
  ])("with %s is ignored, and said to be", (_, spec) => {
    const reading = readText(
      `apiVersion: policy.networking.k8s.io/v1alpha2\nkind: ClusterNetworkPolicy\nmetadata: {name: c}\nspec: ${spec}\n`,
    );
    expect(reading.cluster.policies[0]?.ignored).not.toBeNull();
    expect(reading.diagnostics.map(({ code }) => code)).toContain("ignored-by-calico");
  });

  it("of the older kinds brings its tier", () => {
    const text =
      "apiVersion: policy.networking.k8s.io/v1alpha1\nkind: BaselineAdminNetworkPolicy\nmetadata: {name: default}\nspec: {subject: {namespaces: {}}, ingress: [{action: Deny, from: [{namespaces: {}}], ports: [{portNumber: {protocol: UDP, port: 53}}]}]}\n";
    const { cluster } = readText(text);
    expect(cluster.policies[0]).toMatchObject({
      tier: "baselineadminnetworkpolicy",
      order: 1000,
      ingress: [{ action: "Deny", protocol: 17 }],
    });
    expect(cluster.tiers.find(({ name }) => name === "baselineadminnetworkpolicy")).toMatchObject({
      order: 10_000_000,
      defaultAction: "Pass",
    });
  });
});

describe("a Calico policy", () => {
  function np(spec: string, kind = "NetworkPolicy"): string {
    return `apiVersion: projectcalico.org/v3\nkind: ${kind}\nmetadata: {name: p, namespace: shop}\nspec: ${spec}\n`;
  }

  it.each([
    ["{}", true, false],
    ["{ingress: [{action: Allow}], egress: []}", true, false],
    ["{egress: [{action: Allow}]}", false, true],
    ["{ingress: [{action: Allow}], egress: [{action: Allow}]}", true, true],
    ["{ingress: [{action: Allow}], types: [Egress]}", false, true],
  ])("%s governs ingress %s, egress %s", (spec, ingress, egress) => {
    expect(only(np(spec)).governs).toEqual({ ingress, egress });
  });

  it.each([
    ["{ingress: [{action: Allow, destination: {ports: [80]}}]}", "ports without a protocol that has ports"],
    [
      "{ingress: [{action: Allow, protocol: TCP, destination: {ports: ['8080-8090']}}]}",
      "is not a port name",
    ],
    ["{ingress: [{action: Allow, protocol: GRE}]}", "is not a protocol"],
    ["{selector: a = b}", "selector cannot be parsed"],
    ["{ingress: [{action: Allow, source: {selector: a = b}}]}", "cannot be parsed"],
  ])("%s is ignored by Calico: %s", (spec, reason) => {
    expect(only(np(spec)).ignored).toContain(reason);
  });

  it("that stages a deletion counts for nothing", () => {
    expect(only(np("{stagedAction: Delete}", "StagedNetworkPolicy"))).toMatchObject({
      staged: true,
      ignored: "it only stages the deletion of another policy",
    });
  });

  it.each([
    ["ICMP", 4, 1],
    ["ICMPv6", 6, 58],
    ["1", null, 1],
    ["tcp", null, 6],
  ])("protocol %s means IP version %s", (protocol, ipVersion, number) => {
    expect(only(np(`{ingress: [{action: Allow, protocol: ${protocol}}]}`)).ingress[0]).toMatchObject({
      ipVersion,
      protocol: number,
    });
  });

  it("HTTP conditions are marked, and Log keeps its index", () => {
    const { ingress } = only(np("{ingress: [{action: Log}, {action: Allow, http: {methods: [GET]}}]}"));
    expect(ingress.map(({ action, http, written }) => [action, http, written])).toEqual([
      ["Log", false, 0],
      ["Allow", true, 1],
    ]);
  });
});
