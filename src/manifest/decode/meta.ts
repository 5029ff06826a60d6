/** `apiVersion`, `kind` and `metadata` of an object, and the identity made of them. */
import type { Labels } from "#src/engine/index.ts";
import type { MapNode, Span } from "../yaml/node.ts";
import {
  childMap,
  has,
  labelsField,
  mapListField,
  emptyMap,
  startOf,
  stringField,
  textField,
  type Fields,
  type Text,
} from "./fields.ts";
import { breakOff, newScope, report, type Scope } from "./scope.ts";

export interface Meta {
  /** `?` where it is missing or no text. */
  readonly name: string;
  /** As written; null where missing, `?` where it is no text. */
  readonly namespace: string | null;
  /** False: name or namespace cannot be read, so nobody knows which object is meant. */
  readonly named: boolean;
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
  const generateName = stringField(meta, "generateName");
  const identity = identityIn(meta, generateName);
  if (identity.name === unreadable && !scope.broken) {
    const at = startOf(meta.map);
    const message = "`metadata.name` is missing";
    breakOff(scope, { code: "missing-field", at, path: "metadata.name", message });
  }
  return {
    ...identity,
    generateName,
    labels: labelsField(meta, "labels"),
    annotations: labelsField(meta, "annotations"),
    owners: readOwners(meta),
    deleting: stringField(meta, "deletionTimestamp") !== null,
    at: identity.at ?? startOf(root),
  };
}

const unreadable = "?";

interface Identity extends Pick<Meta, "name" | "namespace" | "named"> {
  /** The name's place. */
  readonly at: Text | null;
}

function identityIn(meta: Fields, generateName: string | null): Identity {
  const at = textField(meta, "name");
  const written = at === null || at.text === "" ? generateName : at.text;
  const named = stringField(meta, "namespace");
  const namespace = named === null && has(meta, "namespace") ? unreadable : named;
  return {
    name: written ?? unreadable,
    namespace,
    named: written !== null && namespace === named,
    at,
  };
}

/** Missing metadata reads as empty metadata. */
function metadataOf(scope: Scope, root: MapNode): Fields {
  const found = childMap({ scope, map: root, path: "" }, "metadata");
  return found ?? { scope, map: emptyMap(startOf(root)), path: "metadata" };
}

/** The name and place of an object nobody decodes further: nothing about it is an error. */
export function peekMeta(root: MapNode): Pick<Meta, "name" | "namespace" | "named" | "at"> {
  const meta = metadataOf(newScope("", "server"), root);
  const identity = identityIn(meta, stringField(meta, "generateName"));
  return { ...identity, at: identity.at ?? startOf(root) };
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
