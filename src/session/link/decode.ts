/** What a link carries comes from anybody: every value is checked before it is believed. */
import type { Change, FieldChange, ObjectChange, SourceFile, StageableKind } from "#src/manifest/index.ts";
import type { Edit } from "#src/plan/index.ts";
import type { FlowQuery } from "#src/explain/index.ts";
import type { Pin } from "../pins.ts";
import type { DocumentState } from "../state.ts";

/** The loaded files and how they are read, without the draft. */
export type Documents = Pick<DocumentState, "title" | "files" | "assumeRunning" | "addresses">;

type Fields = Readonly<Record<string, unknown>>;

export function decodeDocuments(value: unknown): Documents | null {
  if (!isFields(value)) return null;
  const { title, files, assumeRunning, addresses } = value;
  if (typeof title !== "string" || !isFields(addresses)) return null;
  if (!isListOf(files, isFile) || !isListOf(assumeRunning, isText)) return null;
  const texts = Object.entries(addresses).filter((entry): entry is [string, string] => isText(entry[1]));
  return { title, files, assumeRunning, addresses: Object.fromEntries(texts) };
}

export function decodeEdits(value: unknown): readonly Edit[] | null {
  return isListOf(value, isEdit) ? value : null;
}

export function decodePins(value: unknown): readonly Pin[] | null {
  return isListOf(value, isPin) ? value : null;
}

function isPin(value: unknown): value is Pin {
  if (!isFields(value) || !isQuery(value["query"])) return false;
  return value["expect"] === "allow" || value["expect"] === "deny";
}

function isQuery(value: unknown): value is FlowQuery {
  if (!isFields(value)) return false;
  const { from, to, port, sourcePort, family } = value;
  const numbered = sourcePort === null || (Number.isInteger(sourcePort) && typeof sourcePort === "number");
  return isText(from) && isText(to) && isText(port) && numbered && [null, 4, 6].includes(family as null);
}

function isFields(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isText(value: unknown): value is string {
  return typeof value === "string";
}

function isListOf<Item>(value: unknown, is: (item: unknown) => item is Item): value is readonly Item[] {
  return Array.isArray(value) && value.every(is);
}

function isFile(value: unknown): value is SourceFile {
  return isFields(value) && isText(value["name"]) && isText(value["text"]);
}

function isEdit(value: unknown): value is Edit {
  return isFields(value) && isText(value["title"]) && isListOf(value["changes"], isChange);
}

const fields: readonly unknown[] = [
  "spec.order",
  "spec.tier",
  "spec.priority",
  "spec.defaultAction",
] satisfies readonly FieldChange["field"][];

function isChange(value: unknown): value is Change {
  return isFields(value) && "kind" in value ? isObjectChange(value) : isFieldChange(value);
}

const stageable: readonly unknown[] = [
  "NetworkPolicy",
  "GlobalNetworkPolicy",
  "KubernetesNetworkPolicy",
  "StagedNetworkPolicy",
  "StagedGlobalNetworkPolicy",
  "StagedKubernetesNetworkPolicy",
] satisfies readonly StageableKind[];

function isObjectChange(value: Fields): boolean {
  const { kind, object, text, to } = value;
  // The list of kinds is the contract's; a kind that is none of them leaves the link unread.
  switch (kind as ObjectChange["kind"]) {
    case "add":
      return isText(text);
    case "replace":
      return isText(object) && isText(text);
    case "retype":
      return isText(object) && stageable.includes(to);
    case "remove":
    case "mute":
    case "unmute":
      return isText(object);
    default:
      return false;
  }
}

function isFieldChange(value: unknown): value is FieldChange {
  if (!isFields(value) || !isText(value["object"]) || !fields.includes(value["field"])) return false;
  const set = value["value"];
  return set === null || isText(set) || (typeof set === "number" && Number.isFinite(set));
}
