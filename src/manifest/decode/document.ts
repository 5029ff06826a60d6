/** One document to its objects: a `List` is opened, everything else is one object. Depends on the text alone. */
import { parseDocument } from "../yaml/parse.ts";
import { isNull, valueOf, type MapNode, type Span, type YamlNode } from "../yaml/node.ts";
import { checkKnown, openMap, startOf } from "./fields.ts";
import { kinds, type Content, type KindInfo } from "./kinds.ts";
import { homeNamespace, peekMeta, readMeta, typeMeta, type TypeMeta } from "./meta.ts";
import { newScope, report, type Problem, type Reader, type Scope } from "./scope.ts";
import { reportRefusals, type Fate } from "./refusals.ts";
import { storedMeta } from "./stored.ts";

export interface DecodedObject {
  /** Shared by what cannot be told apart, where `named` is false. */
  readonly id: string;
  /** False: its name or namespace cannot be read, so it is no copy of any other object. */
  readonly named: boolean;
  readonly apiVersion: string;
  readonly kind: string;
  /** Kind as shown; ids of unread kinds may repeat across API groups. */
  readonly namespace: string | null;
  readonly name: string;
  readonly role: "used" | "unused" | "broken";
  readonly content: Content | null;
  readonly node: MapNode;
  /** Where diagnostics about the object as a whole point. */
  readonly at: Span;
  readonly problems: readonly Problem[];
  /** True: an item of a List. */
  readonly listed: boolean;
}

export interface DecodedDocument {
  readonly text: string;
  readonly root: YamlNode | null;
  readonly objects: readonly DecodedObject[];
  /** What is wrong with the document as such. */
  readonly problems: readonly Problem[];
  /** True: nothing but comments. */
  readonly empty: boolean;
}

export function decodeDocument(text: string, reader: Reader = "server"): DecodedDocument {
  const parsed = parseDocument(text);
  if (!parsed.ok) {
    const problem = { ...parsed.problem, path: null };
    return { text, root: null, objects: [], problems: [problem], empty: false };
  }
  const { root } = parsed;
  if (root === null || isNull(root)) return { text, root, objects: [], problems: [], empty: true };
  const scope = newScope(text, reader);
  const objects = decodeValue(root, scope, null);
  return { text, root, objects, problems: scope.problems, empty: false };
}

/** `inherited`: the type of the items of a typed list, such as PodList, which name none themselves. */
function decodeValue(node: YamlNode, scope: Scope, inherited: TypeMeta | null): readonly DecodedObject[] {
  const type = node.kind === "map" ? readType(node, inherited) : null;
  if (node.kind !== "map" || type === null) {
    report(scope, {
      code: "not-an-object",
      at: node.kind === "map" ? startOf(node) : node,
      path: null,
      message: notAnObject(node),
    });
    return [];
  }
  const items = type.kind.endsWith("List") ? valueOf(node, "items") : null;
  if (items?.kind === "list") {
    const itemType = type.kind === "List" ? null : { ...type, kind: type.kind.slice(0, -"List".length) };
    return items.items
      .flatMap((item) => decodeValue(item, scope, itemType))
      .map((object) => ({ ...object, listed: true }));
  }
  if (type.kind === "List" && type.group === "") return [];
  return [decodeObject(node, type, scope)];
}

function notAnObject(node: YamlNode): string {
  if (node.kind === "list") return "a list is not a Kubernetes object";
  return node.kind === "map"
    ? "the document has no `apiVersion` and `kind`"
    : "plain text is not a Kubernetes object";
}

function readType(node: MapNode, inherited: TypeMeta | null): TypeMeta | null {
  const fields = openMap(newScope("", "server"), { node, path: "" });
  return (fields === null ? null : typeMeta(fields)) ?? inherited;
}

function decodeObject(node: MapNode, type: TypeMeta, { text, reader }: Scope): DecodedObject {
  const info = kinds.find(({ group, kind }) => group === type.group && kind === type.kind);
  if (info === undefined) return bystander(node, type, null);
  const scope = newScope(text, reader);
  if (!info.versions.includes(type.version)) {
    report(scope, {
      code: "unknown-version",
      at: startOf(node),
      path: "apiVersion",
      message: `\`${type.kind}\` in \`${type.apiVersion}\` is not read`,
      help: `write it in \`${info.group === "" ? "" : `${info.group}/`}${info.versions.join("` or `")}\``,
    });
    return { ...bystander(node, type, info), problems: scope.problems };
  }
  return decodeKnown(node, { type, info, scope });
}

/** Kinds whose content stands beside `metadata`, not in a `spec`. */
const flatKinds: readonly string[] = ["ServiceAccount", "EndpointSlice"];

/** A field that slipped out of `spec` would be lost without a word. */
function checkRoot(scope: Scope, node: MapNode, kind: string): void {
  if (flatKinds.includes(kind)) return;
  checkKnown({ scope, map: node, path: "" }, ["apiVersion", "kind", "metadata", "spec", "status"]);
}

function decodeKnown(
  node: MapNode,
  { type, info, scope }: { type: TypeMeta; info: KindInfo; scope: Scope },
): DecodedObject {
  checkRoot(scope, node, type.kind);
  const written = readMeta(scope, node);
  const meta =
    type.group === "crd.projectcalico.org"
      ? storedMeta(written, { kind: type.kind, tier: tierOf(node) })
      : written;
  const namespace = info.namespaced ? homeNamespace(scope, meta) : null;
  const content = info.decode({ scope, root: node, meta, kind: info.shown, namespace });
  if (type.group === "projectcalico.org" && scope.reader === "server")
    reportRefusals(scope, node, { kind: type.kind, fate: fateOf(content, scope) });
  return {
    id: idOf(info.shown, namespace, meta.name),
    named: meta.named,
    apiVersion: type.apiVersion,
    kind: type.kind,
    namespace,
    name: meta.name,
    role: scope.broken ? "broken" : content === null ? "unused" : "used",
    content: scope.broken ? null : content,
    node,
    at: meta.at,
    problems: scope.problems,
    listed: false,
  };
}

function fateOf(content: Content | null, scope: Scope): Fate {
  if (content === null) return "ignored";
  if (scope.broken) return "unread";
  return content.kind === "policy" && content.policy.ignored !== null ? "ignored" : "used";
}

function tierOf(node: MapNode): string | null {
  const spec = valueOf(node, "spec");
  const tier = spec?.kind === "map" ? valueOf(spec, "tier") : null;
  return tier?.kind === "scalar" && typeof tier.value === "string" ? tier.value : null;
}

/** An object that takes no part: its kind says nothing about policy, or its version is not read. */
function bystander(node: MapNode, type: TypeMeta, info: KindInfo | null): DecodedObject {
  const { name, namespace, named, at } = peekMeta(node);
  const sharesName = info === null && kinds.some(({ shown }) => shown === type.kind);
  return {
    id: idOf(info?.shown ?? (sharesName ? `${type.kind}.${type.group}` : type.kind), namespace, name),
    named,
    apiVersion: type.apiVersion,
    kind: type.kind,
    namespace,
    name,
    role: "unused",
    content: null,
    node,
    at,
    problems: [],
    listed: false,
  };
}

function idOf(kind: string, namespace: string | null, name: string): string {
  return namespace === null ? `${kind} ${name}` : `${kind} ${namespace}/${name}`;
}
