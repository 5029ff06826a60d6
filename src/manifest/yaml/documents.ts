/**
 * Cuts a file at its document markers, before anything is parsed: a broken document cannot hide the others.
 * A marker at the start of a line is a marker in every context of YAML, block scalars included.
 */
export interface DocumentText {
  /** With its own marker line, without the byte order mark. */
  readonly text: string;
  /** Offset of the document in the file. */
  readonly start: number;
}

/** All documents of a file in order, empty ones included. Cost: two passes over the text. */
export function splitDocuments(text: string): readonly DocumentText[] {
  const documents: DocumentText[] = [];
  let start = text.startsWith("\uFEFF") ? 1 : 0;
  const markers = [...markersIn(text, "---"), ...markersIn(text, "...")].sort((a, b) => a - b);
  for (const at of markers) {
    const closing = text.charAt(at) === ".";
    const end = closing ? endOfLine(text, at) : at;
    if (!closing && hasDirective(text.slice(start, end))) continue;
    if (end > start) documents.push({ text: text.slice(start, end), start });
    start = end;
  }
  if (start < text.length) documents.push({ text: text.slice(start), start });
  return documents;
}

/** Offsets of every marker that starts a line and stands alone in it or before a blank. */
function markersIn(text: string, marker: "---" | "..."): readonly number[] {
  const found: number[] = [];
  for (let at = text.indexOf(marker); at >= 0; at = text.indexOf(marker, at + 3)) {
    const before = text.charAt(at - 1);
    const after = text.charAt(at + 3);
    const opens = before === "" || before === "\n" || before === "\r" || (before === "\uFEFF" && at === 1);
    if (opens && (after === "" || /[ \t\r\n]/.test(after))) found.push(at);
  }
  return found;
}

/** `%YAML 1.1` stands before the marker of its own document. */
function hasDirective(chunk: string): boolean {
  return (
    chunk.includes("%") && /^%/m.test(chunk) && /^(?:(?:%.*|[ \t]*(?:#.*)?)(?:\r\n|\r|\n|$))*$/.test(chunk)
  );
}

function endOfLine(text: string, from: number): number {
  const newline = text.indexOf("\n", from);
  return newline === -1 ? text.length : newline + 1;
}
