/**
 * One document's text to a tree with places, read as Kubernetes reads it (semantics §14).
 * js-yaml finds the structure; what scalars, keys, tags, merges and aliases mean is decided here.
 * Never throws: what is wrong is a problem with a place, and then there is no tree.
 */
import { getScalarValue, parseEvents, YAMLException } from "js-yaml";
import { buildTree, type YamlProblem } from "./build.ts";
import type { YamlNode } from "./node.ts";
import { readPlain } from "./plain.ts";
import { wordingOf } from "./wording.ts";

export type { YamlProblem } from "./build.ts";

export type ParsedDocument =
  | { readonly ok: true; /** Null: nothing but comments. */ readonly root: YamlNode | null }
  | { readonly ok: false; readonly problem: YamlProblem };

/** Deeper nesting than any manifest has; keeps recursion over trees safe. */
const maxDepth = 200;

/** `text` is one document as `splitDocuments` cuts it. */
export function parseDocument(text: string): ParsedDocument {
  const plain = readPlain(text, readIsland);
  return plain === null ? parseFully(text) : { ok: true, root: plain };
}

function readIsland(text: string): YamlNode | null {
  const parsed = parseFully(text);
  return parsed.ok ? parsed.root : null;
}

/** The long way, for everything YAML is: the same tree where `readPlain` gives one. */
export function parseFully(text: string): ParsedDocument {
  const source = text.startsWith("\uFEFF") ? ` ${text.slice(1)}` : text;
  try {
    const built = buildTree(source, parseEvents(source, { maxDepth }), getScalarValue);
    if (built.ok) return built;
    return { ok: false, problem: { ...built.problem, help: adviceOn(text, built.problem.start) } };
  } catch (error) {
    if (!(error instanceof YAMLException)) throw error;
    const at = Math.min(Math.max(error.mark?.position ?? 0, 0), text.length);
    const { message, help } = wordingOf(error.reason);
    return {
      ok: false,
      problem: {
        code: "yaml-syntax",
        message,
        help: adviceOn(text, at) ?? help,
        start: at,
        end: Math.min(at + 1, text.length),
      },
    };
  }
}

function adviceOn(text: string, at: number): string | null {
  const lineStart = Math.max(text.lastIndexOf("\n", at - 1), text.lastIndexOf("\r", at - 1)) + 1;
  const [line = ""] = text.slice(lineStart, lineStart + 400).split(/[\r\n]/);
  if (line.includes("{{")) return "this looks like a template: render it first, then load the result";
  return /^ *\t/.test(line) ? "YAML is indented with spaces, not tabs" : null;
}
