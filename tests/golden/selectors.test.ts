import { describe, expect, test } from "vitest";
import { matchesLabels, parseSelector, printSelector } from "#src/engine/index.ts";
import { readVectors, vectorsPresent } from "./vectors.ts";

interface SelectorVector {
  readonly selector: string;
  readonly valid: boolean;
  readonly canonical?: string;
  readonly cases?: readonly { readonly labels: Readonly<Record<string, string>>; readonly match: boolean }[];
}

const file = "selectors.json";
const present = vectorsPresent(file);
const vectors = present ? (readVectors(file) as readonly SelectorVector[]) : [];

describe.skipIf(!present)("selectors agree with Calico's own answers (2,000 vectors)", () => {
  test("there are vectors of both sorts", () => {
    expect(vectors.filter(({ valid }) => valid).length).toBeGreaterThan(500);
    expect(vectors.filter(({ valid }) => !valid).length).toBeGreaterThan(100);
  });

  test("what is valid parses, what is not does not", () => {
    const wrong = vectors.filter(({ selector, valid }) => parseSelector(selector).ok !== valid);
    expect(wrong.map(({ selector, valid }) => ({ selector, valid }))).toEqual([]);
  });

  test("canonical text is the same", () => {
    const differences = vectors.flatMap(({ selector, canonical }) => {
      const parsed = parseSelector(selector);
      const printed = parsed.ok ? printSelector(parsed.selector) : undefined;
      return printed === canonical ? [] : [{ selector, canonical, printed }];
    });
    expect(differences).toEqual([]);
  });

  test("matches on label sets are the same", () => {
    const differences = vectors.flatMap(({ selector, cases = [] }) => {
      const parsed = parseSelector(selector);
      if (!parsed.ok) return [];
      return cases
        .filter(({ labels, match }) => matchesLabels(parsed.selector, labels) !== match)
        .map((one) => ({ selector, ...one }));
    });
    expect(differences).toEqual([]);
  });
});
