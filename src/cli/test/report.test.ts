import { describe, expect, test } from "vitest";
import type { FlowAnswer } from "../scenario/types.ts";
import { differences } from "./compare.ts";
import { failureHeadline, failureLines } from "./failure-text.ts";
import { junitText } from "./junit.ts";
import { summarize, summaryText } from "./summary.ts";
import { tapText } from "./tap.ts";
import type { Failure, TestResult } from "./types.ts";

const actual: FlowAnswer = {
  verdict: { enforced: "deny", pending: "allow" },
  egress: null,
  ingress: { enforced: ["0|team|np:a/b|deny|-1"], pending: ["0|team|np:a/b|allow|0"] },
};
const verdict = "Denied at destination a/b, ingress: end of tier team";
const differs: Failure = {
  kind: "differs",
  flow: "f",
  expected: { verdict: { enforced: "allow" } },
  actual,
  verdict,
};

describe("an answer is compared", () => {
  test.each([
    ["with the verdict of one scope", { verdict: { enforced: "deny" } }, []],
    ["with the other scope", { verdict: { pending: "deny" } }, ["verdict pending"]],
    ["with a trace", { ingress: { enforced: ["0|team|np:a/b|deny|-1"] } }, []],
    [
      "with another trace",
      { ingress: { enforced: [], pending: ["x"] } },
      ["ingress enforced", "ingress pending"],
    ],
    ["where nobody judges", { egress: null }, []],
    ["where somebody should not judge", { ingress: null }, ["ingress enforced", "ingress pending"]],
    ["where somebody should judge", { egress: { enforced: ["x"] } }, ["egress enforced"]],
  ])("%s", (_what, expected, wrong) => {
    expect(differences(expected, actual).map(({ what, scope }) => `${what} ${scope}`)).toEqual(wrong);
  });
});

describe("a failure", () => {
  test("of the verdict shows both and the computed traces", () => {
    expect(failureLines(differs)).toEqual([
      "verdict: expected allow, is deny",
      "ingress:",
      "  computed  0|team|np:a/b|deny|-1",
      `computed: ${verdict}`,
    ]);
    expect(failureHeadline(differs)).toBe("verdict: expected allow, is deny");
  });

  test("of a trace shows both", () => {
    const failure: Failure = {
      ...differs,
      expected: { ingress: { pending: [] }, egress: { enforced: ["x"] } },
    };
    expect(failureLines(failure)).toEqual([
      "egress:",
      "  expected  x",
      "  computed  nobody judges at this end",
      "ingress (pending):",
      "  expected  no entry",
      "  computed  0|team|np:a/b|allow|0",
      `computed: ${verdict}`,
    ]);
    expect(failureHeadline(failure)).toBe("egress: another trace than expected");
  });
});

const passed: TestResult = { scenario: 'a "b" <c>', name: "one # two\nlines \\", at: "t.yaml", failures: [] };
const failed: TestResult = {
  scenario: "s",
  name: "n\u0001",
  at: "t.yaml:3:5",
  failures: [differs, { kind: "no-answer", message: "no pod `a/b` & no <other>" }],
};

describe("reports", () => {
  test("count", () => {
    expect(summaryText(summarize([passed, failed, passed], 1))).toBe(
      "3 tests in 1 scenario: 2 passed, 1 failed",
    );
  });

  test("in TAP keep every test on its line and its detail in a block", () => {
    expect(tapText([passed, failed]).split("\n")).toEqual([
      "TAP version 14",
      "1..2",
      'ok 1 - a "b" <c>: one \\# two lines \\\\',
      "not ok 2 - s: n\u0001",
      "  ---",
      '  message: "verdict: expected allow, is deny"',
      '  at: "t.yaml:3:5"',
      "  detail: |",
      "    verdict: expected allow, is deny",
      "    ingress:",
      "      computed  0|team|np:a/b|deny|-1",
      `    computed: ${verdict}`,
      "    no pod `a/b` & no <other>",
      "  ...",
      "",
    ]);
  });

  test("in JUnit have one suite per scenario and only signs that XML can hold", () => {
    const xml = junitText([passed, failed, passed]);
    expect(xml).toContain('<testsuites name="tierboard" tests="3" failures="1" errors="0">');
    expect(xml).toContain('<testsuite name="a &quot;b&quot; &lt;c&gt;" tests="2" failures="0" errors="0">');
    expect(xml).toContain('<testcase classname="s" name="n\uFFFD">');
    expect(xml).toContain("no pod `a/b` &amp; no &lt;other&gt;</failure>");
    expect(xml).not.toContain("\u0001");
  });
});
