import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { splitDocuments } from "./documents.ts";
import type { YamlNode } from "./node.ts";
import { parseFully } from "./parse.ts";
import { readPlain } from "./plain.ts";

function readIsland(text: string): YamlNode | null {
  const parsed = parseFully(text);
  return parsed.ok ? parsed.root : null;
}

/** Lines of a value: the first stands behind its key or dash (empty: nothing there), the others below, as deep as they say. */
type Lines = readonly string[];

const common = fc.constantFrom(..."a|web|app == 'x'|10|-5|0x1F|0777|1e3|true|Yes|~|null|''|\"\"".split("|"));
const odd = fc.constantFrom(
  ..."é ☃|a # why|'it''s'|'y: z'|\"e \\\"f\\\"\"|a: b|a#b|http://x:80|-|- a|--|---x|...|?|:|{}|[]|[a, {b: c}]|{a, b: }|[a: 1] # c|{a: 'b]'}|&x a|*x|!!str 1|!t v|.inf|1_000|<<|@a|`a|%a|,|]|}|𝄞|a\\tb|a \\\\|\"a|'a|[a|a\u00a0b|a\u2028b".split(
    "|",
  ),
);
const scalar = fc.oneof({ arbitrary: common, weight: 6 }, { arbitrary: odd, weight: 1 });

/** Brackets on one line, mostly right. */
const comma = fc.constantFrom(", ", ", ", ", ", ",", " , ", ",, ", " ");
const pairColon = fc.constantFrom(": ", ": ", ": ", ":  ", ":", " : ", "");
const flowKey = fc.constantFrom(
  ..."a|b|c|net|a.b/c|'q'|\"r s\"|a b|yes|1|<<|a:b|a#|-x|\"e\\t\"|''".split("|"),
);
const { flow } = fc.letrec<{ flow: string }>((tie) => {
  const item = fc.oneof(
    { depthSize: "small" },
    { arbitrary: scalar, weight: 3 },
    { arbitrary: tie("flow"), weight: 1 },
  );
  const pair = fc.tuple(flowKey, pairColon, item).map((parts) => parts.join(""));
  const inside = (one: fc.Arbitrary<string>): fc.Arbitrary<string> =>
    fc
      .tuple(fc.array(one, { maxLength: 3 }), comma, fc.constantFrom("", "", "", " ", ","))
      .map(([items, between, last]) => items.join(between) + last);
  return {
    flow: fc.oneof(
      inside(item).map((text) => `[${text}]`),
      inside(pair).map((text) => `{${text}}`),
    ),
  };
});
const behind = fc.constantFrom("", "", "", "", " # why", "#", " x", ":");
const inline = fc.oneof(
  { arbitrary: scalar, weight: 3 },
  { arbitrary: fc.tuple(flow, behind).map((parts) => parts.join("")), weight: 1 },
);
const multiline = fc.constantFrom<Lines>(
  ["|", "  one", "    two", "", "  three", ""],
  ["|-", "  # no comment"],
  ["|+", "  kept", "", ""],
  [">", "  folded", "  text"],
  [">- # why", "   deeper", "   text"],
  ["|2", "   one more"],
  ["goes", "  on here"],
  ["goes # not", "  on"],
  ["'a", "  b'"],
  ['"a', "  b\\", '  c"'],
  ["[a,", "  b, # c", "  c]"],
  ["{a: b,", "c: d}"],
  ["&x", "  k: v"],
  ["# only a comment", "  k: v"],
  ["", "", "  # a comment", "  k: v"],
  ["", "# a comment at the edge", "  k: v"],
);
const key = fc.oneof(
  { arbitrary: fc.constantFrom(..."a|b|c|name|spec|app.kubernetes.io/name|x_y".split("|")), weight: 6 },
  {
    arbitrary: fc.constantFrom(
      ...'"q"|\'q r\'|"yes"|yes|1|a b|<<|? a|-a|é|*x|&y k|"a\\tb"|a:b|[a]'.split("|"),
    ),
    weight: 1,
  },
);

const deeper = (lines: Lines, by: string): Lines => lines.map((line) => (line === "" ? "" : `${by}${line}`));

const { value } = fc.letrec<{ value: Lines; map: Lines; list: Lines }>((tie) => ({
  value: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    { arbitrary: inline.map((text): Lines => [text]), weight: 5 },
    { arbitrary: multiline, weight: 1 },
    {
      arbitrary: fc
        .tuple(fc.constantFrom("", "  ", "    "), fc.oneof(tie("map"), tie("list")))
        .map(([by, lines]): Lines => ["", ...deeper(lines, by)]),
      weight: 3,
    },
  ),
  map: fc
    .array(fc.tuple(key, fc.constantFrom(": ", ": ", ": ", ":", ":  "), tie("value")), {
      minLength: 1,
      maxLength: 4,
    })
    .map((entries) =>
      entries.flatMap(([name, colon, [first = "", ...rest]]): Lines => [
        `${name}${first === "" ? ":" : colon}${first}`,
        ...rest,
      ]),
    ),
  list: fc
    .array(
      fc.oneof(
        tie("value").map(([first = "", ...rest]): Lines => [`-${first === "" ? "" : " "}${first}`, ...rest]),
        tie("map").map(([first = "", ...rest]): Lines => [`- ${first}`, ...deeper(rest, "  ")]),
        tie("list").map(([first = "", ...rest]): Lines => [`- ${first}`, ...deeper(rest, "  ")]),
      ),
      { minLength: 1, maxLength: 4 },
    )
    .map((items) => items.flat()),
}));

const root = fc
  .array(fc.tuple(key, value), { minLength: 1, maxLength: 4 })
  .map((entries) =>
    entries.flatMap(([name, [first = "", ...rest]]): Lines => [
      `${name}:${first === "" ? "" : " "}${first}`,
      ...rest,
    ]),
  );

const noise = fc.constantFrom(
  "",
  "",
  "# a comment",
  "   # deep",
  "    ",
  "---",
  "...",
  "--- # c",
  "%YAML 1.1",
  "\ta",
);
const interrupted = fc
  .tuple(root, fc.array(fc.tuple(fc.nat(30), noise), { maxLength: 2 }))
  .map(([lines, inserted]) =>
    inserted.reduce<Lines>(
      (now, [at, line]) => [...now.slice(0, at % now.length), line, ...now.slice(at % now.length)],
      lines,
    ),
  );

/** What files do to lines: other line ends, a byte order mark, tabs, several documents, no end of line at the end. */
const text = fc
  .record({
    documents: fc.array(interrupted, { minLength: 1, maxLength: 2 }),
    lineEnd: fc.oneof({ arbitrary: fc.constant("\n"), weight: 8 }, fc.constant("\r\n"), fc.constant("\r")),
    start: fc.constantFrom("", "", "", "", "---\n", "\uFEFF", "# head\n\n"),
    finish: fc.constantFrom("\n", "\n", "", "\n\n", "\n# end", "  "),
    tab: fc.oneof({ arbitrary: fc.constant(-1), weight: 9 }, fc.nat(60)),
  })
  .map(({ documents, lineEnd, start, finish, tab }) => {
    const whole =
      start + documents.map((lines) => lines.join(lineEnd)).join(`${lineEnd}---${lineEnd}`) + finish;
    return tab < 0 ? whole : whole.slice(0, tab) + "\t" + whole.slice(tab + 1);
  });

const piece = fc.constantFrom(
  ..."\n¦ ¦  ¦:¦: ¦- ¦#¦ #¦\"¦'¦>¦|¦{}¦[]¦[¦]¦{¦}¦&a¦*a¦!¦%¦?¦? ¦---¦...¦~¦yes¦0777¦1e3¦.inf¦<<¦\\¦|-\n¦|+\n¦>\n¦key: v\n¦    ¦\n\n¦@¦,".split(
    "¦",
  ),
);
const mutation = fc.record({ at: fc.nat(1000), drop: fc.nat(4), put: piece });
const mutated = fc.tuple(text, fc.array(mutation, { maxLength: 3 })).map(([whole, mutations]) =>
  mutations.reduce<string>((now, { at, drop, put }) => {
    const place = at % (now.length + 1);
    return now.slice(0, place) + put + now.slice(place + drop);
  }, whole),
);

/** Holds the two ways together on every document of a text; gives how many the short way read. */
function compare(whole: string): number {
  let read = 0;
  for (const document of splitDocuments(whole)) {
    const short = readPlain(document.text, readIsland);
    if (short === null) continue;
    read++;
    expect({ ok: true, root: short }).toEqual(parseFully(document.text));
  }
  return read;
}

describe("the short way through YAML", () => {
  it("gives the tree of the full parser for documents of every shape", () => {
    let read = 0;
    fc.assert(
      fc.property(text, (whole) => void (read += compare(whole))),
      { numRuns: 3000 },
    );
    expect(read).toBeGreaterThan(500);
  });

  it("gives the tree of the full parser whatever becomes of a document", () => {
    let read = 0;
    fc.assert(
      fc.property(mutated, (whole) => void (read += compare(whole))),
      { numRuns: 3000 },
    );
    expect(read).toBeGreaterThan(200);
  });
});
