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

const marker = /(?:^|(?<=[\r\n]))(?:---|\.\.\.)(?=[ \t\r\n]|$)/g;

/** All documents of a file in order, empty ones included. Cost: one pass over the text. */
export function splitDocuments(text: string): readonly DocumentText[] {
  const documents: DocumentText[] = [];
  let start = text.startsWith("\uFEFF") ? 1 : 0;
  marker.lastIndex = start;
  for (let match = marker.exec(text); match !== null; match = marker.exec(text)) {
    const end = match[0] === "..." ? endOfLine(text, match.index) : match.index;
    const chunk = text.slice(start, end);
    if (match[0] === "---" && hasDirective(chunk)) continue;
    if (chunk !== "") documents.push({ text: chunk, start });
    start = end;
  }
  if (start < text.length) documents.push({ text: text.slice(start), start });
  return documents;
}

/** `%YAML 1.1` stands before the marker of its own document. */
function hasDirective(chunk: string): boolean {
  return /^%/m.test(chunk) && /^(?:(?:%.*|[ \t]*(?:#.*)?)(?:\r\n|\r|\n|$))*$/.test(chunk);
}

function endOfLine(text: string, from: number): number {
  const newline = text.indexOf("\n", from);
  return newline === -1 ? text.length : newline + 1;
}
