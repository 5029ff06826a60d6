import { expect, test } from "vitest";
import { isZip, whyNotText } from "./recognise.ts";

const bytesOf = (text: string): Uint8Array => Uint8Array.from(text, (sign) => sign.charCodeAt(0));
const wide = (text: string, zeros: string, first: boolean): string =>
  Array.from(text, (sign) => (first ? zeros + sign : sign + zeros)).join("");

const unpack = "unpack it first (only .zip archives are opened)";
const others = "only YAML and JSON manifests are read";

test.each<[string, string, string]>([
  ["gzip", "\x1f\x8b\x08\0\0", `this is a gzip archive, not text: ${unpack}`],
  ["an archive in an archive", "PK\x03\x04\0", `this is a .zip archive inside another, not text: ${unpack}`],
  ["tar", `${"\0".repeat(257)}ustar`, `this is a tar archive, not text: ${unpack}`],
  ["a picture", "\x89PNG\r\n\x1a\n\0", `this is a PNG image, not text: ${others}`],
  ["a program", "\x7fELF\x02\0", `this is a program, not text: ${others}`],
  ["a zero byte in text", "kind: Pod\0", `this is not text: ${others}`],
  [
    "Latin-1",
    "a: 1\nname: k\xf6ln\nb: 2\n",
    "line 2 is not UTF-8, the file may be Latin-1: save it as UTF-8",
  ],
  [
    "Latin-1 with a colour",
    "a: \x1b[1mk\xf6ln\n",
    "line 1 is not UTF-8, the file may be Latin-1: save it as UTF-8",
  ],
  ...(["\0", "\0\0\0"] as const).flatMap((zeros) =>
    [true, false].map((first): [string, string, string] => [
      `${String(zeros.length + 1)} bytes a sign, ${first ? "big" : "little"} end first`,
      wide("kind: Pod\n", zeros, first),
      "this is UTF-16 or UTF-32 without a byte order mark: save it as UTF-8",
    ]),
  ),
])("%s is named for what it is", (_what, bytes, why) => {
  expect(whyNotText(bytesOf(bytes))).toBe(why);
});

test.each<[string, string, boolean]>([
  ["an archive", "PK\x03\x04rest", true],
  ["an archive of nothing", "PK\x05\x06", true],
  ["text that begins alike", "PK: 1\n", false],
  ["nothing", "", false],
])("%s: a .zip by its content: %s", (_what, bytes, is) => {
  expect(isZip(bytesOf(bytes))).toBe(is);
});
