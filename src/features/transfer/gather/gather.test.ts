import { strToU8, zipSync } from "fflate";
import { describe, expect, test } from "vitest";
import { combine } from "../export/files.ts";
import { decodeFile } from "./decode.ts";
import { gatherFiles } from "./files.ts";
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

  test.each<[string, readonly number[], string, number]>([
    ["a picture", [0x89, 0x50, 0x4e, 0x47, 0, 1, 2], "is not text: it is a PNG picture", 1],
    ["a gzip archive", [0x1f, 0x8b, 8, 0], "is not text: it is a gzip archive", 1],
    [
      "a tar archive",
      [...new Array<number>(257).fill(0), ...strToU8("ustar")],
      "is not text: it is a tar archive",
      1,
    ],
    ["text with a zero byte", [0x61, 0, 0x62], "is not text: it holds bytes that text never has", 1],
    [
      "Latin-1",
      [...strToU8("a: 1\nname: k"), 0xf6, ...strToU8("ln\n")],
      "is not UTF-8 text: line 2 is in another encoding, such as Latin-1",
      2,
    ],
    [
      "UTF-16 without a mark",
      [...utf16(yaml, [0xff, 0xfe])].slice(2),
      "is UTF-16 text without a byte order mark",
      1,
    ],
    ["UTF-32", [0xff, 0xfe, 0, 0, 0x61, 0, 0, 0], "is UTF-32 text, which is not read", 1],
  ])("are refused by name and for what they are: %s", async (_what, bytes, says, line) => {
    const { files, problems } = await decodeFile("f.bin", Uint8Array.from(bytes));
    expect(files).toEqual([]);
    expect(problems.map(({ place, message }) => [place.file, place.start.line, message])).toEqual([
      ["f.bin", line, `\`f.bin\` ${says}`],
    ]);
  });

  test("of a .zip become its manifests, what is passed over is said once", async () => {
    const zip = zipSync({
      "app/web.yaml": strToU8(yaml),
      "app/readme.md": strToU8("# no"),
      "__MACOSX/app/web.yaml": strToU8("x"),
      "app/.git/config.yaml": strToU8("x"),
    });
    const { files, problems, title } = await decodeFile("app.zip", zip);
    expect(files).toEqual([{ name: "app/web.yaml", text: yaml }]);
    expect(title).toBe("app");
    expect(problems.map(({ severity, message }) => [severity, message])).toEqual([
      [
        "notice",
        "in `app.zip`, `app/readme.md` is not YAML or JSON and `__MACOSX`, `app/.git` are hidden or a tool's own",
      ],
    ]);
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

describe("files that are given together", () => {
  const inFolder = (path: string): File =>
    Object.defineProperty(new File([yaml], path.split("/").at(-1) ?? path), "webkitRelativePath", {
      value: path,
    });

  test("from a folder are called after it, and the folder says what is not read", async () => {
    const names = ["a.yaml", "b.json", "one.md", "two.md", "three.md", "four.md", "five.md", "six.md"];
    const { files, problems, title } = await gatherFiles(names.map((name) => inFolder(`pols/${name}`)));
    expect(files.map(({ name }) => name)).toEqual(["pols/a.yaml", "pols/b.json"]);
    expect(title).toBe("pols");
    expect(problems.map(({ message }) => message)).toEqual([
      "in `pols`, `one.md`, `two.md`, `three.md`, `four.md` and 2 more are not YAML or JSON",
    ]);
  });

  test("by name are all tried, and have no name in common", async () => {
    const { files, problems, title } = await gatherFiles([new File([yaml], "a.txt"), new File([yaml], "b")]);
    expect([files.map(({ name }) => name), problems, title]).toEqual([["a.txt", "b"], [], undefined]);
  });

  test("in two archives keep apart though they are called alike", async () => {
    const zip = zipSync({ "web.yaml": strToU8(yaml) });
    const { files, title } = await gatherFiles([new File([zip], "one.zip"), new File([zip], "two.zip")]);
    expect(files.map(({ name }) => name)).toEqual(["web.yaml", "two/web.yaml"]);
    expect(title).toBeUndefined();
  });

  test("a single archive gives its name", async () => {
    const zip = zipSync({ "web.yaml": strToU8(yaml) });
    expect((await gatherFiles([new File([zip], "one.zip")])).title).toBe("one");
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
