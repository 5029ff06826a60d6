/** Namespaces: those loaded, and those that other objects could not exist without. */
import type { Labels, Namespace } from "#src/engine/index.ts";
import { namespaceLabels } from "../decode/cluster.ts";
import type { ReadOptions } from "../types.ts";
import { contentsOf, type Finding, type Loaded } from "./loaded.ts";

export interface LinkedNamespaces {
  readonly namespaces: readonly Namespace[];
  /** Those that have a profile. */
  readonly known: readonly { readonly name: string; readonly labels: Labels }[];
  readonly findings: readonly Finding[];
}

export function linkNamespaces(loaded: readonly Loaded[], assume: ReadOptions["assume"]): LinkedNamespaces {
  const namespaces = new Map<string, Namespace>();
  for (const { content } of contentsOf(loaded, "namespace")) {
    namespaces.set(content.name, {
      name: content.name,
      labels: namespaceLabels(content.name, content.labels),
      defined: true,
    });
  }
  const findings: Finding[] = [];
  for (const about of loaded) {
    const name = about.object.content === null ? null : about.object.namespace;
    if (name === null || namespaces.has(name)) continue;
    namespaces.set(name, { name, labels: namespaceLabels(name, {}), defined: false });
    if (assume === "nothing") continue;
    findings.push({
      code: "namespace-assumed",
      about,
      at: about.object.at,
      path: "metadata.namespace",
      message: `namespace \`${name}\` is not loaded and is assumed to have no labels of its own`,
    });
  }
  const all = [...namespaces.values()];
  return { namespaces: all, known: all.filter(({ defined }) => defined || assume === "missing"), findings };
}
