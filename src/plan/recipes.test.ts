import { describe, expect, test } from "vitest";
import { printHits, resolve, trace } from "#src/engine/index.ts";
import type { EndpointId, Flow } from "#src/engine/index.ts";
import { judge } from "#src/manifest/index.ts";
import { planEdit } from "./edit.ts";
import { recipes } from "./recipes.ts";
import { application, documents, draftOf, edited, security, shop, textDraft } from "./testing/drafts.ts";
import type { EditRequest, NewPolicy } from "./types.ts";

function pod(namespace: string, name: string, address: string, label = "app: x"): string {
  return `apiVersion: v1\nkind: Pod\nmetadata: {name: ${name}, namespace: ${namespace}, labels: {${label}}}\nspec: {nodeName: n1, containers: []}\nstatus: {podIP: ${address}, phase: Running}\n`;
}

const namespaces = ["other", "kube-system"].map(
  (name) => `apiVersion: v1\nkind: Namespace\nmetadata: {name: ${name}}\n`,
);
const board = textDraft(
  documents(
    security,
    application,
    shop,
    ...namespaces,
    pod("shop", "web", "10.0.0.1"),
    pod("shop", "db", "10.0.0.2"),
    pod("shop", "bad", "10.0.0.3", 'quarantine: "true"'),
    pod("other", "job", "10.0.1.1"),
    pod("kube-system", "dns", "10.0.2.1", "k8s-app: kube-dns"),
  ),
);

function adding(recipe: NewPolicy["recipe"], more: Partial<NewPolicy> = {}): EditRequest {
  const policy: NewPolicy = {
    recipe,
    name: "new",
    namespace: "shop",
    tier: "security",
    place: "top",
    staged: false,
    ...more,
  };
  return { kind: "add-policy", policy };
}

const forms = recipes.flatMap(({ name, namespaced }) =>
  ["security", "application"].flatMap((tier) =>
    [true, false].flatMap((staged) =>
      (namespaced === "always" ? ["shop"] : ["shop", null]).map((namespace) => ({
        name,
        tier,
        staged,
        namespace,
      })),
    ),
  ),
);

test.each(forms)(
  "$name in $tier for $namespace, staged: $staged, is what Calico takes",
  ({ name, ...rest }) => {
    const planned = planEdit(board.reading, adding(name, rest));
    expect(planned.ok).toBe(true);
    if (!planned.ok) return;
    const [change] = planned.edit.changes;
    const text = change !== undefined && "kind" in change && change.kind === "add" ? change.text : "";
    expect(judge(text)).toMatchObject({ valid: true, crdValid: true, problems: [] });
    expect(draftOf(board.loaded, planned.edit.changes).reading.diagnostics).toEqual([]);
  },
);

interface Case {
  readonly recipe: NewPolicy["recipe"];
  readonly more?: Partial<NewPolicy>;
  readonly from: string;
  readonly to: string;
  readonly port: string;
  readonly expected: string;
}

const denied = "security";
const cases: readonly Case[] = [
  { recipe: "default-deny", from: "shop/web", to: "shop/db", port: "tcp/80", expected: denied },
  { recipe: "default-deny", from: "other/job", to: "other/job", port: "tcp/80", expected: "allow" },
  {
    recipe: "default-deny",
    more: { tier: "application" },
    from: "shop/web",
    to: "shop/db",
    port: "tcp/80",
    expected: "application",
  },
  {
    recipe: "default-deny",
    more: { namespace: null },
    from: "kube-system/dns",
    to: "kube-system/dns",
    port: "tcp/80",
    expected: "allow",
  },
  {
    recipe: "default-deny",
    more: { namespace: null },
    from: "other/job",
    to: "kube-system/dns",
    port: "tcp/80",
    expected: denied,
  },
  { recipe: "allow-dns", from: "shop/web", to: "kube-system/dns", port: "udp/53", expected: "allow" },
  { recipe: "allow-dns", from: "shop/web", to: "kube-system/dns", port: "tcp/80", expected: denied },
  { recipe: "isolate-namespace", from: "shop/web", to: "shop/db", port: "tcp/80", expected: "allow" },
  { recipe: "isolate-namespace", from: "other/job", to: "shop/db", port: "tcp/80", expected: denied },
  {
    recipe: "isolate-namespace",
    more: { tier: "application" },
    from: "other/job",
    to: "shop/db",
    port: "tcp/80",
    expected: "application",
  },
  { recipe: "quarantine", from: "shop/bad", to: "shop/db", port: "tcp/80", expected: denied },
  { recipe: "quarantine", from: "shop/web", to: "shop/db", port: "tcp/80", expected: "allow" },
  { recipe: "log-and-pass", from: "shop/web", to: "shop/db", port: "tcp/80", expected: "allow" },
  { recipe: "log-then-deny", from: "shop/web", to: "shop/db", port: "tcp/80", expected: denied },
  { recipe: "panic-allow", from: "shop/web", to: "shop/db", port: "tcp/80", expected: "allow" },
  { recipe: "blank", from: "shop/web", to: "shop/db", port: "tcp/80", expected: "allow" },
  {
    recipe: "default-deny",
    more: { staged: true },
    from: "shop/web",
    to: "shop/db",
    port: "tcp/80",
    expected: "allow",
  },
];

describe("what a recipe does", () => {
  test.each(cases)(
    "$recipe: $from to $to on $port is $expected",
    ({ recipe, more, from, to, port, expected }) => {
      const draft = edited(board, adding(recipe, more));
      const traced = trace(resolve(draft.reading.cluster), flow(from, to, port), "enforced");
      const hits = [...(traced.egress?.hits ?? []), ...(traced.ingress?.hits ?? [])];
      const deny = hits.find(({ action }) => action === "deny");
      expect(deny?.tier ?? traced.verdict, printHits(hits).join()).toBe(expected);
    },
  );
});

test("an existing default deny and panic button: the panic button above it lets everything through", () => {
  const shut = edited(board, adding("default-deny", { name: "deny", place: "bottom" }));
  const open = edited(shut, adding("panic-allow", { name: "panic", place: "top" }));
  const verdict = trace(
    resolve(open.reading.cluster),
    flow("shop/web", "shop/db", "tcp/80"),
    "enforced",
  ).verdict;
  expect(verdict).toBe("allow");
});

const addresses = new Map(
  board.reading.cluster.endpoints.map(({ id, addresses: own }) => [id as string, own[0] ?? null]),
);

function flow(from: string, to: string, port: string): Flow {
  const [protocol = "", number = ""] = port.split("/");
  const end = (name: string): Flow["from"] => {
    const id = `pod:${name}`;
    return { endpoint: id as EndpointId, address: addresses.get(id) ?? null };
  };
  return {
    from: end(from),
    to: end(to),
    protocol: protocol === "udp" ? 17 : 6,
    srcPort: null,
    dstPort: Number(number),
  };
}
