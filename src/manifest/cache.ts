/**
 * Decoded documents by their text. A document means the same wherever it stands, so after a one-line edit only the
 * document that holds the line is read again. Bounded by the size of the texts; what falls out is simply read again.
 */
import { decodeDocument, type DecodedDocument } from "./decode/document.ts";

/** In UTF-16 code units: twice the 20 MB of text a user may load, for the draft beside the original. */
const capacity = 40_000_000;

const decoded = new Map<string, DecodedDocument>();
let held = 0;

export function decodeCached(text: string): DecodedDocument {
  const known = decoded.get(text);
  if (known !== undefined) {
    decoded.delete(text);
    decoded.set(text, known);
    return known;
  }
  const fresh = decodeDocument(text);
  decoded.set(text, fresh);
  held += text.length;
  for (const oldest of decoded.keys()) {
    if (held <= capacity || oldest === text) break;
    decoded.delete(oldest);
    held -= oldest.length;
  }
  return fresh;
}
