/** Fields as Go's decoder leaves them: null and missing are the zero value, numbers in text fields become text. */
import { entryOf, isNull, valueOf, type MapNode, type YamlNode } from "../yaml/node.ts";

export function mapAt(map: MapNode, name: string): MapNode | null {
  const node = valueOf(map, name);
  return node?.kind === "map" ? node : null;
}

export function listAt(map: MapNode, name: string): readonly YamlNode[] {
  const node = valueOf(map, name);
  return node?.kind === "list" ? node.items : [];
}

/** Empty where it is missing. */
export function textAt(map: MapNode, name: string): string {
  const node = valueOf(map, name);
  return node === null ? "" : textOf(node);
}

export function textsAt(map: MapNode, name: string): readonly string[] {
  return listAt(map, name).map(textOf);
}

export function numberAt(map: MapNode, name: string): number | null {
  const node = valueOf(map, name);
  return node?.kind === "scalar" && typeof node.value === "number" ? node.value : null;
}

export function flagAt(map: MapNode, name: string): boolean {
  const node = valueOf(map, name);
  return node?.kind === "scalar" && node.value === true;
}

export function isSet(map: MapNode, name: string): boolean {
  const entry = entryOf(map, name);
  return entry !== null && !isNull(entry.value);
}

export function textOf(node: YamlNode): string {
  return node.kind === "scalar" && node.value !== null ? String(node.value) : "";
}
