/**
 * A YAML document as a tree whose every node knows where it stands.
 * Offsets are UTF-16 code units into the text of the document. An alias is the very node it names.
 */
export interface Span {
  readonly start: number;
  readonly end: number;
}

export interface ScalarNode extends Span {
  readonly kind: "scalar";
  /** As Kubernetes reads it; integers beyond 2^53 lose digits here and keep them in `source`. */
  readonly value: string | number | boolean | null;
  /** The text behind the value: unquoted, escapes resolved. */
  readonly source: string;
  readonly style: "plain" | "single" | "double" | "block";
  /** Decides whether two keys are the same: `1`, `1.0` and `"1"` are three keys. */
  readonly type: ScalarType;
  readonly knotted: boolean;
}

export type ScalarType = "string" | "int" | "float" | "bool" | "null";

export interface ListNode extends Span {
  readonly kind: "list";
  readonly items: readonly YamlNode[];
  readonly flow: boolean;
  readonly knotted: boolean;
}

export interface Entry {
  readonly key: string;
  readonly keyNode: ScalarNode;
  readonly value: YamlNode;
  /** True: came in by `<<`, so the text stands elsewhere. */
  readonly merged: boolean;
}

export interface MapNode extends Span {
  readonly kind: "map";
  readonly entries: readonly Entry[];
  readonly flow: boolean;
  /** True: carries an anchor or a tag, so that its text is not all there is to it. */
  readonly knotted: boolean;
}

export type YamlNode = ScalarNode | ListNode | MapNode;

/** The entry of a key; where two YAML keys become one JSON key (`1` and `"1"`) the later one. */
export function entryOf(map: MapNode, key: string): Entry | null {
  for (let index = map.entries.length - 1; index >= 0; index--) {
    const entry = map.entries[index];
    if (entry?.key === key) return entry;
  }
  return null;
}

/** The value of a key, null where it is missing or null. */
export function valueOf(map: MapNode, key: string): YamlNode | null {
  const value = entryOf(map, key)?.value ?? null;
  return value !== null && isNull(value) ? null : value;
}

export function isNull(node: YamlNode): boolean {
  return node.kind === "scalar" && node.value === null;
}
