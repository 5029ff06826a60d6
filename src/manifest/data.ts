/**
 * Files that are data rather than manifests (scenarios, tests): plain values as Kubernetes' YAML reader has them, each
 * with its place. JSON is taken the short way; places in it are looked up when somebody asks.
 */
import { codes } from "./codes.ts";
import { indexLines } from "./lines.ts";
import { follow } from "./yaml/follow.ts";
import type { Diagnostic, Place, SourceFile } from "./types.ts";
import { type DocumentText, splitDocuments } from "./yaml/documents.ts";
import { type Json, toJson } from "./yaml/json.ts";
import type { Span, YamlNode } from "./yaml/node.ts";
import { parseDocument, type YamlProblem } from "./yaml/parse.ts";

export interface DataDocument {
  readonly value: Json;
  /** Where the value at `flows[2].expect` stands; the nearest one on the way where the path leads nowhere. */
  readonly placeOf: (path: string) => Place;
}

export interface Data {
  /** Those that hold anything, in order. */
  readonly documents: readonly DataDocument[];
  readonly problems: readonly Diagnostic[];
}

export function readData(file: SourceFile): Data {
  const value = parseJson(file.text);
  if (value === undefined) return readYaml(file);
  let located: Data | null = null;
  const placeOf = (path: string): Place => {
    located ??= readYaml(file);
    return located.documents[0]?.placeOf(path) ?? placer(file)(0, { start: 0, end: 0 });
  };
  return { documents: [{ value, placeOf }], problems: [] };
}

/** Undefined for what is no JSON. */
function parseJson(text: string): Json | undefined {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, "")) as Json; // What JSON.parse gives is Json by definition.
  } catch {
    return undefined;
  }
}

function readYaml(file: SourceFile): Data {
  const place = placer(file);
  const documents: DataDocument[] = [];
  const problems: Diagnostic[] = [];
  for (const document of splitDocuments(file.text)) {
    const parsed = parseDocument(document.text);
    if (!parsed.ok) problems.push(diagnostic(parsed.problem, place(document.start, parsed.problem)));
    else if (parsed.root !== null) documents.push(dataOf(parsed.root, document, place));
  }
  return { documents, problems };
}

type Placer = (offset: number, span: Span) => Place;

function placer({ name, text }: SourceFile): Placer {
  const lines = indexLines(text);
  return (offset, { start, end }) => ({
    file: name,
    start: lines.position(offset + start),
    end: lines.position(offset + end),
  });
}

function dataOf(root: YamlNode, document: DocumentText, place: Placer): DataDocument {
  return { value: toJson(root), placeOf: (path) => place(document.start, follow(root, path)) };
}

function diagnostic({ code, message, help }: YamlProblem, place: Place): Diagnostic {
  const { severity, help: general } = codes[code];
  return { code, severity, message, help: help ?? general, place, object: null, path: null };
}
