/**
 * What has to be done to a cluster that holds one set of objects so that it holds another: objects patched, applied and
 * deleted. Made from the two readings alone, whatever edits led from one to the other.
 */
import { standalone } from "../edit/export.ts";
import type { Loaded } from "../link/loaded.ts";
import { loadFiles } from "../load.ts";
import type { Reading } from "../types.ts";
import { toJson } from "../yaml/json.ts";
import { isMap, mergePatch, withoutNulls, type JsonMap } from "./merge-patch.ts";

/** An object as the API server knows it. */
export interface Target {
  /** `KIND NAMESPACE/NAME` as on the board. */
  readonly object: string;
  readonly apiVersion: string;
  readonly kind: string;
  /** Null for cluster-scoped kinds. */
  readonly namespace: string | null;
  readonly name: string;
}

export type ObjectStep = Target &
  (
    | { readonly step: "patch"; readonly before: JsonMap; readonly patch: JsonMap }
    /** `text`: the whole object, new or in another API version, as the user wrote it. */
    | { readonly step: "apply"; readonly text: string }
    | { readonly step: "delete" }
  );

/** In an order in which they can be carried out: new tiers first, deleted ones last. */
export function changedObjects(before: Reading, after: Reading): readonly ObjectStep[] {
  const old = storedObjects(before);
  const now = storedObjects(after);
  const made = [...now].flatMap(([key, loaded]) => stepFor(old.get(key), loaded));
  const gone = [...old].flatMap(([key, loaded]): readonly ObjectStep[] =>
    now.has(key) ? [] : [{ ...targetOf(loaded), step: "delete" }],
  );
  return [...made, ...gone].sort((one, other) => phaseOf(one) - phaseOf(other));
}

/** By what the API server tells them apart by, so without those whose name cannot be read. What the board calls a stored policy depends on its tier. */
function storedObjects(reading: Reading): ReadonlyMap<string, Loaded> {
  const counting = [...loadFiles(reading.files).counting.values()].filter(({ object }) => object.named);
  return new Map(
    counting.map((loaded) => {
      const { apiVersion, kind, namespace, name } = targetOf(loaded);
      const group = apiVersion.includes("/") ? apiVersion.slice(0, apiVersion.indexOf("/")) : "";
      return [[group, kind, namespace ?? "", name].join(" "), loaded];
    }),
  );
}

function stepFor(old: Loaded | undefined, now: Loaded): readonly ObjectStep[] {
  const target = targetOf(now);
  // A document that did not change decodes to the very same object.
  if (old?.object === now.object) return [];
  if (old === undefined || targetOf(old).apiVersion !== target.apiVersion)
    return [{ ...target, step: "apply", text: standalone(now) }];
  const [before, after] = [contentOf(old), contentOf(now)];
  const patch = mergePatch(before, after);
  return Object.keys(patch).length === 0 ? [] : [{ ...targetOf(old), step: "patch", before, patch }];
}

/** Without `apiVersion` and `kind`, which items of typed lists do not have. */
function contentOf({ object }: Loaded): JsonMap {
  const value = withoutNulls(toJson(object.node));
  if (!isMap(value)) return {};
  return Object.fromEntries(Object.entries(value).filter(([key]) => key !== "apiVersion" && key !== "kind"));
}

/** The name is the written one: stored forms of Calico's objects are called otherwise than on the board. */
function targetOf({ id, object }: Loaded): Target {
  const { apiVersion, kind, namespace, name, node } = object;
  const value = toJson(node);
  const meta = isMap(value) ? value["metadata"] : undefined;
  const written = isMap(meta) ? meta["name"] : undefined;
  return { object: id, apiVersion, kind, namespace, name: typeof written === "string" ? written : name };
}

function phaseOf({ kind, step }: ObjectStep): number {
  const carries = kind === "Tier" || kind === "Namespace";
  if (step === "delete") return carries ? 3 : 2;
  return carries && step === "apply" ? 0 : 1;
}
