/**
 * The short way: YAML as `kubectl` and people write it nearly always, line by line to the same tree that the events of
 * the full parser give (a law holds the two together). A value of several lines is an island, read by the full parser
 * alone; anything else out of the ordinary (anchors, tags, tabs, errors) gives the whole document up.
 */
import type { Entry, ListNode, MapNode, ScalarNode, YamlNode } from "./node.ts";
import { readFlow } from "./plainFlow.ts";
import { PlainLines } from "./plainLines.ts";
import { resolvePlain } from "./scalars.ts";
import { shifted } from "./shift.ts";

/** Reads a text that is one value; null where it cannot. Offsets count from the text's start. */
export type IslandReader = (text: string) => YamlNode | null;

/** Null: not plain enough, which says nothing about the document. */
export function readPlain(source: string, readIsland: IslandReader): MapNode | null {
  if (unusual.test(source)) return null;
  try {
    return new PlainReader(source, readIsland).read();
  } catch (reason) {
    if (reason === notPlain) return null;
    throw reason;
  }
}

/** Tabs, carriage returns, byte order marks and everything that YAML forbids or treats specially. */
const unusual = /[^\n -~\u00a0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd]/;
const notPlain = new Error("not plain enough");

/** What means something else by itself: markers, block scalars that count their indent from around, anchors and tags. */
const dependent = /^(?:---|\.\.\.|[|>][^\n]*[0-9])|(?:^|[\s[{,:])[&*!]/;

/** Values that start with these are tags, anchors, aliases, keys of their own, or errors. */
const indicators = "&*!%@`,]}#?:";

/** Deeper nesting than manifests have, long before recursion is a matter. */
const maxDepth = 60;
/** More keys than this are looked up in a set; nearly all mappings have fewer. */
const fewKeys = 12;

class PlainReader {
  private readonly lines: PlainLines;
  private readonly readIsland: IslandReader;
  private depth = 0;

  constructor(source: string, readIsland: IslandReader) {
    this.lines = new PlainLines(source);
    this.readIsland = readIsland;
  }

  read(): MapNode {
    const { lines } = this;
    lines.next();
    if (lines.source.startsWith("---", lines.at)) {
      if (lines.indent !== 0 || !lines.restIsBlank(lines.at + 3)) throw notPlain;
      lines.next();
    }
    if (lines.indent !== 0 || lines.isDash()) throw notPlain;
    const root = this.readMap(0);
    if (!lines.isOver) throw notPlain;
    return root;
  }

  private readMap(indent: number): MapNode {
    const { lines } = this;
    if (++this.depth > maxDepth) throw notPlain;
    const start = lines.at;
    const entries: Entry[] = [];
    let seen: Set<string> | null = null;
    let end = start;
    while (lines.indent === indent && !lines.isDash()) {
      const keyNode = this.readKey();
      const key = keyNode.source;
      if (seen === null ? entries.some((entry) => entry.key === key) : seen.has(key)) throw notPlain;
      const value = this.readValue(indent, keyNode.end);
      entries.push({ key, keyNode, value, merged: false });
      if (entries.length > fewKeys) seen ??= new Set(entries.map((entry) => entry.key));
      seen?.add(key);
      end = Math.max(end, keyNode.end, value.end);
    }
    if (lines.indent > indent || entries.length === 0) throw notPlain;
    this.depth--;
    return { kind: "map", entries, start, end, flow: false, knotted: false };
  }

  private readList(indent: number): ListNode {
    const { lines } = this;
    if (++this.depth > maxDepth) throw notPlain;
    const start = lines.at;
    const items: YamlNode[] = [];
    let end = start;
    while (lines.indent === indent && lines.isDash()) {
      const item = this.readItem(indent);
      items.push(item);
      end = Math.max(end, item.end);
    }
    if (lines.indent > indent) throw notPlain;
    this.depth--;
    return { kind: "list", items, start, end, flow: false, knotted: false };
  }

  /** What follows a dash: a mapping that starts beside it, or one value. */
  private readItem(indent: number): YamlNode {
    const { lines } = this;
    const lineStart = lines.at - indent;
    const at = lines.skipSpaces(lines.at + 1);
    if (at >= lines.end || lines.isComment(at)) throw notPlain;
    lines.at = at;
    if (lines.isDash()) throw notPlain;
    if (lines.keyEnd(at) < 0) return this.readInline(indent);
    lines.indent = at - lineStart;
    return this.readMap(lines.indent);
  }

  private readKey(): ScalarNode {
    const { lines } = this;
    const { at } = lines;
    const end = lines.keyEnd(at);
    if (end < 0) throw notPlain;
    lines.at = end + 1;
    if (lines.isQuote(at)) return this.quoted(at, end);
    const text = lines.source.slice(at, end);
    if (resolvePlain(text) !== null) throw notPlain;
    return plainText(text, at);
  }

  /** The value of a key that ends at `keyEnd`: on its line, on the lines below, or none. */
  private readValue(indent: number, keyEnd: number): YamlNode {
    const { lines } = this;
    const at = lines.skipSpaces(lines.at);
    if (at < lines.end && !lines.isComment(at)) {
      lines.at = at;
      return this.readInline(indent);
    }
    lines.next();
    if (lines.indent > indent)
      return lines.isDash() ? this.readList(lines.indent) : this.readMap(lines.indent);
    if (lines.indent === indent && lines.isDash()) return this.readList(indent);
    return emptyScalar(keyEnd + 1);
  }

  /** A value that starts where the reading is, in the line of a key or dash that stands at `indent`. */
  private readInline(indent: number): YamlNode {
    const { lines } = this;
    const first = lines.source.charAt(lines.at);
    if (indicators.includes(first) || lines.isDash()) throw notPlain;
    switch (first) {
      case '"':
      case "'":
        return this.inQuotes(indent);
      case "[":
      case "{":
        return this.inBrackets(indent) ?? this.island(indent);
      case "|":
      case ">":
        return this.island(indent);
      default:
        return this.plain(indent);
    }
  }

  private inQuotes(indent: number): YamlNode {
    const { lines } = this;
    const close = lines.closingQuote(lines.at);
    if (close < 0 || !lines.restIsBlank(close + 1)) return this.island(indent);
    return this.alone(this.quoted(lines.at, close + 1), indent);
  }

  private quoted(start: number, end: number): ScalarNode {
    const { source } = this.lines;
    const style = source.charAt(start) === '"' ? "double" : "single";
    const text = source.slice(start + 1, end - 1);
    return { kind: "scalar", value: text, type: "string", source: text, style, knotted: false, start, end };
  }

  /** A value in brackets that is whole on its line. */
  private inBrackets(indent: number): YamlNode | null {
    const { lines } = this;
    const node = readFlow(lines.source, lines.at, lines.end);
    return node !== null && lines.restIsBlank(node.end) ? this.alone(node, indent) : null;
  }

  private plain(indent: number): YamlNode {
    const { lines } = this;
    const start = lines.at;
    const found = lines.unquoted(start);
    if (found === null) throw notPlain;
    if (!found.commented && lines.goesOn(indent)) return this.island(indent);
    const text = lines.source.slice(start, found.end);
    const meaning = resolvePlain(text);
    if (meaning === null) return this.alone(plainText(text, start), indent);
    const { value, type } = meaning;
    if (typeof value === "number" && !Number.isFinite(value)) throw notPlain;
    return this.alone({ ...plainText(text, start), value, type }, indent);
  }

  /** Steps behind a value that is whole on its line; deeper lines below it would belong to it. */
  private alone<T extends YamlNode>(node: T, indent: number): T {
    this.lines.next();
    if (this.lines.indent > indent) throw notPlain;
    return node;
  }

  /** Gives the value, with all deeper and blank lines below it, to the full parser. */
  private island(indent: number): YamlNode {
    const { lines } = this;
    const start = lines.at;
    const end = lines.endOfBlock(indent);
    const text = lines.source.slice(start, end + 1);
    if (dependent.test(text)) throw notPlain;
    const node = this.readIsland(text);
    const bracketed = text.startsWith("[") || text.startsWith("{");
    if (node === null || (bracketed ? node.kind === "scalar" || !node.flow : node.kind !== "scalar"))
      throw notPlain;
    lines.end = end;
    lines.next();
    return shifted(node, start);
  }
}

function plainText(text: string, start: number): ScalarNode {
  return {
    kind: "scalar",
    value: text,
    type: "string",
    source: text,
    style: "plain",
    knotted: false,
    start,
    end: start + text.length,
  };
}

function emptyScalar(at: number): ScalarNode {
  return { ...plainText("", at), value: null, type: "null" };
}
