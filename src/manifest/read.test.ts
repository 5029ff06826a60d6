import { describe, expect, it } from "vitest";
import { policy, readText } from "./testing.ts";

describe("reading", () => {
  it("a broken document hides no other of its file", () => {
    const reading = readText(`${policy("one")}---\na: [1\n---\n${policy("two")}---\na: 1\na: 2\n`);
    expect(reading.objects.map(({ name }) => name)).toEqual(["one", "two"]);
    expect(
      reading.diagnostics
        .filter(({ severity }) => severity === "error")
        .map(({ code, place }) => [code, place.start.line]),
    ).toEqual([
      ["yaml-syntax", 13],
      ["yaml-duplicate-key", 26],
    ]);
  });

  it.each([
    ["nothing", ""],
    ["comments", "# only\n# comments\n"],
    ["markers", "---\n---\n"],
    ["an empty list", "apiVersion: v1\nkind: List\nitems: []\n"],
  ])("%s is nothing, silently", (_, text) => {
    const reading = readText(text);
    expect(reading.diagnostics).toEqual([]);
    expect(reading.objects).toEqual([]);
  });

  it.each([
    ["a list", "- 1\n"],
    ["plain text", "hello\n"],
    ["a mapping without a kind", "replicas: 3\n"],
    ["a list of a List", "apiVersion: v1\nkind: List\nitems: [[]]\n"],
  ])("%s is not an object, and said to be none", (_, text) => {
    expect(readText(text).diagnostics.map(({ code }) => code)).toEqual(["not-an-object"]);
  });

  it("a file with NUL characters is not text", () => {
    const reading = readText("\u007fELF\0\0\0");
    expect(reading.diagnostics.map(({ code }) => code)).toEqual(["not-text"]);
  });

  it("byte order mark, CR LF and a JSON List read like plain YAML", () => {
    const plain = readText(`${policy("one")}---\n${policy("two")}`).cluster;
    expect(readText(`\uFEFF${policy("one")}---\n${policy("two")}`.replaceAll("\n", "\r\n")).cluster).toEqual(
      plain,
    );
    const items = ["one", "two"].map((name) => ({
      apiVersion: "projectcalico.org/v3",
      kind: "NetworkPolicy",
      metadata: { name, namespace: "shop" },
      spec: { order: 10, selector: "all()", ingress: [{ action: "Allow" }] },
    }));
    expect(readText(JSON.stringify({ apiVersion: "v1", kind: "List", items }, null, "\t")).cluster).toEqual(
      plain,
    );
    expect(readText(JSON.stringify({ kind: "List", apiVersion: "v1", items })).cluster).toEqual(plain);
  });

  it("a field that slipped out of `spec` is named", () => {
    const { diagnostics } = readText(`${policy("one")}types: [Ingress]\n`);
    expect(diagnostics.map(({ code, path }) => [code, path])).toContainEqual(["unknown-field", "types"]);
    const account = "apiVersion: v1\nkind: ServiceAccount\nmetadata: { name: a }\nsecrets: []\n";
    expect(readText(account).diagnostics.map(({ code }) => code)).not.toContain("unknown-field");
  });

  it("items of a typed list take their kind from it", () => {
    const text =
      "apiVersion: v1\nkind: NamespaceList\nitems:\n- metadata: {name: shop}\n- metadata: {name: pay}\n";
    expect(readText(text).objects.map(({ id, role }) => [id, role])).toEqual([
      ["Namespace shop", "used"],
      ["Namespace pay", "used"],
    ]);
  });

  it("other kinds are listed and never an error", () => {
    const reading = readText(
      "apiVersion: example.io/v1\nkind: Thing\nmetadata:\n  name: 12\nspec: nonsense\n",
    );
    expect(reading.diagnostics).toEqual([]);
    expect(reading.objects.map(({ id, role }) => [id, role])).toEqual([["Thing ?", "unused"]]);
  });

  it("a kind of another group is not mistaken for ours", () => {
    const reading = readText(
      "apiVersion: serving.knative.dev/v1\nkind: Service\nmetadata: {name: web, namespace: shop}\n",
    );
    expect(reading.objects.map(({ id, role }) => [id, role])).toEqual([
      ["Service.serving.knative.dev shop/web", "unused"],
    ]);
  });

  it("a known kind in an unread version is said so", () => {
    const reading = readText(
      "apiVersion: networking.k8s.io/v1beta1\nkind: NetworkPolicy\nmetadata: {name: a, namespace: b}\n",
    );
    expect(reading.diagnostics.map(({ code, object }) => [code, object])).toEqual([
      ["unknown-version", "KubernetesNetworkPolicy b/a"],
    ]);
    expect(reading.cluster.policies).toEqual([]);
  });

  it("a namespaced object without a namespace is in default, with a notice", () => {
    const reading = readText(policy("one").replace("  namespace: shop\n", ""));
    expect(reading.objects.map(({ id }) => id)).toEqual(["NetworkPolicy default/one"]);
    expect(reading.diagnostics.map(({ code, severity }) => [code, severity])).toEqual([
      ["namespace-defaulted", "notice"],
    ]);
  });

  it("of an object given twice the last counts", () => {
    const reading = readText(`${policy("one")}---\n${policy("one").replace("order: 10", "order: 20")}`);
    expect(reading.cluster.policies.map(({ order }) => order)).toEqual([20]);
    expect(reading.objects.map(({ role }) => role)).toEqual(["unused", "used"]);
    expect(reading.diagnostics.map(({ code, place }) => [code, place.start.line])).toEqual([
      ["duplicate-object", 4],
    ]);
  });

  it("a copy that cannot be read hides none that can, earlier or later", () => {
    const broken = policy("one").replace("order: 10", "order: high");
    const reading = readText(`${policy("one")}---\n${broken}`);
    expect(reading.cluster.policies.map(({ order }) => order)).toEqual([10]);
    expect(reading.objects.map(({ role }) => role)).toEqual(["used", "broken"]);
    expect(reading.diagnostics.map(({ code, place }) => [code, place.start.line])).toEqual([
      ["wrong-type", 18],
      ["duplicate-object", 15],
    ]);
    expect(reading.diagnostics[1]?.message).toBe(
      "`NetworkPolicy shop/one` is not read here; what counts stands earlier, in `file.yaml`",
    );
    const other = readText(`${broken}---\n${policy("one")}`);
    expect(other.objects.map(({ role }) => role)).toEqual(["broken", "used"]);
  });

  it.each([
    [
      "namespace: shop",
      "namespace: y",
      "metadata.namespace",
      "put the value in quotes: without them `y` means true",
    ],
    ["namespace: shop", "namespace: 123", "metadata.namespace", "put the value in quotes"],
    ["name: one", "name: on", "metadata.name", "put the value in quotes: without them `on` means true"],
    ["name: one", "name: 1e3", "metadata.name", "put the value in quotes"],
  ])("`%s` written `%s` makes an object of its own, which is no other's copy", (from, to, path, help) => {
    const strange = policy("one").replace(from, to);
    const good = [policy("one"), policy("one").replace("shop", "default")].join("---\n");
    const reading = readText(`${good}---\n${strange}---\n${strange}`);
    expect(reading.cluster.policies.map(({ id }) => id)).toEqual([
      "NetworkPolicy shop/one",
      "NetworkPolicy default/one",
    ]);
    const id = path === "metadata.name" ? "NetworkPolicy shop/?" : "NetworkPolicy ?/one";
    expect(reading.diagnostics).toMatchObject([
      { code: "wrong-type", object: id, path, help },
      { code: "wrong-type", object: `${id} (2)`, path, help },
    ]);
    expect(reading.objects.map(({ id }) => id).slice(2)).toEqual([id, `${id} (2)`]);
  });

  it("a copy in a version that is not read hides none that is", () => {
    const reading = readText(`${policy("one")}---\n${policy("one").replace("/v3", "/v4")}`);
    expect(reading.cluster.policies.map(({ id }) => id)).toEqual(["NetworkPolicy shop/one"]);
    expect(reading.objects.map(({ role }) => role)).toEqual(["used", "unused"]);
    expect(reading.diagnostics.map(({ code }) => code)).toEqual(["unknown-version", "duplicate-object"]);
  });

  it("v3 and its stored form are the same object", () => {
    const stored = policy("default.one").replace("projectcalico.org/v3", "crd.projectcalico.org/v1");
    expect(readText(stored).objects.map(({ id }) => id)).toEqual(["NetworkPolicy shop/one"]);
  });

  it("a value of the wrong type breaks its object alone", () => {
    const reading = readText(`${policy("one").replace("order: 10", "order: high")}---\n${policy("two")}`);
    expect(reading.objects.map(({ role }) => role)).toEqual(["broken", "used"]);
    expect(reading.diagnostics.map(({ code, path, message }) => [code, path, message])).toEqual([
      ["wrong-type", "spec.order", "`spec.order` must be a number, not the text `high`"],
    ]);
  });

  it("a policy in an unknown tier makes the tier a column with a warning", () => {
    const reading = readText(policy("one").replace("spec:\n", "spec:\n  tier: nowhere\n"));
    expect(reading.cluster.tiers.find(({ name }) => name === "nowhere")).toEqual({
      name: "nowhere",
      order: Infinity,
      defaultAction: "Deny",
      defined: false,
      builtIn: false,
    });
    expect(reading.diagnostics.map(({ code, place }) => [code, place.start.line])).toEqual([
      ["unknown-tier", 7],
    ]);
  });

  it.each([
    ["y", "put the value in quotes: without them `y` means true"],
    ["Off", "put the value in quotes: without them `Off` means false"],
    ["true", "put the value in quotes"],
    ["12", "put the value in quotes"],
  ])("a label %s is no text, and the advice says why", (value, help) => {
    const { diagnostics } = readText(
      `apiVersion: v1\nkind: Namespace\nmetadata: {name: shop, labels: {on: ${value}}}\n`,
    );
    expect(diagnostics.map((one) => [one.code, one.path, one.help])).toEqual([
      ["wrong-type", "metadata.labels.true", help],
    ]);
  });

  it("built-in tiers keep their fixed values", () => {
    const reading = readText(
      "apiVersion: projectcalico.org/v3\nkind: Tier\nmetadata: {name: default}\nspec: {order: 5, defaultAction: Pass}\n",
    );
    expect(reading.cluster.tiers.find(({ name }) => name === "default")).toMatchObject({
      order: 1_000_000,
      defaultAction: "Deny",
    });
    expect(reading.diagnostics.map(({ code, message }) => [code, message])).toEqual([
      ["pinned-tier", "`spec.order` of built-in tier `default` is always 1000000"],
      ["pinned-tier", "`spec.defaultAction` of built-in tier `default` is always Deny"],
    ]);
  });

  it("a tier without an order has 1,000,000 and denies", () => {
    const reading = readText("apiVersion: projectcalico.org/v3\nkind: Tier\nmetadata: {name: alpha}\n");
    expect(reading.cluster.tiers.find(({ name }) => name === "alpha")).toMatchObject({
      order: 1_000_000,
      defaultAction: "Deny",
    });
  });

  it("a selector error points into the string", () => {
    const text = policy("one").replace("selector: all()", "selector: app = 'web'");
    const [first] = readText(text).diagnostics;
    expect(first?.code).toBe("invalid-selector");
    expect(text.slice(first?.place.start.offset, first?.place.end.offset)).toBe("=");
  });

  it("an unknown field of a rule makes the rule uncertain, one of the policy is only said", () => {
    const text = policy("one")
      .replace("selector: all()", "selektor: all()")
      .replace("action: Allow", "action: Allow\n    source: {domains: [a.b], port: [1]}");
    const reading = readText(text);
    expect(reading.diagnostics.map(({ code, path }) => [code, path])).toEqual([
      ["unknown-field", "spec.selektor"],
      ["unmodelled-field", "spec.ingress[0].source.domains"],
      ["unknown-field", "spec.ingress[0].source.port"],
    ]);
    expect(reading.diagnostics[2]?.help).toBe("did you mean `ports`?");
    expect(reading.cluster.policies[0]?.ingress[0]?.unmodelled).toEqual(["source.domains", "source.port"]);
  });

  it("namespaces that are referred to are assumed with a notice, or not at all", () => {
    const assumed = readText(policy("one"), { assume: "missing" });
    expect(assumed.cluster.profiles.map(({ name }) => name)).toEqual([
      "projectcalico-default-allow",
      "kns.shop",
    ]);
    expect(assumed.diagnostics.map(({ code }) => code)).toEqual(["namespace-assumed"]);
    const strict = readText(policy("one"));
    expect(strict.cluster.profiles.map(({ name }) => name)).toEqual(["projectcalico-default-allow"]);
    expect(strict.cluster.namespaces.map(({ name, defined }) => [name, defined])).toEqual([["shop", false]]);
  });
});
