import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  labels as anyLabels,
  selector as anySelector,
  selectorOf,
} from "../../../tests/generators/cluster.ts";
import { compareBytes } from "./bytes.ts";
import { compares, matchesLabels } from "./match.ts";
import { describeLabels, mismatches } from "./mismatch.ts";
import { parseSelector } from "./parse.ts";
import { printSelector } from "./print.ts";
import { conjuncts, labelsOf, mapLabels, prefixLabels } from "./rewrite.ts";

type Labels = Readonly<Record<string, string>>;

describe("which labels match", () => {
  test.each<readonly [string, readonly Labels[], readonly Labels[]]>([
    ["", [{}, { a: "x" }], []],
    [" \t", [{}], []],
    ["all()", [{}], []],
    ["global()", [{}, { a: "x" }], []],
    ['a == "x"', [{ a: "x" }], [{}, { a: "X" }, { a: "" }, { b: "x" }]],
    ['a != "x"', [{}, { a: "y" }], [{ a: "x" }]],
    ['a in {"x", "y"}', [{ a: "x" }, { a: "y" }], [{}, { a: "z" }]],
    ["a in {}", [], [{}, { a: "x" }]],
    ['a not in {"x"}', [{}, { a: "y" }], [{ a: "x" }]],
    ["a not in {}", [{}, { a: "x" }], []],
    ['a contains "b"', [{ a: "abc" }], [{}, { a: "x" }]],
    ['a contains ""', [{ a: "" }, { a: "v" }], [{}]],
    ['a starts with "b"', [{ a: "bc" }], [{}, { a: "cb" }]],
    ['a endswith "b"', [{ a: "cb" }], [{}, { a: "bc" }]],
    ["has(a)", [{ a: "" }, { a: "x" }], [{}]],
    ['!(a contains "x")', [{}, { a: "y" }], [{ a: "x" }]],
    ['! a == "b"', [{}, { a: "c" }], [{ a: "b" }]],
    ['!!a == "b"', [{ a: "b" }], [{}]],
    ['!has(a) || b == "c" && d == "e"', [{}, { a: "", b: "c", d: "e" }], [{ a: "", b: "c" }]],
    ['not in {"a"}', [{ not: "a" }], [{}, { not: "b" }]],
    ['in in {"x"}', [{ in: "x" }], [{}]],
    ['contains contains "contains"', [{ contains: "contains" }], [{}]],
    ["has(constructor)", [{ constructor: "x" }], [{}]],
  ])("%j", (text, matching, failing) => {
    const selector = selectorOf(text);
    expect(matching.filter((labels) => !matchesLabels(selector, labels))).toEqual([]);
    expect(failing.filter((labels) => matchesLabels(selector, labels))).toEqual([]);
  });
});

describe("what is no selector, and where it goes wrong", () => {
  test.each<readonly [string, number, string]>([
    ['a = "b"', 2, "single `=`"],
    ["a == b", 5, "a value in quotes"],
    ["'a' == \"b\"", 0, "a label"],
    ["has()", 4, "one label name"],
    ["has (a)", 4, "an operator after label `has`"],
    ['has("a")', 4, "one label name"],
    ['a in "b"', 5, "`{`"],
    ["a in {,}", 6, "a value in quotes or `}`"],
    ['a in {"x" "y"}', 10, "`,` or `}`"],
    ['a inb {"x"}', 2, "an operator"],
    ["a", 1, "an operator after label `a`"],
    ["()", 1, "a label"],
    ["has(a) &&", 9, "a label"],
    ["has(a) has(b)", 7, "the end"],
    ['a == "b"\n', 8, "line breaks"],
    ['a == "\\""', 8, "not closed"],
    ['a == "b', 5, "not closed"],
    ["has(a) & has(b)", 7, "single `&`"],
    ["a == 'b' | has(c)", 9, "single `|`"],
    ["ä == 'b'", 0, "unexpected character `ä`"],
    [`has(${"a".repeat(513)})`, 0, "512"],
    [`${"a".repeat(513)} == "b"`, 0, "512"],
    ["all( x)", 4, "expected `)`"],
    ["!", 1, "a label"],
    ["(has(a)", 7, "`)`"],
    ["(has(a) b)", 8, "expected `)`"],
    ["(a)", 2, "an operator after label `a`"],
    ["!(a)", 3, "an operator after label `a`"],
    ["a == 'b'\r", 8, "line breaks"],
    ["a == 'b", 5, "not closed"],
  ])("%j", (text, offset, message) => {
    const parsed = parseSelector(text);
    expect(parsed).toMatchObject({ ok: false, offset });
    expect(parsed.ok ? "" : parsed.message).toContain(message);
  });

  test.each([
    ["a ==", "found the end"],
    ["a == b", "found label `b`"],
    ["'a'", "found a quoted value"],
    ["a has(b)", "found `has(…)`"],
    ["a all()", "found `all(…)`"],
    ["a global()", "found `global(…)`"],
    ["a == ==", "found operator `==`"],
    ["a in !=", "found operator `!=`"],
    ["a (", "found `(`"],
    [")", "found `)`"],
    ["{", "found `{`"],
    ["}", "found `}`"],
    [",", "found `,`"],
    ["a !", "found `!`"],
    ["&&", "found `&&`"],
    ["||", "found `||`"],
  ])("%j says what stands there: %s", (text, found) => {
    const parsed = parseSelector(text);
    expect(parsed.ok ? "" : parsed.message).toMatch(new RegExp(`${found.replace(/[|()]/g, "\\$&")}$`));
  });

  test("512 characters are a label still", () => {
    expect(parseSelector(`all() && ${"a".repeat(512)} == "x"`).ok).toBe(true);
    expect(parseSelector(`has(${"a".repeat(512)})`).ok).toBe(true);
  });
});

describe("canonical text", () => {
  test.each([
    ["", "all()"],
    ["a notin{'y','x','y',}", 'a not in {"x", "y"}'],
    ["a startswith 'x'", 'a starts with "x"'],
    [`a == 'it"s'`, `a == 'it"s'`],
    [`a == "it's"`, `a == "it's"`],
    ["((has(a)))", "has(a)"],
    ["!!!has( a )", "!has(a)"],
    ["has(a)&&has(b)||has(c)", "((has(a) && has(b)) || has(c))"],
  ])("%j is %s", (text, canonical) => {
    expect(printSelector(selectorOf(text))).toBe(canonical);
  });

  test("set members sort by bytes: U+FFFD before U+1F600", () => {
    expect(printSelector(selectorOf('a in {"\u{1F600}", "\uFFFD"}'))).toBe('a in {"\uFFFD", "\u{1F600}"}');
  });
});

test("a prefix goes before every label name", () => {
  const selector = prefixLabels(selectorOf('has(a) && (b == "x" || c in {"y"}) && all()'), "pcns.");
  expect(printSelector(selector)).toBe('(has(pcns.a) && (pcns.b == "x" || pcns.c in {"y"}) && all())');
});

test("renaming reaches the label of every operator and leaves values alone", () => {
  const text =
    'has(a) && a in {"a"} && a not in {"a"} && a == "a" && a != "a" && a contains "a" && a starts with "a" && a ends with "a" && !has(a) && global()';
  const renamed = mapLabels(selectorOf(text), () => "b");
  expect(printSelector(renamed)).toBe(
    '(has(b) && b in {"a"} && b not in {"a"} && b == "a" && b != "a" && b contains "a" && b starts with "a" && b ends with "a" && !has(b) && global())',
  );
});

test("conjuncts are flattened through brackets", () => {
  expect(conjuncts(selectorOf("has(a) && (has(b) && has(c))")).map(printSelector)).toEqual([
    "has(a)",
    "has(b)",
    "has(c)",
  ]);
});

test("labels are told in order of first mention", () => {
  expect(labelsOf(selectorOf("has(b) && (has(a) || !has(b))"))).toEqual(["b", "a"]);
  const everyOperator =
    'a in {"x"} && b not in {"x"} && c == "x" && d != "x" && e contains "x" && f starts with "x" && g ends with "x"';
  expect(labelsOf(selectorOf(everyOperator))).toEqual(["a", "b", "c", "d", "e", "f", "g"]);
  expect(["all()", "global()"].map((text) => labelsOf(selectorOf(text)))).toEqual([[], []]);
});

test.each([
  ["a", "b", -1],
  ["b", "a", 1],
  ["a", "a", 0],
  ["a", "ab", -1],
  ["ab", "a", 1],
  ["abc", "abd", -1],
  ["\uD7FF", "\uD800", -1],
  ["\uFFFD", "\uD800", -1],
  ["\uFFFD", "\uDFFF", -1],
  ["\uE000", "\u{1F600}", -1],
])("by their bytes, %j and %j compare as %d", (a, b, sign) => {
  expect(Math.sign(compareBytes(a, b))).toBe(sign);
});

test.each([
  ["equals", "ab", "ab", true],
  ["equals", "ab", "a", false],
  ["not-equals", "ab", "ab", false],
  ["not-equals", "ab", "a", true],
  ["contains", "abc", "b", true],
  ["starts-with", "abc", "b", false],
  ["ends-with", "abc", "c", true],
] as const)("%s of %j and %j is %s", (kind, value, wanted, answer) => {
  expect(compares(kind, value, wanted)).toBe(answer);
});

test("labels are described one after the other, and where none is asked nothing could help", () => {
  expect(describeLabels(selectorOf('a == "x" || has(b)'), { a: "y" })).toBe('a = "y", no label b');
  expect(describeLabels(selectorOf("!all()"), {})).toBe("never holds");
});

test("every failing conjunct says what it wants and what is there", () => {
  const selector = selectorOf('app == "orders" && has(team) && env != "prod"');
  expect(mismatches(selector, { app: "cart", env: "prod" })).toEqual([
    { wanted: 'app == "orders"', actual: 'app = "cart"' },
    { wanted: "has(team)", actual: "no label team" },
    { wanted: 'env != "prod"', actual: 'env = "prod"' },
  ]);
});

describe("laws", () => {
  test("printing and parsing again gives the same text and the same meaning", () => {
    fc.assert(
      fc.property(anySelector, anyLabels, (selector, labels) => {
        const again = selectorOf(printSelector(selector));
        const text = printSelector(again);
        expect(printSelector(selectorOf(text))).toBe(text);
        expect(matchesLabels(again, labels)).toBe(matchesLabels(selector, labels));
      }),
    );
  });

  test("parsing never throws", () => {
    const fragments = fc.array(
      fc.constantFrom(
        "a",
        "has(",
        ")",
        "(",
        " ",
        "in",
        "not ",
        "{",
        "}",
        '"x"',
        "==",
        "!",
        "&&",
        "||",
        ",",
        "'",
        "all()",
      ),
      { maxLength: 12 },
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fragments.map((parts) => parts.join("")),
        ),
        (text) => {
          const parsed = parseSelector(text);
          if (!parsed.ok) expect(parsed.offset).toBeLessThanOrEqual(text.length);
        },
      ),
    );
  });

  test("`!` negates", () => {
    fc.assert(
      fc.property(anySelector, anyLabels, (operand, labels) => {
        expect(matchesLabels({ kind: "not", operand }, labels)).toBe(!matchesLabels(operand, labels));
      }),
    );
  });

  test("a selector has failing conjuncts exactly when it does not match", () => {
    fc.assert(
      fc.property(anySelector, anyLabels, (selector, labels) => {
        expect(mismatches(selector, labels).length === 0).toBe(matchesLabels(selector, labels));
      }),
    );
  });
});
