import fc from "fast-check";
import { expect, test } from "vitest";
import type { Diagnostic } from "#src/manifest/index.ts";
import { groupProblems } from "./groups.ts";

const start = { offset: 0, line: 1, column: 1 };

function problem(message: string, rest: Partial<Diagnostic> = {}): Diagnostic {
  const place = { file: "a.yaml", start, end: start };
  return {
    code: "namespace-assumed",
    severity: "notice",
    message,
    help: null,
    place,
    object: null,
    path: null,
    ...rest,
  };
}

test("what is quoted alike stays, what differs is left out", () => {
  const problems = ["a", "b", "c", "d"].map((name) =>
    problem(`\`${name}\` names no namespace and is in \`default\``),
  );
  expect(groupProblems(problems).map(({ message }) => message)).toEqual([
    "`…` names no namespace and is in `default`",
  ]);
});

test("three alike stay three lines, and other severities and codes are other kinds", () => {
  const alike = [problem("`a` x"), problem("`b` x"), problem("`c` x")];
  expect(groupProblems(alike)).toHaveLength(3);
  expect(groupProblems([...alike, problem("`d` x", { severity: "error" })])).toHaveLength(4);
});

test("every problem is in exactly one group, in its order", () => {
  const any = fc.record({ name: fc.constantFrom("a", "b", "c"), say: fc.constantFrom("x", "y") });
  fc.assert(
    fc.property(fc.array(any, { maxLength: 20 }), (parts) => {
      const problems = parts.map(({ name, say }) => problem(`\`${name}\` ${say}`));
      const grouped = groupProblems(problems).flatMap((group) => group.problems);
      expect(new Set(grouped)).toEqual(new Set(problems));
      expect(grouped).toHaveLength(problems.length);
      for (const group of groupProblems(problems)) {
        const places = group.problems.map((one) => problems.indexOf(one));
        expect(places).toEqual(places.toSorted((a, b) => a - b));
      }
    }),
  );
});
