/**
 * State ↔ URL fragment. Parameters stand in one fixed order and defaults are left out, so that two people who
 * look at the same thing have the same link. Law: `parseLink(printLink(link))` is the link again.
 */
import type { EndpointId, PolicyId } from "#src/engine/index.ts";
import { initialLink } from "../initial.ts";
import type { LinkState, ViewState } from "../state.ts";

export type LinkView = LinkState & Pick<ViewState, "version" | "inspectorTab">;

/** Where the documents are. `packed` is what `pack` made of them. */
export type LinkedDocuments =
  /** The link says nothing about documents: whatever is open is meant. */
  | { readonly kind: "open" }
  | { readonly kind: "sample"; readonly file: string }
  | { readonly kind: "packed"; readonly packed: string }
  | { readonly kind: "named"; readonly hash: string };

export interface Link {
  readonly view: LinkView;
  readonly documents: LinkedDocuments;
  /** Packed draft steps, or null. */
  readonly draft: string | null;
  /** Packed pins, or null. */
  readonly pins: string | null;
}

const defaults: LinkView = { ...initialLink, version: "after", inspectorTab: "why" };

/** Names in the fragment, in canonical order. */
const names = {
  source: "from",
  destination: "to",
  port: "port",
  sourcePort: "sport",
  family: "family",
  backend: "backend",
  scope: "scope",
  version: "version",
  step: "step",
  lens: "lens",
  policy: "policy",
  inspectorTab: "tab",
  search: "search",
} as const satisfies Readonly<Record<keyof LinkView, string>>;

/** Without the leading `#`; empty for the defaults with no documents. */
export function printLink({ view, documents, draft, pins }: Link): string {
  const pairs: (readonly [string, string])[] = [];
  for (const [field, name] of Object.entries(names) as [keyof LinkView, string][]) {
    const value = view[field];
    if (value !== defaults[field] && value !== null) pairs.push([name, String(value)]);
  }
  if (documents.kind === "sample") pairs.push(["sample", documents.file]);
  if (documents.kind === "named") pairs.push(["set", documents.hash]);
  if (draft !== null) pairs.push(["draft", draft]);
  if (pins !== null) pairs.push(["pins", pins]);
  if (documents.kind === "packed") pairs.push(["data", documents.packed]);
  return pairs.map(([name, value]) => `${name}=${escape(value)}`).join("&");
}

/** Signs that stay readable in a fragment. */
const readable: readonly (readonly [string, string])[] = [
  ["%3A", ":"],
  ["%2F", "/"],
  ["%2C", ","],
];

function escape(value: string): string {
  // Half a surrogate pair is no text and cannot be encoded.
  const whole = value.replace(/\p{Surrogate}/gu, "\uFFFD");
  return readable.reduce((text, [code, sign]) => text.replaceAll(code, sign), encodeURIComponent(whole));
}

/** Never fails: what is not understood keeps its default. */
export function parseLink(fragment: string): Link {
  const values = new Map(fragment.split("&").flatMap(parsePair));
  const text = (field: keyof LinkView): string | null => values.get(names[field]) ?? null;
  const view: LinkView = {
    source: text("source"),
    destination: text("destination"),
    port: text("port") ?? "",
    sourcePort: whole(text("sourcePort"), 65_535),
    family: oneOf(text("family"), { "4": 4, "6": 6 }, null),
    backend: whole(text("backend"), 100_000) ?? 0,
    scope: oneOf(text("scope"), { enforced: "enforced", pending: "pending" }, "enforced"),
    version: oneOf(text("version"), { before: "before", after: "after" }, "after"),
    step: whole(text("step"), 100_000),
    // Ids are brands over text: one that names nothing loaded is answered with nothing.
    lens: text("lens") as EndpointId | null,
    policy: text("policy") as PolicyId | null,
    inspectorTab: oneOf(text("inspectorTab"), { why: "why", policies: "policies", yaml: "yaml" }, "why"),
    search: text("search") ?? "",
  };
  return {
    view,
    documents: parseDocuments(values),
    draft: values.get("draft") ?? null,
    pins: values.get("pins") ?? null,
  };
}

function parsePair(pair: string): [string, string][] {
  const at = pair.indexOf("=");
  if (at <= 0) return [];
  try {
    return [[pair.slice(0, at), decodeURIComponent(pair.slice(at + 1))]];
  } catch {
    return [];
  }
}

function parseDocuments(values: ReadonlyMap<string, string>): LinkedDocuments {
  const [packed, file, hash] = [values.get("data"), values.get("sample"), values.get("set")];
  if (packed !== undefined) return { kind: "packed", packed };
  if (file !== undefined) return { kind: "sample", file };
  return hash === undefined ? { kind: "open" } : { kind: "named", hash };
}

function whole(text: string | null, most: number): number | null {
  if (text === null || !/^\d{1,6}$/.test(text)) return null;
  return Math.min(Number(text), most);
}

function oneOf<Value>(text: string | null, values: Readonly<Record<string, Value>>, other: Value): Value {
  return text !== null && Object.hasOwn(values, text) ? (values[text] ?? other) : other;
}
