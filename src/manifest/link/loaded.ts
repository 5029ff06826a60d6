/** Objects with the document they came from, and a place for what is found when they meet. */
import type { DiagnosticCode } from "../codes.ts";
import type { Content } from "../decode/kinds.ts";
import type { DecodedDocument, DecodedObject } from "../decode/document.ts";
import type { Span } from "../yaml/node.ts";

export interface LoadedDocument {
  readonly file: string;
  /** Offset of the document in its file. */
  readonly start: number;
  readonly document: DecodedDocument;
}

export interface Loaded {
  /** The object's own, made unique where its name or namespace cannot be read. */
  readonly id: string;
  readonly object: DecodedObject;
  readonly from: LoadedDocument;
}

/** Something that only shows when objects meet. */
export interface Finding {
  readonly code: DiagnosticCode;
  readonly about: Loaded;
  readonly at: Span;
  readonly path: string | null;
  readonly message: string;
  readonly help?: string;
}

/** The contents of one kind, each with its object, in loading order. */
export function contentsOf<K extends Content["kind"]>(
  loaded: readonly Loaded[],
  kind: K,
): readonly { readonly content: Extract<Content, { kind: K }>; readonly about: Loaded }[] {
  return loaded.flatMap((about) => {
    const { content } = about.object;
    return isKind(content, kind) ? [{ content, about }] : [];
  });
}

function isKind<K extends Content["kind"]>(
  content: Content | null,
  kind: K,
): content is Extract<Content, { kind: K }> {
  return content?.kind === kind;
}
