/** Where an object or one of its fields stands, and its own text. */
import { standalone } from "./edit/export.ts";
import { loadFiles } from "./load.ts";
import type { Place, Reading } from "./types.ts";
import type { Entry, Span, YamlNode } from "./yaml/node.ts";

/**
 * The place of a field: key and value of a mapping's field, the item of a list. `path` is like `spec.egress[1].action`,
 * empty for the object itself. Where the path leads nowhere, the nearest field on the way; null for an unknown object.
 */
export function placeOf(reading: Reading, object: string, path: string): Place | null {
  const loaded = loadFiles(reading.files);
  const found = loaded.counting.get(object);
  return found === undefined ? null : loaded.place(found.from, follow(found.object.node, path));
}

/** The object as a document of its own, as `printObjects` cuts it out; empty for an unknown object. */
export function objectText(reading: Reading, object: string): string {
  const found = loadFiles(reading.files).counting.get(object);
  return found === undefined ? "" : standalone(found);
}

/** The span of what stands at `path` below `root`, or of the nearest thing on the way. */
export function follow(root: YamlNode, path: string): Span {
  let node: YamlNode = root;
  let span: Span = root;
  let rest = path;
  while (rest !== "") {
    const step = stepInto(node, rest);
    if (step === null) return span;
    ({ node, span, rest } = step);
  }
  return span;
}

interface Step {
  readonly node: YamlNode;
  readonly span: Span;
  readonly rest: string;
}

function stepInto(node: YamlNode, path: string): Step | null {
  if (node.kind === "list") {
    const match = /^\[(\d+)\](?:\.|$)?/.exec(path);
    const item = match === null ? undefined : node.items[Number(match[1])];
    return match === null || item === undefined
      ? null
      : { node: item, span: item, rest: path.slice(match[0].length) };
  }
  if (node.kind === "scalar") return null;
  // Keys may hold dots (`app.kubernetes.io/name`): the longest key that fits is meant.
  let best: Entry | null = null;
  for (const entry of node.entries) {
    const follower = path.charAt(entry.key.length);
    const fits = path.startsWith(entry.key) && (follower === "" || follower === "." || follower === "[");
    if (fits && entry.key.length >= (best?.key.length ?? 0)) best = entry;
  }
  if (best === null) return null;
  const rest = path.slice(best.key.length);
  return { node: best.value, span: entrySpan(best), rest: rest.startsWith(".") ? rest.slice(1) : rest };
}

/** A value that came in by an alias or a merge stands before or far from its key. */
function entrySpan({ keyNode, value, merged }: Entry): Span {
  if (merged) return value;
  return { start: keyNode.start, end: value.start < keyNode.start ? keyNode.end : value.end };
}
