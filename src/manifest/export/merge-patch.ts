/** JSON merge patches (RFC 7386): the smallest one that makes one value of another. */
import type { Json } from "../yaml/json.ts";

export type JsonMap = Readonly<Record<string, Json>>;

export function isMap(value: Json | undefined): value is JsonMap {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Kubernetes drops fields that are null; a merge patch could not set them anyway. */
export function withoutNulls(value: Json): Json {
  if (Array.isArray(value)) return value.map((item: Json) => withoutNulls(item));
  if (!isMap(value)) return value;
  const kept = Object.entries(value).filter(([, child]) => child !== null);
  return Object.fromEntries(kept.map(([key, child]) => [key, withoutNulls(child)]));
}

/** Neither mapping holds nulls. Empty: they are the same. */
export function mergePatch(before: JsonMap, after: JsonMap): JsonMap {
  const patch: Record<string, Json> = {};
  for (const key of Object.keys(before)) if (!Object.hasOwn(after, key)) patch[key] = null;
  for (const [key, value] of Object.entries(after)) {
    const old = Object.hasOwn(before, key) ? before[key] : undefined;
    if (isMap(old) && isMap(value)) {
      const inner = mergePatch(old, value);
      if (Object.keys(inner).length > 0) patch[key] = inner;
    } else if (!sameJson(old, value)) patch[key] = value;
  }
  return patch;
}

/** The order of keys does not matter. */
function sameJson(one: Json | undefined, other: Json | undefined): boolean {
  if (one === other) return true;
  if (isMap(one) && isMap(other)) return Object.keys(mergePatch(one, other)).length === 0;
  if (!Array.isArray(one) || !Array.isArray(other) || one.length !== other.length) return false;
  return one.every((item: Json, index) => sameJson(item, (other as readonly Json[])[index]));
}
