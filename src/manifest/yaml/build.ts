/** Events of one document to a tree: tags, keys, merges, aliases and places. */
import { COLLECTION_STYLE, EVENT_ID, SCALAR_STYLE, type Event, type ScalarEvent } from "js-yaml";
import type { DiagnosticCode } from "../codes.ts";
import type { Entry, ListNode, MapNode, ScalarNode, Span, YamlNode } from "./node.ts";
import { resolvePlain, resolveTagged, type ScalarMeaning } from "./scalars.ts";

export interface YamlProblem {
  readonly code: DiagnosticCode;
  readonly message: string;
  readonly help: string | null;
  readonly start: number;
  readonly end: number;
}

export type Built =
  | { readonly ok: true; readonly root: YamlNode | null }
  | { readonly ok: false; readonly problem: YamlProblem };

/** Nodes that aliases may stand for in one document: far above any manifest, far below what hurts. */
const maxAliasedNodes = 100_000;

const nothing: ScalarMeaning = { value: null, type: "null" };
const noItems: YamlNode[] = [];
const noEntries: Entry[] = [];

const styles = {
  [SCALAR_STYLE.PLAIN]: "plain",
  [SCALAR_STYLE.SINGLE_QUOTED]: "single",
  [SCALAR_STYLE.DOUBLE_QUOTED]: "double",
  [SCALAR_STYLE.LITERAL_BLOCK]: "block",
  [SCALAR_STYLE.FOLDED_BLOCK]: "block",
} as const;

/** Ends the building of a document; caught in `buildTree`, never seen outside. */
class Refusal extends Error {
  readonly problem: YamlProblem;
  constructor(problem: YamlProblem) {
    super(problem.message);
    this.problem = problem;
  }
}

interface OpenCollection {
  readonly kind: "list" | "map";
  readonly start: number;
  readonly flow: boolean;
  readonly anchor: string | null;
  readonly knotted: boolean;
  readonly items: YamlNode[];
  readonly entries: Entry[];
  /** Made once there are so many keys that looking through them would be slow. */
  seen: Set<string> | null;
  key: ScalarNode | null;
  /** Where the last child ended. */
  cursor: number;
  /** Nodes inside, aliases expanded. */
  size: number;
}

type ScalarText = (source: string, event: ScalarEvent) => string;

export function buildTree(source: string, events: readonly Event[], scalarText: ScalarText): Built {
  try {
    return { ok: true, root: new TreeBuilder(source, scalarText).build(events) };
  } catch (error) {
    if (error instanceof Refusal) return { ok: false, problem: error.problem };
    throw error;
  }
}

class TreeBuilder {
  private readonly source: string;
  private readonly scalarText: ScalarText;
  private readonly open: OpenCollection[] = [];
  private readonly anchors = new Map<string, { node: YamlNode; size: number } | "open">();
  private root: YamlNode | null = null;
  private aliased = 0;

  constructor(source: string, scalarText: ScalarText) {
    this.source = source;
    this.scalarText = scalarText;
  }

  build(events: readonly Event[]): YamlNode | null {
    let documents = 0;
    for (const event of events) {
      switch (event.type) {
        case EVENT_ID.DOCUMENT:
          if (++documents > 1) return this.root;
          break;
        case EVENT_ID.SCALAR:
          this.addScalar(event);
          break;
        case EVENT_ID.ALIAS:
          this.addAlias(event.anchorStart, event.anchorEnd);
          break;
        case EVENT_ID.SEQUENCE:
        case EVENT_ID.MAPPING:
          this.openCollection(event);
          break;
        case EVENT_ID.POP:
          this.closeCollection();
      }
    }
    return this.root;
  }

  private openCollection(event: Extract<Event, { start: number }>): void {
    const anchor = this.anchorOf(event);
    if (anchor !== null) this.anchors.set(anchor, "open");
    const list = event.type === EVENT_ID.SEQUENCE;
    this.open.push({
      kind: list ? "list" : "map",
      start: event.start,
      flow: event.style === COLLECTION_STYLE.FLOW,
      anchor,
      knotted: anchor !== null || event.tagStart >= 0,
      items: list ? [] : noItems,
      entries: list ? noEntries : [],
      seen: null,
      key: null,
      cursor: event.start,
      size: 1,
    });
  }

  private closeCollection(): void {
    const collection = this.open.pop();
    if (collection === undefined) return;
    const { start, flow, knotted } = collection;
    const end = flow ? this.closingBracket(collection) : collection.cursor;
    const node: ListNode | MapNode =
      collection.kind === "list"
        ? { kind: "list", items: collection.items, start, end, flow, knotted }
        : { kind: "map", entries: collection.entries, start, end, flow, knotted };
    this.add(node, collection.anchor, collection.size);
  }

  /** Events carry no ends. A pair written inside a flow list (`[a: 1]`) has no bracket of its own. */
  private closingBracket(collection: OpenCollection): number {
    const opening = this.source.charAt(collection.start);
    if (opening !== "{" && opening !== "[") return collection.cursor;
    let at = Math.max(collection.cursor, collection.start + 1);
    for (; at < this.source.length; at++) {
      const char = this.source.charAt(at);
      if (char === "}" || char === "]") return at + 1;
      if (char === "#") while (at < this.source.length && !isBreak(this.source.charAt(at + 1))) at++;
    }
    return this.source.length;
  }

  private addScalar(event: ScalarEvent): void {
    const node = event.valueStart < 0 ? this.emptyScalar(event) : this.textScalar(event);
    this.add(node, this.anchorOf(event), 1);
  }

  private emptyScalar(event: ScalarEvent): ScalarNode {
    const at = this.emptyPlace(event);
    const meaning = event.tagStart < 0 ? nothing : this.tagged(event, "", at, at);
    const { value, type } = meaning;
    return {
      kind: "scalar",
      value,
      type,
      source: "",
      style: "plain",
      knotted: isKnotted(event),
      start: at,
      end: at,
    };
  }

  /** An empty value stands right behind its colon, dash or tag, or behind the key that has no colon (`{a, b}`). */
  private emptyPlace(event: ScalarEvent): number {
    const properties = Math.max(event.tagEnd, event.anchorEnd);
    if (properties >= 0) return properties;
    const parent = this.open.at(-1);
    if (parent?.key == null) return parent?.cursor ?? 0;
    let at = parent.key.end;
    while (isBlank(this.source.charAt(at))) at++;
    return this.source.charAt(at) === ":" ? at + 1 : parent.key.end;
  }

  private textScalar(event: ScalarEvent): ScalarNode {
    const text = this.scalarText(this.source, event);
    const style = styles[event.style];
    const quote = style === "single" || style === "double" ? 1 : 0;
    const start = event.valueStart - quote;
    const end = event.valueEnd + quote;
    let meaning: ScalarMeaning | null = null;
    if (event.tagStart >= 0) meaning = this.tagged(event, text, start, end);
    else if (style === "plain") meaning = resolvePlain(text);
    const knotted = isKnotted(event);
    const value = meaning === null ? text : meaning.value;
    return {
      kind: "scalar",
      value,
      type: meaning?.type ?? "string",
      source: text,
      style,
      knotted,
      start,
      end,
    };
  }

  private tagged(event: ScalarEvent, text: string, start: number, end: number): ScalarMeaning {
    const tag = this.source.slice(event.tagStart, event.tagEnd);
    const result = resolveTagged(tag, text);
    if (result.ok) return result.meaning;
    return refuse("yaml-value", `cannot read \`${clip(text)}\` as \`${tag}\``, start, end);
  }

  private addAlias(start: number, end: number): void {
    const name = this.source.slice(start, end);
    const target = this.anchors.get(name);
    if (target === undefined)
      return refuse("yaml-syntax", `unknown anchor \`${clip(name)}\``, start - 1, end);
    if (target === "open")
      return refuse("yaml-syntax", `anchor \`${clip(name)}\` contains itself`, start - 1, end);
    this.aliased += target.size;
    if (this.aliased > maxAliasedNodes) {
      return refuse("yaml-aliases", `aliases expand to more than ${maxAliasedNodes} values`, start - 1, end);
    }
    this.place(target.node, target.size, end);
  }

  private anchorOf(event: { readonly anchorStart: number; readonly anchorEnd: number }): string | null {
    return event.anchorStart < 0 ? null : this.source.slice(event.anchorStart, event.anchorEnd);
  }

  private add(node: YamlNode, anchor: string | null, size: number): void {
    if (node.kind === "scalar" && typeof node.value === "number" && !Number.isFinite(node.value)) {
      refuse(
        "yaml-value",
        `\`${node.source}\` is not a number that Kubernetes can hold`,
        node.start,
        node.end,
      );
    }
    if (anchor !== null) this.anchors.set(anchor, { node, size });
    this.place(node, size, node.end);
  }

  private place(node: YamlNode, size: number, end: number): void {
    const parent = this.open.at(-1);
    if (parent === undefined) {
      this.root = node;
      return;
    }
    parent.size += size;
    parent.cursor = Math.max(parent.cursor, end);
    if (parent.kind === "list") parent.items.push(node);
    else if (parent.key === null) parent.key = keyFrom(node);
    else {
      const keyNode = parent.key;
      parent.key = null;
      if (keyNode.style === "plain" && keyNode.source === "<<" && keyNode.type === "string")
        merge(parent, keyNode, node);
      else addEntry(parent, { key: keyText(keyNode), keyNode, value: node, merged: false }, keyNode);
    }
  }
}

function keyFrom(node: YamlNode): ScalarNode {
  if (node.kind !== "scalar")
    return refuse("yaml-value", "a mapping key must be a scalar", node.start, node.end);
  if (node.value === null)
    return refuse("yaml-value", "a mapping key must not be null", node.start, node.end);
  return node;
}

function keyText(key: ScalarNode): string {
  return String(key.value);
}

/** More keys than this are looked up in a set; nearly all mappings have fewer. */
const fewKeys = 12;

function addEntry(map: OpenCollection, entry: Entry, at: Span): void {
  if (isGiven(map, entry))
    refuse("yaml-duplicate-key", `key \`${clip(entry.key)}\` is given twice`, at.start, at.end);
  map.entries.push(entry);
  if (map.entries.length > fewKeys) map.seen ??= new Set(map.entries.map(identity));
  map.seen?.add(identity(entry));
}

function isGiven(map: OpenCollection, entry: Entry): boolean {
  if (map.seen !== null) return map.seen.has(identity(entry));
  return map.entries.some((one) => one.key === entry.key && one.keyNode.type === entry.keyNode.type);
}

function identity(entry: Entry): string {
  return `${entry.keyNode.type} ${entry.key}`;
}

/** Strict reading refuses a merged key that is given again, before or after. */
function merge(map: OpenCollection, keyNode: ScalarNode, value: YamlNode): void {
  const sources = value.kind === "list" ? value.items : [value];
  for (const source of sources) {
    if (source.kind !== "map") {
      return refuse("yaml-value", "`<<` merges a mapping or a list of mappings", keyNode.start, keyNode.end);
    }
    for (const entry of source.entries) addEntry(map, { ...entry, merged: true }, keyNode);
  }
}

function refuse(code: DiagnosticCode, message: string, start: number, end: number): never {
  throw new Refusal({ code, message, help: null, start, end });
}

function isKnotted(event: ScalarEvent): boolean {
  return event.anchorStart >= 0 || event.tagStart >= 0;
}

function isBlank(char: string): boolean {
  return char === " " || char === "\t";
}

function isBreak(char: string): boolean {
  return char === "\n" || char === "\r" || char === "";
}

function clip(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
