/** Laws about how documents are laid out: neither their order nor their files nor a repetition matters. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { read, type SourceFile } from "#src/manifest/index.ts";
import { answersOf, scenarios } from "./scenarios.ts";

const options = { assume: "missing" } as const;

function answersTo(files: readonly SourceFile[]): unknown {
  return answersOf(read(files, options).cluster);
}

test.each(scenarios)("the documents of $name may stand in any order and in any number of files", (file) => {
  const documents = file.text.split(/^---$/m);
  const expected = answersTo([file]);
  const shuffled = fc.shuffledSubarray(documents, { minLength: documents.length });
  fc.assert(
    fc.property(shuffled, fc.nat(documents.length), (all, cut) => {
      const parts = [all.slice(0, cut), all.slice(cut)].map((part, index) => ({
        name: `part-${index}.yaml`,
        text: part.join("\n---\n"),
      }));
      expect(answersTo(parts)).toEqual(expected);
    }),
    { numRuns: 5 },
  );
});

test.each(scenarios)("$name loaded twice answers as once", (file) => {
  expect(answersTo([file, { ...file, name: "again.yaml" }])).toEqual(answersTo([file]));
});

test.each(scenarios)("$name with CR LF and a byte order mark answers the same", (file) => {
  const text = `\uFEFF${file.text.replaceAll("\n", "\r\n")}`;
  expect(answersTo([{ ...file, text }])).toEqual(answersTo([file]));
});
