/**
 * What a kustomization builds to, written from kustomize's reference of `resources` and `patches` alone: resources are
 * told apart by group, kind, namespace and name; a patch without target is for the one resource it names; the fields
 * of a target are regular expressions between anchors, and an empty one stands for any.
 */
import { CORE_SCHEMA, loadAll } from "js-yaml";
import {
  documentsOf,
  isFields,
  jsonPatch,
  keyOf,
  mergePatch,
  textOf,
  type Fields,
  type Value,
} from "./world.ts";

interface PatchLine {
  readonly path: string;
  readonly target?: Readonly<Record<string, string>>;
}

/** Objects in the order of the resources. Throws where kustomize gives up or would do what nobody meant. */
export function buildOverlay(files: Readonly<Record<string, string>>): readonly Fields[] {
  const [kustomization = {}] = documentsOf(files["kustomization.yaml"] ?? "");
  const paths = (kustomization["resources"] ?? []) as readonly string[];
  const resources = paths.flatMap((path) => documentsOf(textAt(files, path)));
  const keys = resources.map(keyOf);
  const twice = keys.find((key, index) => keys.indexOf(key) < index);
  if (twice !== undefined) throw new Error(`already registered: ${twice}`);
  const lines = (kustomization["patches"] ?? []) as unknown as readonly PatchLine[];
  return lines.reduce<readonly Fields[]>(
    (all, line) => patched(all, line, textAt(files, line.path)),
    resources,
  );
}

function textAt(files: Readonly<Record<string, string>>, path: string): string {
  const text = files[path];
  if (text === undefined) throw new Error(`no file ${path}`);
  return text;
}

function patched(all: readonly Fields[], { target }: PatchLine, text: string): readonly Fields[] {
  const [patch = null] = loadAll(text, { schema: CORE_SCHEMA }) as readonly Value[];
  const hit = (object: Fields): boolean =>
    target === undefined ? isFields(patch) && keyOf(object) === keyOf(patch) : matches(object, target);
  if (all.filter(hit).length !== 1) throw new Error(`${all.filter(hit).length} resources for ${text}`);
  return all.flatMap((object) => (hit(object) ? changed(object, patch) : [object]));
}

function changed(object: Fields, patch: Value): readonly Fields[] {
  if (!isFields(patch)) return [jsonPatch(object, patch as readonly Fields[]) as Fields];
  if (patch["$patch"] === "delete") return [];
  if (mergesItems(object) && holdsList(patch)) throw new Error("its lists would be merged item by item");
  return [mergePatch(object, patch) as Fields];
}

/** Kinds built into Kubernetes whose lists have merge keys; those of network policies and custom kinds have none. */
function mergesItems(object: Fields): boolean {
  return ["v1", "apps/v1", "batch/v1", "discovery.k8s.io/v1"].includes(textOf(object["apiVersion"]));
}

function holdsList(value: Value): boolean {
  return Array.isArray(value) || (isFields(value) && Object.values(value).some(holdsList));
}

function matches(object: Fields, target: Readonly<Record<string, string>>): boolean {
  const [group = "", kind = "", namespace = "", name = ""] = keyOf(object).split(" ");
  const version = textOf(object["apiVersion"]).split("/").at(-1) ?? "";
  const own: Readonly<Record<string, string>> = { group, version, kind, namespace, name };
  return Object.entries(target).every(([field, pattern]) =>
    new RegExp(`^(?:${pattern})$`).test(own[field] ?? ""),
  );
}
