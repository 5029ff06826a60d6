/** What bytes are that cannot be read as text, in the user's words, and what to do about it. */
export interface Recognised {
  /** Follows the name of the file: `is not text: it is a gzip archive`. */
  readonly says: string;
  readonly help: string;
  /** The first line that is not UTF-8, counted from 1. */
  readonly line: number;
}

const unpack = "unpack it and load the manifests; only .zip archives are opened";
const others = "load YAML or JSON manifests; archives other than .zip are not opened";

/** What files of a kind begin with (`tar` says so further in), what they are called, and the advice. */
const signatures: readonly (readonly [bytes: string, what: string, help: string, at?: number])[] = [
  ["\x1f\x8b", "a gzip archive", unpack],
  ["BZh", "a bzip2 archive", unpack],
  ["\xfd7zXZ", "an xz archive", unpack],
  ["7z\xbc\xaf", "a 7z archive", unpack],
  ["(\xb5/\xfd", "a zstd archive", unpack],
  ["Rar!", "a rar archive", unpack],
  ["PK\x03\x04", "a .zip archive inside another", unpack],
  ["ustar", "a tar archive", unpack, 257],
  ["\x89PNG", "a PNG picture", others],
  ["\xff\xd8\xff", "a JPEG picture", others],
  ["GIF8", "a GIF picture", others],
  ["%PDF", "a PDF document", others],
  ["\x7fELF", "a program", others],
  ["MZ", "a program", others],
  ["\xd0\xcf\x11\xe0", "an Office document", others],
];

const saveAs = "save it as UTF-8, the only encoding that kubectl reads without a byte order mark";

export function recognise(bytes: Uint8Array): Recognised {
  for (const [start, what, help, at = 0] of signatures) {
    if (startsWith(bytes, start, at)) return { says: `is not text: it is ${what}`, help, line: 1 };
  }
  if (bytes[0] === 0xff && bytes[1] === 0xfe && bytes[2] === 0 && bytes[3] === 0)
    return { says: "is UTF-32 text, which is not read", help: saveAs, line: 1 };
  if (isWide(bytes)) return { says: "is UTF-16 text without a byte order mark", help: saveAs, line: 1 };
  if (bytes.some((byte) => byte < 32 && ![9, 10, 12, 13].includes(byte)))
    return { says: "is not text: it holds bytes that text never has", help: others, line: 1 };
  const line = firstForeignLine(bytes);
  return {
    says: `is not UTF-8 text: line ${line} is in another encoding, such as Latin-1`,
    help: saveAs,
    line,
  };
}

function startsWith(bytes: Uint8Array, text: string, at: number): boolean {
  return Array.from(text).every((sign, index) => bytes[at + index] === sign.charCodeAt(0));
}

/** Every other byte of Latin text in UTF-16 is zero. */
function isWide(bytes: Uint8Array): boolean {
  const sample = bytes.subarray(0, 400);
  const zeros = [0, 0];
  sample.forEach((byte, index) => {
    if (byte === 0) zeros[index % 2] = (zeros[index % 2] ?? 0) + 1;
  });
  const [even = 0, odd = 0] = zeros;
  return sample.length >= 4 && Math.max(even, odd) * 2.5 >= sample.length && Math.min(even, odd) === 0;
}

function firstForeignLine(bytes: Uint8Array): number {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  for (let start = 0, line = 1; start < bytes.length; line++) {
    const newline = bytes.indexOf(10, start);
    const end = newline < 0 ? bytes.length : newline;
    try {
      decoder.decode(bytes.subarray(start, end));
    } catch {
      return line;
    }
    start = end + 1;
  }
  return 1;
}
