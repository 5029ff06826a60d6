/** Files and what is changed in them, for everything that is handed over. */
import { changeFiles, read, type Change, type Reading, type SourceFile } from "#src/manifest/index.ts";

export interface Draft {
  readonly name: string;
  /** One file. */
  readonly text: string;
  readonly changes: readonly Change[];
  /** Why kustomize cannot take the file as it is for a base; empty where it can. */
  readonly noBase?: string;
}

export function readingsOf(
  files: readonly SourceFile[],
  changes: readonly Change[],
): { readonly before: Reading; readonly after: Reading } {
  const options = { assume: "missing" } as const;
  return { before: read(files, options), after: read(changeFiles(files, changes), options) };
}

export function fileOf({ text }: Draft): SourceFile {
  return { name: "mine.yaml", text };
}

export const textsOf = (files: readonly SourceFile[]): readonly string[] => files.map(({ text }) => text);

const documents = (...texts: readonly string[]): string => texts.join("---\n");

const tier =
  "apiVersion: projectcalico.org/v3\nkind: Tier\nmetadata:\n  name: security\nspec:\n  order: 50\n";
const stored = `apiVersion: crd.projectcalico.org/v1
kind: NetworkPolicy
metadata:
  name: default.old-name # as Calico stored it
  namespace: shop
spec:
  order: 10
  selector: app == 'it''s'
`;
const list = `apiVersion: v1
kind: List
items:
  - apiVersion: projectcalico.org/v3
    kind: GlobalNetworkPolicy
    metadata:
      name: listed
    spec:
      tier: security
      order: 3
  - apiVersion: networking.k8s.io/v1
    kind: NetworkPolicy
    metadata: { name: plain }
    spec: { podSelector: {}, policyTypes: [Ingress], ingress: [{ from: [{ podSelector: {} }] }] }
---
apiVersion: v1
kind: Service
metadata: { name: web, namespace: shop }
spec: { ports: [{ port: 80 }, { port: 443 }], selector: { app: web } }
`;

const edits: readonly (readonly [string, readonly Change[]])[] = [
  ["an order", [{ object: "GlobalNetworkPolicy listed", field: "spec.order", value: 250 }]],
  ["a field taken out", [{ object: "NetworkPolicy shop/old-name", field: "spec.order", value: null }]],
  [
    "a move to another tier",
    [{ object: "NetworkPolicy shop/old-name", field: "spec.tier", value: "security" }],
  ],
  ["a tier's default action", [{ object: "Tier security", field: "spec.defaultAction", value: "Pass" }]],
  ["a removed policy", [{ kind: "remove", object: "NetworkPolicy shop/old-name" }]],
  ["a removed item of a list", [{ kind: "remove", object: "KubernetesNetworkPolicy default/plain" }]],
  [
    "a new tier with a new policy, quotes and heredoc words in it",
    [
      { kind: "add", text: tier.replace("security", "extra") },
      {
        kind: "add",
        text: "apiVersion: projectcalico.org/v3\nkind: GlobalNetworkPolicy\nmetadata:\n  name: new\n  annotations:\n    note: |\n      it's\n      YAML\nYAML: 1\nspec:\n  tier: extra\n  selector: a == 'b'\n",
      },
    ],
  ],
  [
    "a policy with other rules",
    [
      {
        kind: "replace",
        object: "KubernetesNetworkPolicy default/plain",
        text: "apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: { name: plain, labels: { it's: new } }\nspec: { podSelector: {}, ingress: [{}] }\n",
      },
    ],
  ],
  [
    "a list that kustomize would merge item by item",
    [
      {
        kind: "replace",
        object: "Service shop/web",
        text: "apiVersion: v1\nkind: Service\nmetadata: { name: web, namespace: shop }\nspec: { ports: [{ port: 80 }], selector: { app: api } }\n",
      },
    ],
  ],
  [
    "an enforced policy that becomes staged",
    [{ kind: "retype", object: "GlobalNetworkPolicy listed", to: "StagedGlobalNetworkPolicy" }],
  ],
];

/** One file with much in it, and edits of each kind. */
export const drafts: readonly Draft[] = edits.map(([name, changes]) => ({
  name,
  changes,
  text: documents(tier, stored, list),
}));

const metadata = (name: string, namespace: string | null): string =>
  `metadata: { name: ${name}${namespace === null ? "" : `, namespace: ${namespace}`} }\n`;

const pod = (name: string, namespace: string | null, containers = "[{ name: a }, { name: b }]"): string =>
  `apiVersion: v1\nkind: Pod\n${metadata(name, namespace)}spec: { containers: ${containers} }\n`;

const plain = (name: string, namespace: string | null, port = 80): string =>
  `apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\n${metadata(name, namespace)}spec:\n  podSelector: {}\n  ingress:\n  - from: [{ podSelector: { matchLabels: { a: b } } }]\n    ports: [{ port: ${port} }, { port: 443 }]\n`;

const global = (name: string, notes = "", spec = "  order: 5\n"): string =>
  `apiVersion: projectcalico.org/v3\nkind: GlobalNetworkPolicy\nmetadata:\n  name: ${name}\n${notes}spec:\n${spec}  ingress:\n  - action: Allow\n    protocol: TCP\n  - action: Deny\n`;

const replace = (object: string, text: string): Change => ({ kind: "replace", object, text });
const order = (object: string): Change => ({ object, field: "spec.order", value: 7 });

/** What kustomize is known to be particular about. */
export const quirks: readonly Draft[] = [
  {
    name: "a name whose dot would match another's sign",
    text: documents(pod("a.b", "x"), pod("a-b", "x"), pod("a.b.c", "x")),
    changes: [replace("Pod x/a.b", pod("a.b", "x", "[{ name: z }]"))],
  },
  {
    name: "one name in several namespaces, one of them left out",
    text: documents(pod("a", "x"), pod("a", "xy"), pod("a", null)),
    changes: [
      replace("Pod x/a", pod("a", "x", "[{ name: z }]")),
      replace("Pod default/a", pod("a", null, "[]")),
    ],
  },
  {
    name: "policies of one name in several namespaces, one of them left out",
    text: documents(plain("a", "x"), plain("a", "z"), plain("a", null)),
    changes: [
      replace("KubernetesNetworkPolicy default/a", plain("a", null, 82)),
      replace("KubernetesNetworkPolicy x/a", plain("a", "x", 83)),
    ],
  },
  {
    name: "removed and changed policies of one name",
    text: documents(plain("a", "x"), plain("a", "z"), plain("a", null)),
    changes: [
      { kind: "remove", object: "KubernetesNetworkPolicy default/a" },
      { kind: "remove", object: "KubernetesNetworkPolicy x/a" },
      replace("KubernetesNetworkPolicy z/a", plain("a", "z", 82)),
    ],
  },
  {
    name: "objects whose patches would have one file name",
    text: documents(plain("b-c", "a"), plain("c", "a-b"), plain("c-2", "a-b")),
    changes: [
      replace("KubernetesNetworkPolicy a/b-c", plain("b-c", "a", 81)),
      replace("KubernetesNetworkPolicy a-b/c", plain("c", "a-b", 82)),
      replace("KubernetesNetworkPolicy a-b/c-2", plain("c-2", "a-b", 83)),
    ],
  },
  {
    name: "texts that look like something else, and keys with slashes and tildes",
    text: global("a", "  labels: { was: x, 'c/d~e': x }\n"),
    changes: [
      replace(
        "GlobalNetworkPolicy a",
        global(
          "a",
          "  labels: { a: '0x1F', b: 'null', c: '1e3', d: 'on', e: '012', f: '1_0', g: '2001-01-01', h: '', i: ' x ', j: '1:30' }\n",
        ),
      ),
    ],
  },
  {
    name: "rules and annotations taken out",
    text: global("l.m", "  annotations: { a: b }\n"),
    changes: [replace("GlobalNetworkPolicy l.m", global("l.m").replace("  - action: Deny\n", ""))],
  },
  {
    name: "everything taken out of a spec",
    text: global("a"),
    changes: [
      replace(
        "GlobalNetworkPolicy a",
        "apiVersion: projectcalico.org/v3\nkind: GlobalNetworkPolicy\nmetadata: { name: a }\nspec: {}\n",
      ),
    ],
  },
  {
    name: "line ends of Windows",
    text: documents(global("a"), global("b")).replaceAll("\n", "\r\n"),
    changes: [order("GlobalNetworkPolicy a")],
  },
  {
    name: "words of YAML 1.1, anchors and block texts",
    text: documents(
      global("a", "", "  order: 5\n  selector: |-\n    a == 'b'\n  applyOnForward: yes\n"),
      "apiVersion: projectcalico.org/v3\nkind: GlobalNetworkPolicy\nmetadata: { name: b }\nspec: { order: 5, ingress: [{ action: Allow, source: &s { selector: a == 'b' } }, { action: Deny, source: *s }] }\n",
    ),
    changes: [order("GlobalNetworkPolicy a"), order("GlobalNetworkPolicy b")],
  },
  {
    name: "items of a typed list",
    text: "apiVersion: projectcalico.org/v3\nkind: GlobalNetworkPolicyList\nitems:\n- metadata: { name: a }\n  spec: { order: 5 }\n- metadata: { name: b }\n  spec: { order: 6 }\n",
    changes: [order("GlobalNetworkPolicy a")],
    noBase: "items of typed lists name no kind",
  },
  {
    name: "an object that is given twice",
    text: documents(global("a"), global("a", "", "  order: 6\n")),
    changes: [order("GlobalNetworkPolicy a")],
    noBase: "kustomize refuses a second object of one name",
  },
];
