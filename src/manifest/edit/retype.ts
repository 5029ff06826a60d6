/** A policy staged or enforced: kind and API version change, and what the new kind must not or need not say goes. */
import type { Loaded } from "../link/loaded.ts";
import type { SourceFile, StageableKind } from "../types.ts";
import { entryOf, valueOf, type MapNode } from "../yaml/node.ts";
import { type Json, toJson } from "../yaml/json.ts";
import { addObject } from "./add.ts";
import { changeDocument, type ObjectFieldChange } from "./change.ts";
import { removeObject, withoutObject } from "./remove.ts";
import { rewriteObject } from "./rewrite.ts";
import { firstSaying, saidWith, siteOf, withDocument } from "./site.ts";

/** The one kind that has another name as an object than as a card. */
const written = (kind: StageableKind): string =>
  kind === "KubernetesNetworkPolicy" ? "NetworkPolicy" : kind;

export function retypeObject(
  files: readonly SourceFile[],
  id: string,
  to: StageableKind,
): readonly SourceFile[] {
  const found = siteOf(files, id);
  if (found === null) return files;
  const { object, from } = found;
  const index = from.document.objects.indexOf(object);
  const changes = changesOf(found, to).map((change): ObjectFieldChange => ({ ...change, index }));
  const value = changes.reduce((now, change) => rewriteObject(now, change), fieldsOf(object.node));
  const said = { apiVersion: versionOf(object.apiVersion, to), kind: written(to), value };
  const changed = firstSaying([() => changeDocument(from.document.text, changes)], saidWith(found, said));
  // In a typed list nothing of another kind can stand.
  const typed = entryOf(object.node, "kind") === null;
  const retyped =
    changed === null || typed
      ? addObject(
          withDocument(files, found, withoutObject(found)),
          `${JSON.stringify({ apiVersion: said.apiVersion, kind: said.kind, ...value }, null, 2)}\n`,
        )
      : withDocument(files, found, changed);
  return removeObject(retyped, id);
}

function fieldsOf(node: MapNode): Readonly<Record<string, Json>> {
  return Object.fromEntries(node.entries.map((entry) => [entry.key, toJson(entry.value)]));
}

function versionOf(apiVersion: string, to: StageableKind): string {
  if (to === "KubernetesNetworkPolicy") return "networking.k8s.io/v1";
  return apiVersion.includes("projectcalico.org/") ? apiVersion : "projectcalico.org/v3";
}

/** `uid` and `resourceVersion` name the stored object of the old kind: with them the new one could not be created. */
function changesOf({ object }: Loaded, to: StageableKind): readonly Omit<ObjectFieldChange, "index">[] {
  const version = versionOf(object.apiVersion, to);
  return [
    ...(version === object.apiVersion ? [] : [{ field: "apiVersion", value: version }]),
    ...(written(to) === object.kind ? [] : [{ field: "kind", value: written(to) }]),
    { field: "metadata.uid", value: null },
    { field: "metadata.resourceVersion", value: null },
    { field: "spec.stagedAction", value: null },
    ...typesOf(object.node, to),
  ];
}

/** An API server fills in what a Kubernetes policy governs, nobody does so for its staged kind (semantics §5.1): so it is written down. */
function typesOf(node: MapNode, to: StageableKind): readonly Omit<ObjectFieldChange, "index">[] {
  const kubernetes = to === "KubernetesNetworkPolicy" || to === "StagedKubernetesNetworkPolicy";
  const spec = valueOf(node, "spec");
  if (!kubernetes || spec?.kind !== "map") return [];
  const types = valueOf(spec, "policyTypes");
  const egress = valueOf(spec, "egress");
  if (types?.kind === "list" && types.items.length > 0) return [];
  if (egress?.kind !== "list" || egress.items.length === 0) return [];
  const value = to === "StagedKubernetesNetworkPolicy" ? ["Ingress", "Egress"] : ["Ingress"];
  return [{ field: "spec.policyTypes", value }];
}
