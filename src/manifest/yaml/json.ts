/** A node as the JSON value that Kubernetes would decode. */
import type { YamlNode } from "./node.ts";

export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

export function toJson(node: YamlNode): Json {
  switch (node.kind) {
    case "scalar":
      return node.value;
    case "list":
      return node.items.map(toJson);
    case "map":
      return Object.fromEntries(node.entries.map((entry) => [entry.key, toJson(entry.value)]));
  }
}
