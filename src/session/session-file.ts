/** A whole session as one file: documents, every step of the draft, pins and what is looked at. Importing it is going on. */
import type { SourceFile } from "#src/manifest/index.ts";
import { decodeDocuments, decodeEdits, decodePins } from "./link/decode.ts";
import { parseLink, printLink, type LinkView } from "./link/link.ts";
import type { DocumentState } from "./state.ts";

export interface SavedFile {
  readonly document: DocumentState;
  readonly view: LinkView;
}

/** Says what the file is, and changes when the shape below does. */
const mark = { tierboard: "session", format: 1 } as const;

export const sessionFileEnding = ".tierboard.json";

export function printSession({ document, view }: SavedFile): string {
  const { title, files, assumeRunning, addresses, edits, cursor, pins = [] } = document;
  const looking = printLink({ view, documents: { kind: "open" }, draft: null, pins: null });
  const content = { ...mark, title, files, assumeRunning, addresses, edits, cursor, pins, looking };
  return `${JSON.stringify(content, null, 1)}\n`;
}

/** Null where the files are anything else, or the session is damaged. */
export function readSession(files: readonly SourceFile[]): SavedFile | null {
  const [file, another] = files;
  if (file === undefined || another !== undefined || !looksLikeSession(file.text)) return null;
  const fields = parse(file.text);
  const documents = decodeDocuments(fields);
  const edits = decodeEdits(fields["edits"]);
  const pins = decodePins(fields["pins"]);
  const { cursor, looking } = fields;
  if (fields["format"] !== mark.format || documents === null || edits === null || pins === null) return null;
  if (typeof cursor !== "number" || !Number.isInteger(cursor) || cursor < 0 || cursor > edits.length)
    return null;
  const view = parseLink(typeof looking === "string" ? looking : "").view;
  return { document: { ...documents, edits, cursor, pins, sample: null }, view };
}

function looksLikeSession(text: string): boolean {
  return /^\s*\{\s*"tierboard":\s*"session"/.test(text);
}

function parse(text: string): Readonly<Record<string, unknown>> {
  try {
    // It begins as an object does, so that is what it is.
    return JSON.parse(text) as Readonly<Record<string, unknown>>;
  } catch {
    return {};
  }
}
