/**
 * Recipes: policies that people need again and again, written as Calico reads them. Every rule says what it does, so
 * that the text can be read and changed by hand.
 */
import type { DefaultAction } from "#src/engine/index.ts";
import { printValue } from "#src/manifest/index.ts";
import type { NewPolicy, RecipeName } from "./types.ts";

export interface Recipe {
  readonly name: RecipeName;
  readonly title: string;
  /** One sentence: what it does, and what to look out for. */
  readonly about: string;
  /** Where it usually stands in its tier. */
  readonly place: "top" | "bottom";
  readonly namespaced: "always" | "maybe";
}

export const recipes: readonly Recipe[] = [
  {
    name: "default-deny",
    title: "Default deny",
    about:
      "Denies what no other policy of the tier allows, in both directions. Global: not in system namespaces.",
    place: "bottom",
    namespaced: "maybe",
  },
  {
    name: "allow-dns",
    title: "Allow DNS",
    about:
      "Allows UDP and TCP 53 to the cluster's DNS pods. It governs egress, so the tier's end now judges all other egress of what it selects.",
    place: "top",
    namespaced: "maybe",
  },
  {
    name: "isolate-namespace",
    title: "Namespace isolation",
    about:
      "Lets pods of one namespace reach each other and nobody else reach them, as far as this tier goes.",
    place: "bottom",
    namespaced: "always",
  },
  {
    name: "quarantine",
    title: "Quarantine",
    about: "Cuts off every endpoint labelled quarantine=true, in both directions. Label a pod to use it.",
    place: "top",
    namespaced: "maybe",
  },
  {
    name: "log-and-pass",
    title: "Log and pass",
    about: "Logs every new connection and leaves the decision to the next tier.",
    place: "top",
    namespaced: "maybe",
  },
  {
    name: "log-then-deny",
    title: "Log, then deny",
    about: "Logs and denies whatever no policy above it decided. Global: not in system namespaces.",
    place: "bottom",
    namespaced: "maybe",
  },
  {
    name: "panic-allow",
    title: "Allow everything (panic button)",
    about:
      "Allows every flow that reaches it. Put it first in the first tier to rule policies out as a cause.",
    place: "top",
    namespaced: "maybe",
  },
  {
    name: "blank",
    title: "Blank policy",
    about: "One selector and one rule to start from, for pods that are labelled app=my-app.",
    place: "bottom",
    namespaced: "maybe",
  },
];

export interface Around {
  /** Null leaves the order unset. */
  readonly order: number | null;
  /** How the tier ends: a deny that the tier would not make itself is written as a rule. */
  readonly end: DefaultAction;
  /** The port DNS pods listen on. */
  readonly dnsPort: number;
}

interface Body {
  readonly selector: string;
  /** Only of global policies. */
  readonly namespaces?: string;
  readonly ingress?: readonly string[];
  readonly egress?: readonly string[];
}

/** Not where the cluster's own parts run. `has` keeps host endpoints out, which a negative selector alone would select. */
const userNamespaces =
  'has(projectcalico.org/name) && projectcalico.org/name not in {"kube-system", "calico-system", "calico-apiserver", "tigera-operator"}';
const deny = "- action: Deny";
const allow = "- action: Allow";
const log = "- action: Log";

/** The policy as one YAML document. */
export function recipeText(policy: NewPolicy, around: Around): string {
  const { name, namespace, tier, staged } = policy;
  const kind = `${staged ? "Staged" : ""}${namespace === null ? "Global" : ""}NetworkPolicy`;
  const body = bodyOf(policy, around);
  const { order } = around;
  const lines = [
    "apiVersion: projectcalico.org/v3",
    `kind: ${kind}`,
    "metadata:",
    `  name: ${printValue(name, "plain")}`,
    ...(namespace === null ? [] : [`  namespace: ${printValue(namespace, "plain")}`]),
    "spec:",
    `  tier: ${printValue(tier, "plain")}`,
    ...(order === null ? [] : [`  order: ${printValue(order, "plain")}`]),
    `  selector: ${body.selector}`,
    ...(body.namespaces === undefined ? [] : [`  namespaceSelector: ${body.namespaces}`]),
    "  types:",
    ...(body.ingress === undefined ? [] : ["    - Ingress"]),
    ...(body.egress === undefined ? [] : ["    - Egress"]),
    ...ruleLines("ingress", body.ingress),
    ...ruleLines("egress", body.egress),
  ];
  return `${lines.join("\n")}\n`;
}

function ruleLines(direction: string, rules: readonly string[] | undefined): readonly string[] {
  if (rules === undefined || rules.length === 0) return [];
  return [`  ${direction}:`, ...rules.map((line) => `    ${line}`)];
}

function bodyOf({ recipe, namespace }: NewPolicy, { end, dnsPort }: Around): Body {
  // Where the tier ends in Deny, a policy without rules already denies; else the deny must be said.
  const rest = end === "Deny" ? [] : [deny];
  const users = namespace === null ? { namespaces: userNamespaces } : {};
  switch (recipe) {
    case "default-deny":
      return { selector: "all()", ...users, ingress: rest, egress: rest };
    case "allow-dns":
      return { selector: "all()", ...users, egress: dnsRules(dnsPort) };
    case "isolate-namespace":
      return { selector: "all()", ingress: [allow, "  source:", "    selector: all()", ...rest] };
    case "quarantine":
      return { selector: 'quarantine == "true"', ingress: [deny], egress: [deny] };
    case "log-and-pass":
      return { selector: "all()", ingress: [log, "- action: Pass"], egress: [log, "- action: Pass"] };
    case "log-then-deny":
      return { selector: "all()", ...users, ingress: [log, deny], egress: [log, deny] };
    case "panic-allow":
      return { selector: "all()", ingress: [allow], egress: [allow] };
    case "blank":
      return { selector: 'app == "my-app"', ingress: [allow] };
  }
}

function dnsRules(port: number): readonly string[] {
  return ["UDP", "TCP"].flatMap((protocol) => [
    allow,
    `  protocol: ${protocol}`,
    "  destination:",
    '    namespaceSelector: projectcalico.org/name == "kube-system"',
    '    selector: k8s-app == "kube-dns"',
    `    ports: [${String(port)}]`,
  ]);
}
