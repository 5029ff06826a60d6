/** What bytes are that are no text: said in one clause, with what to do about it. */

const unpack = "unpack it first (only .zip archives are opened)";
const others = "only YAML and JSON manifests are read";
const resave = "save it as UTF-8";

/** What a kind of file begins with; `tar` says so further in. */
const signatures: readonly (readonly [start: string, what: string, advice: string, at?: number])[] = [
  ["PK\x03\x04", "a .zip archive inside another", unpack],
  ["\x1f\x8b", "a gzip archive", unpack],
  ["BZh", "a bzip2 archive", unpack],
  ["\xfd7zXZ", "an xz archive", unpack],
  ["(\xb5/\xfd", "a zstd archive", unpack],
  ["7z\xbc\xaf", "a 7z archive", unpack],
  ["Rar!", "a rar archive", unpack],
  ["ustar", "a tar archive", unpack, 257],
  ["\x89PNG", "a PNG image", others],
  ["\xff\xd8\xff", "a JPEG image", others],
  ["GIF8", "a GIF image", others],
  ["%PDF", "a PDF document", others],
  ["SQLite format", "a database", others],
  ["\x7fELF", "a program", others],
  ["\xcf\xfa\xed\xfe", "a program", others],
  ["MZ", "a program", others],
];

/** Lower case, no final period: `this is a gzip archive, not text: unpack it first …`. */
export function whyNotText(bytes: Uint8Array): string {
  const found = signatures.find(([start, , , at = 0]) => holds(bytes, start, at));
  if (found) return `this is ${found[1]}, not text: ${found[2]}`;
  if (isWide(bytes)) return `this is UTF-16 or UTF-32 without a byte order mark: ${resave}`;
  if (bytes.some((byte) => byte < 32 && ![9, 10, 12, 13, 27].includes(byte)))
    return `this is not text: ${others}`;
  return `line ${foreignLine(bytes)} is not UTF-8, the file may be Latin-1: ${resave}`;
}

/** By its content; an archive may be called anything. An empty one has no first entry. */
export function isZip(bytes: Uint8Array): boolean {
  return holds(bytes, "PK\x03\x04", 0) || holds(bytes, "PK\x05\x06", 0);
}

function holds(bytes: Uint8Array, text: string, at: number): boolean {
  return Array.from(text).every((sign, index) => bytes[at + index] === sign.charCodeAt(0));
}

/** Of Latin text in wide signs at least every other byte is zero, and always in the same places. */
function isWide(bytes: Uint8Array): boolean {
  const sample = bytes.subarray(0, 400);
  const places = [0, 1, 2, 3].map((place) => sample.filter((_, index) => index % 4 === place));
  const zero = places.map((place) => place.filter((byte) => byte !== 0).length * 20 <= place.length);
  const text = places.map((place) => place.filter((byte) => byte === 0).length === 0);
  return sample.length >= 8 && zero.some(Boolean) && zero.every((is, index) => is || text[index] === true);
}

/** From 1. A line break is one byte in UTF-8, whatever stands before it. */
function foreignLine(bytes: Uint8Array): number {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  for (let start = 0, line = 1; start < bytes.length; line++) {
    const end = bytes.indexOf(10, start);
    try {
      decoder.decode(bytes.subarray(start, end < 0 ? bytes.length : end));
    } catch {
      return line;
    }
    start = end < 0 ? bytes.length : end + 1;
  }
  return 1;
}
