import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { read } from "../read.ts";
import { placeOf, objectText } from "../places.ts";
import { policy, readText } from "../testing.ts";
import type { FieldChange } from "../types.ts";
import { changeFields } from "./change.ts";
import { printObjects } from "./export.ts";

function change(text: string, ...changes: readonly FieldChange[]): string {
  const [file] = changeFields(readText(text), changes);
  return file?.text ?? "";
}

const id = "GlobalNetworkPolicy p";
const head = "apiVersion: projectcalico.org/v3\nkind: GlobalNetworkPolicy\nmetadata: {name: p}\n";

function order(value: number | null): FieldChange {
  return { object: id, field: "spec.order", value };
}

function tier(value: string | null): FieldChange {
  return { object: id, field: "spec.tier", value };
}

describe("a change touches as little text as it can", () => {
  const cases: readonly [string, string, readonly FieldChange[], string][] = [
    [
      "a value",
      "spec:\n  order: 10 # ten\n  tier: a\n",
      [order(250)],
      "spec:\n  order: 250 # ten\n  tier: a\n",
    ],
    ["a quoted value", "spec:\n  tier: 'a'\n", [tier("b")], "spec:\n  tier: 'b'\n"],
    ["a double quoted value", 'spec:\n  tier: "a"\n', [tier("b")], 'spec:\n  tier: "b"\n'],
    ["a value that must be quoted", "spec:\n  tier: a\n", [tier("yes")], 'spec:\n  tier: "yes"\n'],
    ["an empty value", "spec:\n  order:\n  tier: a\n", [order(5)], "spec:\n  order: 5\n  tier: a\n"],
    [
      "an empty value with a comment",
      "spec:\n  order: # none\n  tier: a\n",
      [order(5)],
      "spec:\n  order: 5 # none\n  tier: a\n",
    ],
    ["a fraction", "spec:\n  order: 1e3\n", [order(0.5)], "spec:\n  order: 0.5\n"],
    [
      "a new line",
      "spec:\n    # who\n    selector: all()\n",
      [order(5)],
      "spec:\n    order: 5\n    # who\n    selector: all()\n",
    ],
    [
      "two new lines",
      "spec:\n  selector: all()\n",
      [order(5), tier("b")],
      "spec:\n  tier: b\n  order: 5\n  selector: all()\n",
    ],
    ["CR LF", "spec:\r\n  selector: all()\r\n", [order(5)], "spec:\r\n  order: 5\r\n  selector: all()\r\n"],
    ["a removed line", "spec:\n  order: 5 # five\n  tier: a\n", [order(null)], "spec:\n  tier: a\n"],
    ["a removed last line", "spec:\n  tier: a\n  order: 5", [order(null)], "spec:\n  tier: a\n"],
    ["removing what is not there", "spec:\n  tier: a\n", [order(null)], "spec:\n  tier: a\n"],
    ["flow style", "spec: {order: 5, tier: a}\n", [order(6)], "spec: {order: 6, tier: a}\n"],
    ["flow style, new", "spec: {tier: a}\n", [order(6)], "spec: {order: 6, tier: a}\n"],
    ["flow style, empty", "spec: {}\n", [order(6)], "spec: {order: 6}\n"],
    ["flow style, removed", "spec: {order: 5, tier: a}\n", [order(null)], "spec: {tier: a}\n"],
    ["flow style, last removed", "spec: {tier: a, order: 5}\n", [order(null)], "spec: {tier: a}\n"],
    ["flow style, both removed", "spec: {tier: a, order: 5}\n", [order(null), tier(null)], "spec: {}\n"],
    [
      "flow style, one removed and one new",
      "spec: {order: 5}\n",
      [order(null), tier("b")],
      "spec: {tier: b}\n",
    ],
    ["an empty spec", "spec:\n", [order(5)], "spec: {order: 5}\n"],
    ["the last of several changes", "spec:\n  order: 1\n", [order(2), order(3)], "spec:\n  order: 3\n"],
    ["no change", "spec:\n  order: 1\n", [], "spec:\n  order: 1\n"],
  ];

  it.each(cases)("%s", (_, spec, changes, expected) => {
    expect(change(head + spec, ...changes)).toBe(head + expected);
  });

  it("a missing spec is added", () => {
    const text = change(head, order(5));
    expect(readText(text).cluster.policies[0]?.order).toBe(5);
  });

  it("JSON stays JSON", () => {
    const value = {
      apiVersion: "projectcalico.org/v3",
      kind: "GlobalNetworkPolicy",
      metadata: { name: "p" },
      spec: { selector: "all()" },
    };
    for (const indent of [0, 2]) {
      const text = change(JSON.stringify(value, null, indent), order(5), tier("b"));
      expect(JSON.parse(text)).toEqual({ ...value, spec: { ...value.spec, order: 5, tier: "b" } });
      const without = change(text, order(null), tier(null));
      expect(JSON.parse(without)).toEqual(value);
    }
  });

  it("an item of a List is changed in place", () => {
    const list =
      "apiVersion: v1\nkind: List\nitems:\n- apiVersion: projectcalico.org/v3\n  kind: GlobalNetworkPolicy\n  metadata: {name: p}\n  spec:\n    order: 1\n- kind: X\n  apiVersion: y\n";
    expect(change(list, order(2))).toBe(list.replace("order: 1", "order: 2"));
  });

  it("the byte order mark and other files stay", () => {
    const files = [
      { name: "a", text: `\uFEFF${head}spec:\n  order: 1\n` },
      { name: "b", text: "# b\n" },
    ];
    const changed = changeFields(read(files, { assume: "nothing" }), [order(2)]);
    expect(changed[0]?.text).toBe(`\uFEFF${head}spec:\n  order: 2\n`);
    expect(changed[1]).toBe(files[1]);
  });

  it.each([
    ["an anchored value", "x: *o\nspec:\n  order: &o 5\n".replace("x: *o\n", "")],
    ["an aliased spec", "extra: &s {order: 5, tier: a}\nspec: *s\n"],
    ["a merged field", "extra: &s {order: 5}\nspec:\n  <<: *s\n  tier: a\n"],
  ])("%s is written out anew, and nothing else changes", (_, spec) => {
    const text = head + spec;
    const before = readText(text);
    const after = readText(change(text, order(9)));
    expect(after.cluster.policies).toEqual(before.cluster.policies.map((one) => ({ ...one, order: 9 })));
  });
});

describe("the law of changes", () => {
  const style = fc.constantFrom("block", "flow", "json", "list", "crlf");
  const value = fc.oneof(
    fc.constant(null),
    // YAML has no negative zero.
    fc.double({ noNaN: true, min: -1e6, max: 1e6 }).map((number) => number + 0),
    fc.integer({ min: 0, max: 2000 }),
  );
  const tierValue = fc.oneof(fc.constant(null), fc.constantFrom("alpha", "yes", "0x1", "b-2", "default"));

  function write(fields: Readonly<Record<string, string>>, how: string): string {
    const entries = Object.entries(fields);
    const object = {
      apiVersion: "projectcalico.org/v3",
      kind: "GlobalNetworkPolicy",
      metadata: { name: "p" },
    };
    const flow = `{${entries.map(([key, text]) => `${key}: ${text}`).join(", ")}}`;
    const block = `${head}spec:\n${entries.map(([key, text]) => `  ${key}: ${text} # ${key}\n`).join("")}`;
    if (how === "flow") return `${head}spec: ${flow}\n`;
    if (how === "json")
      return `${JSON.stringify({ ...object, spec: "SPEC" }, null, 2).replace('"SPEC"', `{${entries.map(([key, text]) => `\n    "${key}": ${text}`).join(",")}}`)}\n`;
    if (how === "list")
      return `apiVersion: v1\nkind: List\nitems:\n# p\n- ${block.trimEnd().replaceAll("\n", "\n  ")}\n`;
    return how === "crlf" ? block.replaceAll("\n", "\r\n") : block;
  }

  it("reading the changed text gives the changed reading, and other lines are byte for byte the same", () => {
    fc.assert(
      fc.property(
        fc.record({
          how: style,
          hasOrder: fc.boolean(),
          hasTier: fc.boolean(),
          newOrder: value,
          newTier: tierValue,
        }),
        ({ how, hasOrder, hasTier, newOrder, newTier }) => {
          const fields = {
            ...(hasOrder ? { order: "10" } : {}),
            ...(hasTier ? { tier: '"first"' } : {}),
            selector: '"all()"',
          };
          const text = `${write(fields, how)}---\n${policy("other")}`;
          const before = readText(text);
          expect(before.cluster.policies).toHaveLength(2);
          const changed = change(text, order(newOrder), tier(newTier));
          const after = readText(changed);
          const expected = before.cluster.policies.map((one) => {
            return one.id === id ? { ...one, order: newOrder, tier: newTier ?? "default" } : one;
          });
          expect(after.cluster.policies).toEqual(expected);
          const kept = (one: string) => one.split("\n").filter((line) => !/order|tier|spec/.test(line));
          expect(kept(changed)).toEqual(kept(text));
          expect(changed.endsWith(`---\n${policy("other")}`)).toBe(true);
        },
      ),
    );
  });
});

describe("places", () => {
  const text = `${policy("one")}  egress:\n  - action: Deny\n  - action: Allow\n    destination: {ports: [80]}\n`;
  const reading = readText(text);

  it.each([
    ["", 1],
    ["spec.order", 7],
    ["spec.ingress[0]", 10],
    ["spec.egress[1]", 13],
    ["spec.egress[1].destination.ports[0]", 14],
    ["spec.egress[7].action", 11],
    ["nowhere", 1],
  ])("of %j is line %i", (path, line) => {
    expect(placeOf(reading, "NetworkPolicy shop/one", path)?.start.line).toBe(line);
  });

  it("of an unknown object is none", () => {
    expect(placeOf(reading, "NetworkPolicy shop/none", "")).toBeNull();
  });

  it("of a copied reading is the same", () => {
    const copy = structuredClone(reading);
    expect(placeOf(copy, "NetworkPolicy shop/one", "spec.egress[1]")).toEqual(
      placeOf(reading, "NetworkPolicy shop/one", "spec.egress[1]"),
    );
  });

  it("a key with dots is found", () => {
    const one = readText(
      "apiVersion: v1\nkind: Namespace\nmetadata:\n  name: a\n  labels:\n    a: x\n    a.b/c: y\n",
    );
    expect(placeOf(one, "Namespace a", "metadata.labels.a.b/c")?.start.line).toBe(7);
  });
});

describe("objects cut out", () => {
  it("keep their bytes, comments included", () => {
    const one = `# first\n${policy("one")}  # inside\n`;
    const reading = readText(`---\n${one}---\n${policy("two")}`);
    expect(objectText(reading, "NetworkPolicy shop/one")).toBe(one);
    expect(printObjects(reading, ["NetworkPolicy shop/two", "NetworkPolicy shop/one"])).toBe(
      `${policy("two")}---\n${one}`,
    );
  });

  it.each([
    ["a directive", `%YAML 1.1\n---\n${policy("one")}`, policy("one")],
    ["an end marker", `${policy("one")}...\n`, policy("one")],
    ["a last line without a break", policy("one").trimEnd(), policy("one")],
    [
      "an item of a List",
      `apiVersion: v1\nkind: List\nitems:\n  - ${policy("one").trimEnd().replaceAll("\n", "\n    ")} # end\n`,
      `${policy("one").trimEnd()} # end\n`,
    ],
  ])("from %s", (_, text, expected) => {
    expect(objectText(readText(text), "NetworkPolicy shop/one")).toBe(expected);
  });

  it.each([
    [
      "an alias into the rest of its List",
      "apiVersion: v1\nkind: List\nitems:\n- {apiVersion: v1, kind: Namespace, metadata: {name: a, labels: &l {x: v}}}\n- apiVersion: v1\n  kind: Namespace\n  metadata:\n    name: b\n    labels: *l\n",
    ],
    [
      "a typed list",
      "apiVersion: v1\nkind: NamespaceList\nitems:\n- metadata:\n    name: b\n    labels: {x: v}\n",
    ],
    [
      "JSON",
      JSON.stringify(
        {
          apiVersion: "v1",
          kind: "List",
          items: [{ apiVersion: "v1", kind: "Namespace", metadata: { name: "b", labels: { x: "v" } } }],
        },
        null,
        2,
      ),
    ],
  ])("say the same on their own: %s", (_, text) => {
    const alone = readText(objectText(readText(text), "Namespace b"));
    expect(alone.diagnostics).toEqual([]);
    expect(alone.cluster.namespaces.map(({ name, labels }) => [name, labels])).toEqual([
      ["b", { x: "v", "kubernetes.io/metadata.name": "b" }],
    ]);
  });
});
