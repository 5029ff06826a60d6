/** A cluster that is only a map, and what `kubectl` and kustomize do to it, written from their documentation alone. */
import { CORE_SCHEMA, loadAll } from "js-yaml";

export type Value = string | number | boolean | null | readonly Value[] | { readonly [key: string]: Value };
type Fields = Readonly<Record<string, Value>>;

/** Objects by group, kind, namespace and name. */
export type World = ReadonlyMap<string, Fields>;

const isFields = (value: Value | undefined): value is Fields =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const textOf = (value: Value | undefined): string => (typeof value === "string" ? value : "");

function without(fields: Fields, name: string): Fields {
  return Object.fromEntries(Object.entries(fields).filter(([key]) => key !== name));
}

export function documentsOf(text: string): readonly Fields[] {
  const loaded = loadAll(text, { schema: CORE_SCHEMA }) as readonly Value[];
  return loaded.filter(isFields).flatMap((document) => {
    const { items } = document;
    return textOf(document["kind"]).endsWith("List") && Array.isArray(items)
      ? (items as readonly Fields[])
      : [document];
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
  return new Map(texts.flatMap(documentsOf).map((object) => [keyOf(object), dropNulls(object) as Fields]));
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

/** The objects an overlay builds to, from the files of its folder. */
export function buildOverlay(files: Readonly<Record<string, string>>): World {
  const [kustomization] = documentsOf(files["kustomization.yaml"] ?? "");
  const texts = (kustomization?.["resources"] ?? []) as readonly string[];
  const world = new Map(worldOf(texts.map((path) => files[path] ?? "")));
  for (const { path, target } of (kustomization?.["patches"] ?? []) as readonly {
    path: string;
    target?: Fields;
  }[]) {
    const [patch] = loadAll(files[path] ?? "", { schema: CORE_SCHEMA }) as readonly Value[];
    const aimed = target === undefined ? (patch as Fields) : asObject(target);
    const key = keyOf(aimed);
    const old = world.get(key);
    if (old === undefined) throw new Error(`no resource matches the patch ${path}`);
    if (isFields(patch) && patch["$patch"] === "delete") world.delete(key);
    else if (isFields(patch)) world.set(key, mergePatch(old, patch) as Fields);
    else world.set(key, jsonPatch(old, patch as readonly Fields[]) as Fields);
  }
  return world;
}

function asObject({ group, version, kind, name, namespace }: Fields): Fields {
  const apiVersion = group === undefined ? textOf(version) : `${textOf(group)}/${textOf(version)}`;
  return {
    apiVersion,
    kind: kind ?? "",
    metadata: { name: name ?? "", ...(namespace === undefined ? {} : { namespace }) },
  };
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
