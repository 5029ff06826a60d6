/**
 * crd.projectcalico.org/v1: the form in which Calico stores its objects in the Kubernetes API.
 * Its own metadata is kept in an annotation; old policy names carry their tier (semantics §2).
 */
import type { Labels } from "#src/engine/index.ts";
import type { Meta } from "./meta.ts";

const annotation = "projectcalico.org/metadata";

/** The metadata the v3 object would have. */
export function storedMeta(meta: Meta, { kind, tier }: { kind: string; tier: string | null }): Meta {
  const kept = parseObject(meta.annotations[annotation]);
  const name = typeof kept?.["name"] === "string" ? kept["name"] : trimmedName(meta.name, kind, tier);
  return {
    ...meta,
    name,
    labels: kept === null ? meta.labels : { ...meta.labels, ...labelsOf(kept["labels"]) },
  };
}

/** Calico up to v3.31 stored policies of the default tier as `default.NAME`; names in other tiers stay whole. */
function trimmedName(name: string, kind: string, tier: string | null): string {
  const trims = kind.endsWith("NetworkPolicy") && (tier === null || tier === "" || tier === "default");
  return trims && name.startsWith("default.") ? name.slice("default.".length) : name;
}

function parseObject(text: string | undefined): Record<string, unknown> | null {
  if (text === undefined) return null;
  try {
    const value: unknown = JSON.parse(text);
    // Checked on this very line: an object, and no list.
    return typeof value === "object" && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : null;
  } catch {
    return null;
  }
}

function labelsOf(value: unknown): Labels {
  if (typeof value !== "object" || value === null) return {};
  return Object.fromEntries(
    Object.entries(value).filter((entry): entry is [string, string] => typeof entry[1] === "string"),
  );
}
