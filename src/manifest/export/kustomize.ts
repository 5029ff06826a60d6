/** The steps as a kustomize overlay: a kustomization, one patch per object, new objects as resources. */
import { printObjects } from "../edit/export.ts";
import type { Reading, SourceFile } from "../types.ts";
import type { Json } from "../yaml/json.ts";
import type { ObjectStep, Target } from "./changes.ts";
import { isMap, type JsonMap } from "./merge-patch.ts";
import { printYaml } from "./print-yaml.ts";

/** `before` gives the base: the changed objects as they were, so that the overlay builds as it stands. */
export function kustomizeOverlay(before: Reading, steps: readonly ObjectStep[]): readonly SourceFile[] {
  const based = steps.filter(({ step }) => step !== "apply");
  const applied = steps.flatMap((step) => (step.step === "apply" ? [step.text] : []));
  const names = new Set<string>();
  const patches = based.map((step) => patchFor(step, `patches/${unique(names, fileName(step.object))}.yaml`));
  const base = printObjects(
    before,
    based.map(({ object }) => object),
  );
  const resources = [
    ...(base === "" ? [] : ["base/objects.yaml"]),
    ...(applied.length === 0 ? [] : ["new/objects.yaml"]),
  ];
  const kustomization = {
    apiVersion: "kustomize.config.k8s.io/v1beta1",
    kind: "Kustomization",
    resources,
    ...(patches.length === 0 ? {} : { patches: patches.map(({ entry }) => entry) }),
  };
  return [
    { name: "kustomization.yaml", text: notesOn(steps) + printYaml(kustomization) },
    ...(base === "" ? [] : [{ name: "base/objects.yaml", text: base }]),
    ...(applied.length === 0 ? [] : [{ name: "new/objects.yaml", text: applied.join("---\n") }]),
    ...patches.map(({ file }) => file),
  ];
}

function notesOn(steps: readonly ObjectStep[]): string {
  const base = "# base/ holds the changed objects as they were loaded: put your own base in its place.\n";
  const kept =
    "# What is deleted here is left out of the build; `kubectl apply -k` leaves it in the cluster.\n";
  return steps.some(({ step }) => step === "delete") ? base + kept : base;
}

interface Patch {
  readonly file: SourceFile;
  /** Its line in the kustomization. */
  readonly entry: JsonMap;
}

function patchFor(step: ObjectStep, path: string): Patch {
  if (step.step === "patch" && mergesLists(step) && holdsList(step.patch)) {
    const operations = operationsOf(step.before, step.patch, "");
    return { file: { name: path, text: printYaml(operations) }, entry: { target: selectorOf(step), path } };
  }
  return { file: { name: path, text: printYaml(strategic(step)) }, entry: { path } };
}

/** A partial object: fields that are null are taken out, lists of these kinds take the place of the old ones. */
function strategic(step: ObjectStep): JsonMap {
  const { apiVersion, kind } = step;
  const patch: JsonMap = step.step === "patch" ? step.patch : {};
  const metadata = isMap(patch["metadata"]) ? patch["metadata"] : {};
  return {
    ...(step.step === "delete" ? { $patch: "delete" } : {}),
    apiVersion,
    kind,
    ...patch,
    metadata: { ...metadata, ...identityOf(step) },
  };
}

function identityOf({ name, namespace }: Target): JsonMap {
  return namespace === null ? { name } : { name, namespace };
}

/** Groups whose lists kustomize merges item by item, by a key of their own. */
const merging = new Set(["", "apps", "batch", "discovery.k8s.io"]);

function mergesLists({ apiVersion }: Target): boolean {
  return merging.has(apiVersion.includes("/") ? apiVersion.slice(0, apiVersion.indexOf("/")) : "");
}

function holdsList(value: Json): boolean {
  if (Array.isArray(value)) return true;
  return isMap(value) && Object.values(value).some(holdsList);
}

/** kustomize takes names for regular expressions, with anchors of its own: a dot in one would stand for any sign. */
function selectorOf(target: Target): JsonMap {
  const { apiVersion, kind, name } = target;
  const slash = apiVersion.indexOf("/");
  const group = slash < 0 ? {} : { group: apiVersion.slice(0, slash) };
  const literal = name.replaceAll(/[^A-Za-z0-9-]/g, "\\$&");
  return {
    ...group,
    version: apiVersion.slice(slash + 1),
    kind,
    ...identityOf({ ...target, name: literal }),
  };
}

/** The same patch field by field (RFC 6902): `add` also replaces. */
function operationsOf(before: JsonMap, patch: JsonMap, at: string): readonly JsonMap[] {
  return Object.entries(patch).flatMap(([key, value]): readonly JsonMap[] => {
    const path = `${at}/${key.replaceAll("~", "~0").replaceAll("/", "~1")}`;
    const old = before[key];
    if (value === null) return [{ op: "remove", path }];
    return isMap(value) && isMap(old) ? operationsOf(old, value, path) : [{ op: "add", path, value }];
  });
}

/** `NetworkPolicy shop/web` as `networkpolicy-shop-web`. */
function fileName(object: string): string {
  return object.toLowerCase().replaceAll(/[^a-z0-9.]+/g, "-");
}

/** With a number where another object has the name already. */
function unique(taken: Set<string>, name: string): string {
  let free = name;
  for (let count = 2; taken.has(free); count++) free = `${name}-${count}`;
  taken.add(free);
  return free;
}
