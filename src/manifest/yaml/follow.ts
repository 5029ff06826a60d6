/** From a field path to what stands there in a parsed document. */
import type { Entry, Span, YamlNode } from "./node.ts";

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
