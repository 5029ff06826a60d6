import { strToU8, zipSync } from "fflate";
import { describe, expect, test } from "vitest";
import { combine } from "../export/files.ts";
import { decodeFile } from "./decode.ts";
import { freeName, isManifestName } from "./names.ts";

const yaml = "kind: Pod\n";

function utf16(text: string, mark: readonly [number, number]): Uint8Array {
  const little = mark[0] === 0xff;
  const units = Array.from(text).flatMap((sign) => {
    const code = sign.charCodeAt(0);
    return little ? [code & 0xff, code >> 8] : [code >> 8, code & 0xff];
  });
  return Uint8Array.from([...mark, ...units]);
}

describe("bytes of a file", () => {
  test.each<[string, Uint8Array, string]>([
    ["UTF-8", strToU8("name: köln\n"), "name: köln\n"],
    ["UTF-8 with a byte order mark, kept for the export", strToU8("\uFEFFa: 1\n"), "\uFEFFa: 1\n"],
    ["UTF-16, little end first", utf16(yaml, [0xff, 0xfe]), `\uFEFF${yaml}`],
    ["UTF-16, big end first", utf16(yaml, [0xfe, 0xff]), `\uFEFF${yaml}`],
    ["nothing at all", new Uint8Array(), ""],
  ])("are read as text: %s", async (_what, bytes, text) => {
    expect(await decodeFile("f.yaml", bytes)).toEqual({ files: [{ name: "f.yaml", text }], problems: [] });
  });

  test.each<[string, readonly number[]]>([
    ["a picture", [0x89, 0x50, 0x4e, 0x47, 0, 1, 2]],
    ["text with a zero byte", [0x61, 0, 0x62]],
    ["bytes that are no UTF-8", [0xc3, 0x28]],
    ["a gzip archive", [0x1f, 0x8b, 8, 0]],
  ])("are refused by name: %s", async (_what, bytes) => {
    const { files, problems } = await decodeFile("f.bin", Uint8Array.from(bytes));
    expect(files).toEqual([]);
    expect(problems.map(({ place, message }) => [place.file, message])).toEqual([
      ["f.bin", "`f.bin` is not text"],
    ]);
  });

  test("of a .zip become its manifests, others in it are passed over", async () => {
    const zip = zipSync({
      "app/web.yaml": strToU8(yaml),
      "app/readme.md": strToU8("# no"),
      "__MACOSX/app/web.yaml": strToU8("x"),
      "app/.git/config.yaml": strToU8("x"),
    });
    expect(await decodeFile("app.zip", zip)).toEqual({
      files: [{ name: "app/web.yaml", text: yaml }],
      problems: [],
    });
  });

  test.each<[string, Uint8Array, RegExp]>([
    ["holds no manifest", zipSync({ "readme.md": strToU8("x") }), /no YAML or JSON/],
    ["is cut off", zipSync({ "a.yaml": strToU8(yaml.repeat(500)) }).slice(0, 60), /damaged/],
    ["would unfold to too much", zipSync({ "a.yaml": new Uint8Array(65 * 1024 * 1024) }), /more than 64 MB/],
  ])("of a .zip that %s are refused", async (_what, zip, message) => {
    const { files, problems } = await decodeFile("app.zip", zip);
    expect(files).toEqual([]);
    expect(problems[0]?.message).toMatch(message);
  });
});

describe("names", () => {
  test.each([
    ["a.yaml", true],
    ["deep/down/a.YML", true],
    ["a.json", true],
    ["a.txt", false],
    [".github/a.yaml", false],
    ["x/node_modules/a.json", false],
  ])("%s in a folder is a manifest: %s", (name, is) => {
    expect(isManifestName(name)).toBe(is);
  });

  test("a paste gets a name that is free", () => {
    expect(freeName("pasted", [])).toBe("pasted.yaml");
    expect(freeName("pasted", ["pasted.yaml", "pasted-2.yaml"])).toBe("pasted-3.yaml");
  });
});

describe("one combined file", () => {
  test("leaves a single file as it is and keeps several apart", () => {
    expect(combine([{ name: "a", text: "a: 1" }])).toBe("a: 1");
    expect(
      combine([
        { name: "a", text: "a: 1" },
        { name: "b", text: "\uFEFFb: 2\n" },
      ]),
    ).toBe("a: 1\n---\nb: 2\n");
  });
});
