/** `apiVersion`, `kind` and `metadata` of an object, and the identity made of them. */
import type { Labels } from "#src/engine/index.ts";
import type { MapNode, Span } from "../yaml/node.ts";
import {
  childMap,
  labelsField,
  mapListField,
  emptyMap,
  startOf,
  stringField,
  textField,
  type Fields,
} from "./fields.ts";
import { breakOff, newScope, report, type Scope } from "./scope.ts";

export interface Meta {
  readonly name: string;
  /** As written; null where missing. */
  readonly namespace: string | null;
  readonly generateName: string | null;
  readonly labels: Labels;
  readonly annotations: Labels;
  readonly owners: readonly Owner[];
  readonly deleting: boolean;
  /** Where diagnostics about the object as a whole point. */
  readonly at: Span;
}

export interface Owner {
  readonly kind: string;
  readonly name: string;
}

export interface TypeMeta {
  readonly apiVersion: string;
  readonly group: string;
  readonly version: string;
  readonly kind: string;
}

/** Null where the mapping is no Kubernetes object. */
export function typeMeta(fields: Fields): TypeMeta | null {
  const apiVersion = stringField(fields, "apiVersion");
  const kind = stringField(fields, "kind");
  if (apiVersion === null || kind === null || kind === "") return null;
  const slash = apiVersion.indexOf("/");
  return {
    apiVersion,
    group: slash < 0 ? "" : apiVersion.slice(0, slash),
    version: apiVersion.slice(slash + 1),
    kind,
  };
}

export function readMeta(scope: Scope, root: MapNode): Meta {
  const meta = metadataOf(scope, root);
  const name = textField(meta, "name");
  const generateName = stringField(meta, "generateName");
  if ((name === null || name.text === "") && generateName === null && !scope.broken) {
    const at = startOf(meta.map);
    const message = "`metadata.name` is missing";
    breakOff(scope, { code: "missing-field", at, path: "metadata.name", message });
  }
  return {
    name: name?.text ?? generateName ?? "",
    namespace: stringField(meta, "namespace"),
    generateName,
    labels: labelsField(meta, "labels"),
    annotations: labelsField(meta, "annotations"),
    owners: readOwners(meta),
    deleting: stringField(meta, "deletionTimestamp") !== null,
    at: name ?? startOf(root),
  };
}

/** Missing metadata reads as empty metadata. */
function metadataOf(scope: Scope, root: MapNode): Fields {
  const found = childMap({ scope, map: root, path: "" }, "metadata");
  return found ?? { scope, map: emptyMap(startOf(root)), path: "metadata" };
}

/** The name and place of an object nobody decodes further: nothing about it is an error. */
export function peekMeta(root: MapNode): Pick<Meta, "name" | "namespace" | "at"> {
  const meta = metadataOf(newScope("", "server"), root);
  const name = textField(meta, "name");
  return { name: name?.text ?? "", namespace: stringField(meta, "namespace"), at: name ?? startOf(root) };
}

function readOwners(meta: Fields): readonly Owner[] {
  return mapListField(meta, "ownerReferences").map((owner) => ({
    kind: stringField(owner, "kind") ?? "",
    name: stringField(owner, "name") ?? "",
  }));
}

/** The namespace a namespaced object lives in, with a notice where kubectl would fill it in. */
export function homeNamespace(scope: Scope, meta: Meta): string {
  if (meta.namespace !== null && meta.namespace !== "") return meta.namespace;
  report(scope, {
    code: "namespace-defaulted",
    at: meta.at,
    path: "metadata.namespace",
    message: `\`${meta.name}\` names no namespace and is taken to be in \`default\``,
  });
  return "default";
}
