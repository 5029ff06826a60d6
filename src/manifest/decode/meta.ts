/** `apiVersion`, `kind` and `metadata` of an object, and the identity made of them. */
import type { Labels } from "#src/engine/index.ts";
import type { MapNode, Span } from "../yaml/node.ts";
import {
  childMap,
  labelsField,
  mapListField,
  openMap,
  startOf,
  stringField,
  textField,
  type Fields,
} from "./fields.ts";
import { breakOff, report, type Scope } from "./scope.ts";

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
  const object = openMap(scope, { node: root, path: "" });
  const meta = object === null ? null : childMap(object, "metadata");
  const name = meta === null ? null : textField(meta, "name");
  const generateName = meta === null ? null : stringField(meta, "generateName");
  if (name === null && generateName === null && !scope.broken) {
    breakOff(scope, {
      code: "missing-field",
      at: meta === null ? startOf(root) : startOf(meta.map),
      path: "metadata.name",
      message: "`metadata.name` is missing",
    });
  }
  return {
    name: name?.text ?? generateName ?? "",
    namespace: (meta === null ? null : stringField(meta, "namespace")) ?? null,
    generateName,
    labels: meta === null ? {} : labelsField(meta, "labels"),
    annotations: meta === null ? {} : labelsField(meta, "annotations"),
    owners: meta === null ? [] : readOwners(meta),
    deleting: meta !== null && stringField(meta, "deletionTimestamp") !== null,
    at: name ?? startOf(root),
  };
}

/** The name and place of an object nobody decodes further: nothing about it is an error. */
export function peekMeta(root: MapNode): Pick<Meta, "name" | "namespace" | "at"> {
  const silent: Scope = { problems: [], text: "", broken: false };
  const object = openMap(silent, { node: root, path: "" });
  const meta = object === null ? null : childMap(object, "metadata");
  const name = meta === null ? null : textField(meta, "name");
  return {
    name: name?.text ?? "",
    namespace: meta === null ? null : stringField(meta, "namespace"),
    at: name ?? startOf(root),
  };
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
