/** Drafts for tests: text, the changes made to it, and the reading they give. */
import { changeFiles, mutedBy, read, withMuted } from "#src/manifest/index.ts";
import type { Change, Reading, SourceFile } from "#src/manifest/index.ts";
import { planEdit } from "../edit.ts";
import type { EditRequest, Planned } from "../types.ts";

export interface Draft {
  readonly loaded: readonly SourceFile[];
  readonly changes: readonly Change[];
  readonly reading: Reading;
}

export function draftOf(loaded: readonly SourceFile[], changes: readonly Change[] = []): Draft {
  const files = changeFiles(loaded, changes);
  const reading = withMuted(read(files, { assume: "nothing" }), mutedBy(changes));
  return { loaded, changes, reading };
}

export function textDraft(text: string): Draft {
  return draftOf([{ name: "a.yaml", text }]);
}

/** The draft with the request carried out, where it can be. */
export function edited(draft: Draft, request: EditRequest): Draft {
  const planned = planEdit(draft.reading, request);
  return planned.ok ? draftOf(draft.loaded, [...draft.changes, ...planned.edit.changes]) : draft;
}

export function told(planned: Planned): string {
  return planned.ok ? planned.edit.title : `no: ${planned.reason}`;
}

/** Documents joined by markers. */
export function documents(...texts: readonly string[]): string {
  return texts.map((text) => `${text.trimEnd()}\n`).join("---\n");
}

export const security: string = tierText("security", 100, "Deny");
export const application: string = tierText("application", 300, "Pass");
export const shop = "apiVersion: v1\nkind: Namespace\nmetadata: {name: shop}\n";

function tierText(name: string, order: number, end: string): string {
  return `apiVersion: projectcalico.org/v3\nkind: Tier\nmetadata: {name: ${name}}\nspec: {order: ${String(order)}, defaultAction: ${end}}\n`;
}

export interface Written {
  readonly kind: string;
  readonly name: string;
  readonly tier?: string;
  readonly order?: number;
}

/** A policy in block style with a comment; namespaced kinds live in `shop`. */
export function policyText({ kind, name, tier, order }: Written): string {
  const global = kind.includes("Global") || kind === "ClusterNetworkPolicy";
  const kubernetes = kind.includes("Kubernetes");
  const version =
    kind === "KubernetesNetworkPolicy"
      ? "networking.k8s.io/v1"
      : kind === "ClusterNetworkPolicy"
        ? "policy.networking.k8s.io/v1alpha2"
        : "projectcalico.org/v3";
  const body = kubernetes
    ? ["  podSelector: {}", "  egress:", "  - {}"]
    : kind === "ClusterNetworkPolicy"
      ? [
          "  tier: Admin",
          "  priority: 5",
          "  subject: {namespaces: {}}",
          "  ingress: [{action: Deny, from: [{namespaces: {}}]}]",
        ]
      : [
          ...(tier === undefined ? [] : [`  tier: ${tier}`]),
          ...(order === undefined ? [] : [`  order: ${String(order)} # kept`]),
          "  selector: all()",
          "  ingress:",
          "  - action: Allow",
        ];
  return [
    `apiVersion: ${version}`,
    `kind: ${kind === "KubernetesNetworkPolicy" ? "NetworkPolicy" : kind}`,
    "metadata:",
    `  name: ${name}`,
    ...(global ? [] : ["  namespace: shop"]),
    "spec: # what it says",
    ...body,
    "",
  ].join("\n");
}
