import { describe, expect, it } from "vitest";
import { printSelector, type SelectorTerm } from "#src/engine/index.ts";
import { anyEntity, convertEntity, type EntityWords } from "./entity.ts";
import { expandRule, mergePorts } from "./expand.ts";
import { globalSubject, namespacedSubject } from "./subject.ts";

function printed(terms: readonly SelectorTerm[]): string[] {
  return terms.map(({ part, selector }) => `${part}: ${printSelector(selector)}`);
}

const home = 'namespace: projectcalico.org/namespace == "ns1"';
const inSome = "namespace: has(projectcalico.org/namespace)";
const inNone = "namespace: !has(projectcalico.org/namespace)";

describe("source and destination of a rule", () => {
  const cases: readonly [string, Partial<EntityWords>, readonly string[], readonly string[]][] = [
    ["nothing", {}, [], []],
    ["selector all()", { selector: "all()" }, [home, "labels: all()"], ["labels: all()"]],
    ["a selector", { selector: "a == 'b'" }, [home, 'labels: a == "b"'], ['labels: a == "b"']],
    ["a notSelector alone", { notSelector: "a == 'b'" }, [home], []],
    [
      "a namespaceSelector",
      { namespaceSelector: "env == 'prod'" },
      ['namespace: pcns.env == "prod"'],
      ['namespace: pcns.env == "prod"'],
    ],
    ["namespaceSelector all()", { namespaceSelector: "all()" }, [inSome], [inSome]],
    ["namespaceSelector !all()", { namespaceSelector: "!all()" }, [inNone], [inNone]],
    ["namespaceSelector global()", { namespaceSelector: " global( ) " }, [inNone], [inNone]],
    [
      "all() inside a string",
      { namespaceSelector: 'a == "all()"' },
      ['namespace: pcns.a == "has(projectcalico.org/namespace)"'],
      ['namespace: pcns.a == "has(projectcalico.org/namespace)"'],
    ],
    [
      "both selectors",
      { namespaceSelector: "has(x)", selector: "y != 'z'" },
      ["namespace: has(pcns.x)", 'labels: y != "z"'],
      ["namespace: has(pcns.x)", 'labels: y != "z"'],
    ],
    [
      "service account names",
      { serviceAccounts: { names: ["b", "a"], selector: "" } },
      [home, 'serviceAccount: projectcalico.org/serviceaccount in {"a", "b"}'],
      ['serviceAccount: projectcalico.org/serviceaccount in {"a", "b"}'],
    ],
    [
      "service account selector all()",
      { serviceAccounts: { names: [], selector: "all()" } },
      [home, "serviceAccount: all()"],
      ["serviceAccount: all()"],
    ],
    ["empty service accounts", { serviceAccounts: { names: [], selector: "" } }, [], []],
    ["nets alone", { nets: ["10.0.0.0/8"] }, [], []],
    [
      "an invalid namespaceSelector",
      { namespaceSelector: "a = b", selector: "x == 'y'" },
      ['labels: x == "y"'],
      ['labels: x == "y"'],
    ],
  ];

  it.each(cases)("%s", (_, words, namespaced, global) => {
    const inNamespace = convertEntity({ ...anyEntity, ...words }, "ns1");
    const everywhere = convertEntity({ ...anyEntity, ...words }, "");
    expect(printed(inNamespace?.terms ?? [])).toEqual(namespaced);
    expect(printed(everywhere?.terms ?? [])).toEqual(global);
  });

  it.each([["selector"], ["notSelector"]])("an invalid %s voids the whole policy", (field) => {
    expect(convertEntity({ ...anyEntity, [field]: "a = b" }, "ns1")).toBeNull();
  });

  it("a blank selector beside a namespace voids the policy, as `()` is no selector", () => {
    expect(convertEntity({ ...anyEntity, selector: " " }, "ns1")).toBeNull();
    expect(convertEntity({ ...anyEntity, selector: " " }, "")?.terms).toHaveLength(1);
  });

  it("nets that cannot be read are left out", () => {
    const entity = convertEntity({ ...anyEntity, nets: ["abc", "10.1.2.3/8"] }, "");
    expect(entity?.nets).toEqual([{ address: { family: 4, words: [0x0a000000] }, length: 8 }]);
  });
});

describe("what a policy selects", () => {
  const none = { selector: "", namespaceSelector: "", serviceAccountSelector: "" };

  it.each([
    ["nothing", none, [home]],
    ["all()", { ...none, selector: "all()" }, [home, "labels: all()"]],
    [
      "a service account",
      { ...none, serviceAccountSelector: "projectcalico.org/name == 'sa1'" },
      [home, 'serviceAccount: pcsa.projectcalico.org/name == "sa1"'],
    ],
    ["a service account that cannot be parsed", { ...none, serviceAccountSelector: "a = b" }, [home]],
  ])("in a namespace: %s", (_, words, expected) => {
    const subject = namespacedSubject(words, "ns1");
    expect(subject.ok ? printed(subject.terms) : null).toEqual(expected);
  });

  it.each([
    ["nothing", none, []],
    ["all()", { ...none, selector: "all()" }, ["labels: all()"]],
    [
      "all() and namespaces all()",
      { ...none, selector: "all()", namespaceSelector: "all()" },
      [inSome, "labels: has(projectcalico.org/namespace)"],
    ],
    ["namespaces alone", { ...none, namespaceSelector: "env != 'prod'" }, ['namespace: pcns.env != "prod"']],
    [
      "service accounts all()",
      { ...none, serviceAccountSelector: "all()" },
      ["serviceAccount: has(projectcalico.org/serviceaccount)"],
    ],
    [
      "namespaces that cannot be parsed",
      { ...none, selector: "all()", namespaceSelector: "a = b" },
      ["labels: has(projectcalico.org/namespace)"],
    ],
  ])("in the cluster: %s", (_, words, expected) => {
    const subject = globalSubject(words);
    expect(subject.ok ? printed(subject.terms) : null).toEqual(expected);
  });

  it("a selector that cannot be parsed voids the policy", () => {
    expect(globalSubject({ ...none, selector: "a = b" }).ok).toBe(false);
    expect(namespacedSubject({ ...none, selector: "a = b" }, "ns1").ok).toBe(false);
  });

  it("a label that grows past 512 with its prefix voids the policy", () => {
    const name = "a".repeat(508);
    expect(globalSubject({ ...none, namespaceSelector: `has(${name})` }).ok).toBe(false);
    expect(globalSubject({ ...none, namespaceSelector: `has(${name.slice(1)})` }).ok).toBe(true);
  });
});

describe("Kubernetes rules expand", () => {
  const port = (low: number, high = low) => ({ kind: "range", low, high }) as const;
  const named = (name: string) => ({ kind: "named", name }) as const;

  it.each([
    ["contiguous ports merge", [port(82), port(80), port(81)], [port(80, 82)]],
    ["overlaps merge", [port(1, 10), port(5, 20), port(7)], [port(1, 20)]],
    ["a gap stays", [port(80), port(82)], [port(80), port(82)]],
    ["names come first", [port(80), named("http")], [named("http"), port(80)]],
  ])("%s", (_, ports, expected) => {
    expect(mergePorts(ports)).toEqual(expected);
  });

  it("to protocols by name times peers in order, all of one written rule", () => {
    const peers = [
      { ...anyEntity, selector: "a == 'b'" },
      { ...anyEntity, nets: ["10.0.0.0/8"] },
    ];
    const entries = [
      { protocol: "UDP", port: port(53) },
      { protocol: "TCP", port: port(80) },
      { protocol: "TCP", port: null },
      { protocol: "TCP", port: port(81) },
    ];
    const rules = expandRule({
      action: "Allow",
      direction: "egress",
      entries,
      peers,
      written: 4,
      unmodelled: [],
    });
    expect(
      rules.map(({ protocol, destination, written }) => [
        protocol,
        destination.ports,
        destination.nets,
        written,
      ]),
    ).toEqual([
      ["TCP", [], [], 4],
      ["TCP", [], ["10.0.0.0/8"], 4],
      ["UDP", [port(53)], [], 4],
      ["UDP", [port(53)], ["10.0.0.0/8"], 4],
    ]);
  });
});
