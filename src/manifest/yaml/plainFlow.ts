/**
 * A value in brackets that ends on its line, as people write short lists and rules: plain and quoted scalars, nested.
 * Null for anything else (comments, pairs in lists, empty values, escapes), which is for the full parser to judge.
 */
import type { Entry, ListNode, MapNode, ScalarNode, YamlNode } from "./node.ts";
import { resolvePlain } from "./scalars.ts";

/** `start` is the place of the bracket, `lineEnd` the end of its line. */
export function readFlow(source: string, start: number, lineEnd: number): ListNode | MapNode | null {
  const reader = new FlowReader(source, lineEnd);
  reader.at = start;
  return reader.collection();
}

const maxDepth = 40;

const space = 32;
const doubleQuote = 34;
const hash = 35;
const singleQuote = 39;
const comma = 44;
const dash = 45;
const colon = 58;
const openBracket = 91;
const closeBracket = 93;
const openBrace = 123;
const closeBrace = 125;

/** Unquoted scalars that start with these are something else, or may be. */
const indicators = "&*!%@`#?:|>,[]{}\"'";

class FlowReader {
  at = 0;
  private readonly source: string;
  private readonly lineEnd: number;
  private depth = 0;

  constructor(source: string, lineEnd: number) {
    this.source = source;
    this.lineEnd = lineEnd;
  }

  collection(): ListNode | MapNode | null {
    if (++this.depth > maxDepth) return null;
    const node = this.code() === openBracket ? this.list() : this.map();
    this.depth--;
    return node;
  }

  private list(): ListNode | null {
    const start = this.at;
    const items: YamlNode[] = [];
    for (;;) {
      this.at++;
      this.skipSpaces();
      if (this.code() === closeBracket && items.length === 0) break;
      const item = this.value();
      if (item === null) return null;
      items.push(item);
      this.skipSpaces();
      if (this.code() === closeBracket) break;
      if (this.code() !== comma) return null;
    }
    this.at++;
    return { kind: "list", items, start, end: this.at, flow: true, knotted: false };
  }

  private map(): MapNode | null {
    const start = this.at;
    const entries: Entry[] = [];
    for (;;) {
      this.at++;
      this.skipSpaces();
      if (this.code() === closeBrace && entries.length === 0) break;
      const entry = this.entry();
      if (entry === null || entries.some(({ key }) => key === entry.key)) return null;
      entries.push(entry);
      this.skipSpaces();
      if (this.code() === closeBrace) break;
      if (this.code() !== comma) return null;
    }
    this.at++;
    return { kind: "map", entries, start, end: this.at, flow: true, knotted: false };
  }

  private entry(): Entry | null {
    const keyNode = this.scalar();
    if (keyNode?.type !== "string" || this.code() !== colon) return null;
    if (keyNode.style === "plain" && keyNode.source === "<<") return null;
    this.at++;
    if (this.code() !== space) return null;
    this.skipSpaces();
    const value = this.value();
    return value && { key: keyNode.source, keyNode, value, merged: false };
  }

  private value(): YamlNode | null {
    const code = this.code();
    return code === openBracket || code === openBrace ? this.collection() : this.scalar();
  }

  private scalar(): ScalarNode | null {
    const code = this.code();
    return code === doubleQuote || code === singleQuote ? this.quoted(code) : this.plain();
  }

  private quoted(quote: number): ScalarNode | null {
    const { source, at: start } = this;
    const close = source.indexOf(quote === doubleQuote ? '"' : "'", start + 1);
    if (close < 0 || close >= this.lineEnd) return null;
    const text = source.slice(start + 1, close);
    const end = close + 1;
    if (quote === doubleQuote ? text.includes("\\") : source.charCodeAt(end) === singleQuote) return null;
    this.at = end;
    const style = quote === doubleQuote ? "double" : "single";
    return { kind: "scalar", value: text, type: "string", source: text, style, knotted: false, start, end };
  }

  private plain(): ScalarNode | null {
    const { source, at: start } = this;
    if (!this.opensPlain(start)) return null;
    const end = this.plainEnd();
    if (end < 0) return null;
    const text = source.slice(start, end);
    const { value, type } = resolvePlain(text) ?? { value: text, type: "string" };
    if (typeof value === "number" && !Number.isFinite(value)) return null;
    return { kind: "scalar", value, type, source: text, style: "plain", knotted: false, start, end };
  }

  private opensPlain(at: number): boolean {
    if (this.code() === dash) return this.isWordAt(at + 1);
    return at < this.lineEnd && !indicators.includes(this.source.charAt(at));
  }

  /** Moves to what ends the scalar; gives the place behind its last character, negative at a comment or the line's end. */
  private plainEnd(): number {
    const { source } = this;
    let end = this.at;
    for (; this.at < this.lineEnd; this.at++) {
      switch (this.code()) {
        case space:
          continue;
        case comma:
        case closeBracket:
        case closeBrace:
          return end;
        case openBracket:
        case openBrace:
          return -1;
        case hash:
          if (source.charCodeAt(this.at - 1) === space) return -1;
          break;
        case colon:
          if (!this.isWordAt(this.at + 1)) return end === this.at ? end : -1;
      }
      end = this.at + 1;
    }
    return -1;
  }

  /** Nothing that could give what stands before it a meaning. */
  private isWordAt(at: number): boolean {
    return at < this.lineEnd && /[A-Za-z0-9/:]/.test(this.source.charAt(at));
  }

  private code(): number {
    return this.at < this.lineEnd ? this.source.charCodeAt(this.at) : -1;
  }

  private skipSpaces(): void {
    while (this.code() === space) this.at++;
  }
}
