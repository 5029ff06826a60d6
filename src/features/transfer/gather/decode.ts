/** Bytes → text files: UTF-8 or UTF-16 text, or a .zip of such. Anything else is refused by name, never guessed at. */
import { joinGathered, problem, type Gathered } from "./problem.ts";
import { recognise } from "./recognise.ts";
import { unzipped } from "./unzip.ts";

export async function decodeFile(name: string, bytes: Uint8Array): Promise<Gathered> {
  if (!isZip(bytes)) return decodeText(name, bytes);
  const entries = await unzipped(name, bytes);
  const read = joinGathered([
    { files: [], problems: entries.problems },
    ...entries.files.map((entry) => decodeText(entry.name, entry.bytes)),
  ]);
  return { ...read, title: (name.split("/").at(-1) ?? name).replace(/\.zip$/i, "") };
}

/** `PK`, then the marks of a first entry. */
function isZip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 0x03 && bytes[3] === 0x04;
}

function decodeText(name: string, bytes: Uint8Array): Gathered {
  try {
    const text = new TextDecoder(encodingOf(bytes), { fatal: true, ignoreBOM: true }).decode(bytes);
    if (!text.includes("\0")) return { files: [{ name, text }], problems: [] };
  } catch {
    // Falls through: bytes that are no text in their encoding.
  }
  const { says, help, line } = recognise(bytes);
  return { files: [], problems: [problem(name, `\`${name}\` ${says}`, { help, line })] };
}

/** By the byte order mark; without one it is UTF-8, as Kubernetes has it. */
function encodingOf(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return "utf-16be";
  return "utf-8";
}
