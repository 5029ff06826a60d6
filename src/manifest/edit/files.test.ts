import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { changedObjects } from "../export/changes.ts";
import { objectText } from "../places.ts";
import { read } from "../read.ts";
import { policy } from "../testing.ts";
import type { Change, Reading, SourceFile, StageableKind } from "../types.ts";
import { changedTexts } from "./compare.ts";
import { printObjects } from "./export.ts";
import { changeFiles } from "./files.ts";
import { commentOut, mutedBy } from "./mute.ts";

const one = policy("one");
const two = policy("two");
const knp =
  "apiVersion: networking.k8s.io/v1 # stays\nkind: NetworkPolicy\nmetadata: {name: k, namespace: shop}\nspec:\n  podSelector: {}\n  egress:\n  - {}\n";

/** Items of a List, four columns in. */
function listed(...items: readonly string[]): string {
  const lines = items.map((item) => `  - ${item.trimEnd().replaceAll(/\n(?=[^\n])/g, "\n    ")}\n`);
  return `apiVersion: v1\nkind: List\nitems:\n${lines.join("")}`;
}

function changed(text: string, ...changes: readonly Change[]): string {
  return changeFiles([{ name: "a.yaml", text }], changes)
    .map((file) => (file.name === "a.yaml" ? file.text : `## ${file.name}\n${file.text}`))
    .join("");
}

function idsOf(files: readonly SourceFile[]): readonly string[] {
  return read(files, { assume: "nothing" }).objects.map(({ id }) => id);
}

const removal = (object: string): Change => ({ kind: "remove", object });
const retype = (object: string, to: StageableKind): Change => ({ kind: "retype", object, to });

describe("one object changes and every other byte stays", () => {
  const cases: readonly [string, string, readonly Change[], string][] = [
    [
      "a document is removed with its marker",
      `# top\n---\n${one}---\n${two}`,
      [removal("NetworkPolicy shop/one")],
      `# top\n---\n${two}`,
    ],
    ["the last document is removed", `${one}---\n${two}`, [removal("NetworkPolicy shop/two")], one],
    ["the only document is removed, and its file", one, [removal("NetworkPolicy shop/one")], ""],
    [
      "both copies of an object given twice are removed",
      `${one}---\n${two}---\n${one}`,
      [removal("NetworkPolicy shop/one")],
      `---\n${two}`,
    ],
    ["an item of a List is removed", listed(one, two), [removal("NetworkPolicy shop/one")], listed(two)],
    [
      "the only item of a List is removed",
      listed(one),
      [removal("NetworkPolicy shop/one")],
      "apiVersion: v1\nkind: List\nitems: []\n",
    ],
    [
      "an item that ends in a block text is removed",
      listed(`${one}  # why\n  extra: |\n    text\n`, two),
      [removal("NetworkPolicy shop/one")],
      listed(two),
    ],
    [
      "an item of a flow List is removed",
      '{"apiVersion":"v1","kind":"List","items":[{"apiVersion":"v1","kind":"Namespace","metadata":{"name":"a"}},{"apiVersion":"v1","kind":"Namespace","metadata":{"name":"b"}}]}',
      [removal("Namespace b")],
      '{"apiVersion":"v1","kind":"List","items":[{"apiVersion":"v1","kind":"Namespace","metadata":{"name":"a"}}]}',
    ],
    ["an unknown object is passed over", one, [removal("NetworkPolicy shop/none")], one],
    ["a document is added behind a marker", one, [{ kind: "add", text: two }], `${one}---\n${two}`],
    [
      "a document is added with the line breaks of its file",
      one.replaceAll("\n", "\r\n"),
      [{ kind: "add", text: two }],
      `${one}---\n${two}`.replaceAll("\n", "\r\n"),
    ],
    [
      "nothing is added behind JSON",
      "{}",
      [{ kind: "add", text: two }],
      `{}## networkpolicy-shop-two.yaml\n${two}`,
    ],
    ["what is no single object is not added", one, [{ kind: "add", text: `${two}---\n${two}` }], one],
    [
      "a document is replaced between its markers",
      `# top\n---\n${one}...\n---\n${two}`,
      [{ kind: "replace", object: "NetworkPolicy shop/one", text: one.replace("10", "20") }],
      `# top\n---\n${one.replace("10", "20")}...\n---\n${two}`,
    ],
    [
      "an item of a List is replaced at its own indent",
      listed(one, two),
      [{ kind: "replace", object: "NetworkPolicy shop/one", text: `# mine\n${one.replace("10", "20")}` }],
      listed(`# mine\n${one.replace("10", "20")}`, two),
    ],
    [
      "a policy is renamed",
      `${one}---\n${two}`,
      [{ kind: "replace", object: "NetworkPolicy shop/one", text: policy("three") }],
      `${policy("three")}---\n${two}`,
    ],
    [
      "a policy is staged",
      one.replace("  namespace", "  uid: 1-2 # gone\n  resourceVersion: '7'\n  namespace"),
      [retype("NetworkPolicy shop/one", "StagedNetworkPolicy")],
      one.replace("kind: N", "kind: StagedN"),
    ],
    [
      "a staged policy is enforced",
      one.replace("kind: N", "kind: StagedN").replace("spec:\n", "spec:\n  stagedAction: Set\n"),
      [retype("StagedNetworkPolicy shop/one", "NetworkPolicy")],
      one,
    ],
    [
      "a staged Kubernetes policy says what nobody fills in for it",
      knp,
      [retype("KubernetesNetworkPolicy shop/k", "StagedKubernetesNetworkPolicy")],
      knp
        .replace("networking.k8s.io/v1", "projectcalico.org/v3")
        .replace("kind: ", "kind: StagedKubernetes")
        .replace("spec:\n", "spec:\n  policyTypes: [Ingress, Egress]\n"),
    ],
    [
      "changes are made in their order",
      one,
      [
        { kind: "add", text: two },
        { object: "NetworkPolicy shop/two", field: "spec.order", value: 5 },
        removal("NetworkPolicy shop/one"),
      ],
      `---\n${two.replace("10", "5")}`,
    ],
    ["muting changes no text", one, [{ kind: "mute", object: "NetworkPolicy shop/one" }], one],
  ];

  it.each(cases)("%s", (_, text, changes, expected) => {
    expect(changed(text, ...changes)).toBe(expected);
  });
});

describe("an object whose name or namespace cannot be read", () => {
  const home = one.replace("shop", "default");
  const strange = [
    one.replace("shop", "y"),
    one.replace("name: one", "name: on"),
    one.replace("  name: one\n", ""),
  ];
  const others = strange.join("---\n");
  const id = "NetworkPolicy default/one";
  const changes: readonly (readonly [string, readonly Change[], string])[] = [
    ["removed", [removal(id)], `---\n${others}`],
    ["changed", [{ object: id, field: "spec.order", value: 5 }], `${home.replace("10", "5")}---\n${others}`],
    ["replaced", [{ kind: "replace", object: id, text: two }], `${two}---\n${others}`],
    [
      "staged",
      [retype(id, "StagedNetworkPolicy")],
      `${home.replace("kind: N", "kind: StagedN")}---\n${others}`,
    ],
  ];

  it.each(changes)("stays as it is when another is %s", (_, done, expected) => {
    expect(changed(`${home}---\n${others}`, ...done)).toBe(expected);
  });

  it("is exported with the others", () => {
    const files = [{ name: "a.yaml", text: `${home}---\n${others}` }];
    expect(printObjects(read(files, { assume: "nothing" }), idsOf(files))).toBe(files[0]?.text);
  });

  it("is no step of what is done to the cluster", () => {
    const before = [{ name: "a.yaml", text: `${home}---\n${others}` }];
    const after = changeFiles(before, [removal(id)]);
    const [was, is] = [before, after].map((files) => read(files, { assume: "nothing" }));
    if (was === undefined || is === undefined) throw new Error("two readings");
    expect(changedObjects(was, is)).toMatchObject([{ step: "delete", object: id }]);
    expect(changedTexts(before, after)).toEqual([{ object: id, change: "removed" }]);
  });
});

describe("what cannot stand in its place any more", () => {
  it("a policy in a typed list leaves the list when it is staged", () => {
    const text =
      "apiVersion: projectcalico.org/v3\nkind: NetworkPolicyList\nitems:\n- metadata: {name: a, namespace: x}\n  spec: {order: 1}\n- metadata: {name: b, namespace: x}\n  spec: {order: 2}\n";
    const files = changeFiles(
      [{ name: "a.yaml", text }],
      [retype("NetworkPolicy x/a", "StagedNetworkPolicy")],
    );
    expect(idsOf(files)).toEqual(["NetworkPolicy x/b", "StagedNetworkPolicy x/a"]);
  });

  it("an item whose alias points into the rest of its List is removed by writing the List anew", () => {
    const text =
      "apiVersion: v1\nkind: List\nitems:\n- {apiVersion: v1, kind: Namespace, metadata: {name: a, labels: &l {x: v}}}\n- apiVersion: v1\n  kind: Namespace\n  metadata:\n    name: b\n    labels: *l\n";
    const files = changeFiles([{ name: "a.yaml", text }], [removal("Namespace a")]);
    expect(idsOf(files)).toEqual(["Namespace b"]);
    expect(read(files, { assume: "nothing" }).cluster.namespaces[0]?.labels).toMatchObject({ x: "v" });
  });
});

describe("the objects that changed", () => {
  it("are told apart as added, changed and removed, and an untouched neighbour is none of them", () => {
    const before = [{ name: "a", text: listed(one, two, policy("three")) }];
    const after = changeFiles(before, [
      removal("NetworkPolicy shop/one"),
      { object: "NetworkPolicy shop/two", field: "spec.order", value: 5 },
      { kind: "add", text: policy("four") },
    ]);
    expect(changedTexts(before, after)).toEqual([
      { object: "NetworkPolicy shop/two", change: "changed" },
      { object: "NetworkPolicy shop/four", change: "added" },
      { object: "NetworkPolicy shop/one", change: "removed" },
    ]);
  });
});

describe("muted policies", () => {
  const id = "NetworkPolicy shop/one";

  it("are comments in what is exported", () => {
    const [file] = commentOut([{ name: "a", text: `---\n${one}---\n${two}` }], [id]);
    const lines = one.trimEnd().replaceAll(/^/gm, "# ");
    const said = `# muted: ${id} does not count while its lines are comments`;
    expect(file?.text).toBe(`---\n${said}\n${lines}\n---\n${two}`);
  });

  it.each([
    ["in a List", listed(one, two)],
    ["alone in a List", listed(one)],
    ["in JSON", JSON.stringify({ apiVersion: "v1", kind: "List", items: [JSON.parse(asJson("one"))] })],
    ["behind a marker in one line", `--- ${asJson("one")}\n---\n${two}`],
    ["given twice", `${one}---\n${two}---\n${one}`],
  ])("do not count wherever they stood: %s", (_, text) => {
    const files = commentOut([{ name: "a", text }], [id]);
    expect(idsOf(files)).toEqual(idsOf([{ name: "a", text }]).filter((other) => other !== id));
  });

  it("are those muted last and not removed since", () => {
    const mute = (object: string): Change => ({ kind: "mute", object });
    const changes: readonly Change[] = [
      mute("a"),
      mute("b"),
      mute("c"),
      { kind: "unmute", object: "a" },
      removal("b"),
    ];
    expect([...mutedBy(changes)]).toEqual(["c"]);
  });
});

function asJson(name: string): string {
  const metadata = { name, namespace: "shop" };
  return JSON.stringify({ apiVersion: "projectcalico.org/v3", kind: "NetworkPolicy", metadata, spec: {} });
}

describe("laws of changes of objects", () => {
  const names = ["one", "two", "three"];
  const forms = fc.constantFrom<(texts: readonly string[]) => string>(
    (texts) => texts.join("---\n"),
    (texts) => `%YAML 1.1\n---\n${texts.join("...\n---\n")}`,
    (texts) => texts.join("---\n").replaceAll("\n", "\r\n"),
    (texts) => listed(...texts),
    (texts) =>
      listed(...texts)
        .replaceAll("\n  ", "\n")
        .replaceAll("\r", ""),
    (texts) =>
      JSON.stringify(
        {
          apiVersion: "v1",
          kind: "List",
          items: names.slice(0, texts.length).map((name): unknown => JSON.parse(asJson(name))),
        },
        null,
        2,
      ),
  );
  const body = fc.constantFrom(
    one,
    `# head\n${one}  # tail\n`,
    one.replace("  order: 10\n", ""),
    `${one}  extra: |\n    # text\n\n    more\n`,
    one.replace("spec:", "spec: # s\n  stagedAction: Set"),
  );
  const texts = fc
    .array(body, { minLength: 3, maxLength: 3 })
    .map((bodies) => bodies.map((text, i) => text.replace("name: one", `name: ${names[i] ?? ""}`)));
  const given = fc.record({ form: forms, texts, at: fc.nat({ max: 2 }) }).map(({ form, texts: all, at }) => ({
    files: [{ name: "a.yaml", text: form(all) }] as readonly SourceFile[],
    id: `NetworkPolicy shop/${names[at] ?? ""}`,
  }));
  const reading = (files: readonly SourceFile[]): Reading => read(files, { assume: "nothing" });
  const others = (files: readonly SourceFile[], id: string): readonly unknown[] =>
    reading(files).cluster.policies.filter((other) => other.id !== id);

  it("removing or commenting out leaves just the others", () => {
    fc.assert(
      fc.property(given, ({ files, id }) => {
        for (const after of [changeFiles(files, [removal(id)]), commentOut(files, [id])])
          expect(reading(after).cluster.policies).toEqual(others(files, id));
      }),
    );
  });

  it("an object replaced by its own text is the same bytes, or says the same where it stands in JSON", () => {
    fc.assert(
      fc.property(given, ({ files, id }) => {
        const text = objectText(reading(files), id);
        const after = changeFiles(files, [{ kind: "replace", object: id, text }]);
        expect(reading(after).cluster).toEqual(reading(files).cluster);
        if (!(files[0]?.text ?? "").startsWith("{")) expect(after[0]?.text).toBe(files[0]?.text);
      }),
    );
  });

  it("staged and enforced again a policy is the same bytes, but for the staged action", () => {
    fc.assert(
      fc.property(given, ({ files, id }) => {
        const staged = id.replace("Network", "StagedNetwork");
        const there = changeFiles(files, [retype(id, "StagedNetworkPolicy")]);
        expect(reading(there).cluster.policies.map((one) => one.staged)).toContain(true);
        const back = changeFiles(there, [retype(staged, "NetworkPolicy")]);
        const plain = (all: readonly SourceFile[]): string =>
          (all[0]?.text ?? "").replaceAll(/^ *stagedAction.*\r?\n/gm, "");
        expect(plain(back)).toBe(plain(files));
      }),
    );
  });
});
