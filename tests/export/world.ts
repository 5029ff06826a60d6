/** A cluster that is only a map, and what `kubectl` does to it, written from its documentation alone. */
import { CORE_SCHEMA, loadAll } from "js-yaml";

export type Value = string | number | boolean | null | readonly Value[] | { readonly [key: string]: Value };
export type Fields = Readonly<Record<string, Value>>;

/** Objects by group, kind, namespace and name. */
export type World = ReadonlyMap<string, Fields>;

export const isFields = (value: Value | undefined): value is Fields =>
  typeof value === "object" && value !== null && !Array.isArray(value);

export const textOf = (value: Value | undefined): string => (typeof value === "string" ? value : "");

function without(fields: Fields, name: string): Fields {
  return Object.fromEntries(Object.entries(fields).filter(([key]) => key !== name));
}

export function documentsOf(text: string): readonly Fields[] {
  const loaded = loadAll(text, { schema: CORE_SCHEMA }) as readonly Value[];
  return loaded.filter(isFields).flatMap((document) => {
    const { items } = document;
    const kind = textOf(document["kind"]);
    if (!kind.endsWith("List") || !Array.isArray(items)) return [document];
    const typed =
      kind === "List" ? {} : { apiVersion: document["apiVersion"] ?? "", kind: kind.slice(0, -4) };
    return (items as readonly Fields[]).map((item) => ({ ...typed, ...item }));
  });
}

export function keyOf(object: Fields): string {
  const meta = isFields(object["metadata"]) ? object["metadata"] : {};
  const apiVersion = textOf(object["apiVersion"]);
  const [group = ""] = apiVersion.includes("/") ? apiVersion.split("/") : [];
  const namespace = textOf(meta["namespace"] ?? "default");
  return [group, textOf(object["kind"]), namespace, textOf(meta["name"])].join(" ");
}

/** As the API server keeps them: nulls are dropped. */
export function worldOf(texts: readonly string[]): World {
  return worldWith(texts.flatMap(documentsOf));
}

export function worldWith(objects: readonly Fields[]): World {
  return new Map(objects.map((object) => [keyOf(object), dropNulls(object) as Fields]));
}

function dropNulls(value: Value): Value {
  if (Array.isArray(value)) return (value as readonly Value[]).map(dropNulls);
  if (!isFields(value)) return value;
  const kept = Object.entries(value).filter(([, child]) => child !== null);
  return Object.fromEntries(kept.map(([key, child]) => [key, dropNulls(child)]));
}

/** RFC 7386, section 2, line by line. */
export function mergePatch(target: Value | undefined, patch: Value): Value {
  if (!isFields(patch)) return patch;
  return Object.entries(patch).reduce<Fields>(
    (result, [name, value]) =>
      value === null ? without(result, name) : { ...result, [name]: mergePatch(result[name], value) },
    isFields(target) ? target : {},
  );
}

/** RFC 6902, as far as `add` (also: replace) and `remove` of members go. */
export function jsonPatch(target: Value, operations: readonly Fields[]): Value {
  return operations.reduce((value, operation) => {
    const path = textOf(operation["path"]).split("/").slice(1);
    const keys = path.map((part) => part.replaceAll("~1", "/").replaceAll("~0", "~"));
    return operate(value, keys, operation);
  }, target);
}

function operate(value: Value, [key = "", ...rest]: readonly string[], operation: Fields): Value {
  if (!isFields(value)) throw new Error(`nothing to ${textOf(operation["op"])} at ${key}`);
  if (rest.length > 0) return { ...value, [key]: operate(value[key] ?? null, rest, operation) };
  if (operation["op"] === "add") return { ...value, [key]: operation["value"] ?? null };
  if (operation["op"] !== "remove" || !(key in value)) throw new Error(`cannot remove ${key}`);
  return without(value, key);
}

/** What a `kubectl` that wrote its calls down was asked to do. */
export interface Call {
  readonly args: readonly string[];
  readonly input: string;
}

export function carryOut(world: World, calls: readonly Call[]): World {
  const result = new Map(world);
  for (const { args, input } of calls) {
    const [verb, resource = "", name = ""] = args;
    const namespace = args.includes("-n") ? args[args.indexOf("-n") + 1] : "default";
    if (verb === "apply") {
      for (const object of documentsOf(input)) result.set(keyOf(object), dropNulls(object) as Fields);
      continue;
    }
    const key = [...result.keys()].find((one) => {
      const [group = "", kind = "", where, called] = one.split(" ");
      const plural = kind.toLowerCase().replace(/y$/, "ie") + "s";
      return (
        resource === (group === "" ? plural : `${plural}.${group}`) && where === namespace && called === name
      );
    });
    if (key === undefined) throw new Error(`kubectl: ${resource} ${name} not found in ${String(namespace)}`);
    if (verb === "delete") result.delete(key);
    else
      result.set(
        key,
        mergePatch(result.get(key), JSON.parse(args[args.indexOf("-p") + 1] ?? "") as Value) as Fields,
      );
  }
  return result;
}

/** Without the namespace kubectl and kustomize fill in, so that worlds can be compared. */
export function plain(world: World): unknown {
  return Object.fromEntries(
    [...world].map(([key, object]) => {
      const meta = isFields(object["metadata"]) ? object["metadata"] : {};
      return [key, { ...object, metadata: { ...meta, namespace: meta["namespace"] ?? "default" } }];
    }),
  );
}
