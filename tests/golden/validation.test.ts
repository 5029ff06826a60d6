import { describe, expect, test } from "vitest";
import { judge } from "#src/manifest/index.ts";
import { readVectors, vectorsPresent } from "./vectors.ts";

/** One v3 object and the answers of Calico's three judges; an answer that is absent there is null here. */
interface ValidationVector {
  readonly manifest: string;
  readonly valid: boolean;
  readonly crdValid?: boolean;
  readonly felixValid?: boolean;
}

const file = "validation.json";
const present = vectorsPresent(file);
const vectors = present ? (readVectors(file) as readonly ValidationVector[]) : [];

describe.skipIf(!present)("objects are judged as Calico judges them (926 vectors)", () => {
  test("there are vectors that each judge refuses alone", () => {
    expect(vectors).toHaveLength(926);
    expect(vectors.filter(({ valid, crdValid }) => !valid && crdValid === true).length).toBeGreaterThan(100);
    expect(vectors.filter(({ valid, crdValid }) => valid && crdValid === false).length).toBeGreaterThan(100);
    expect(vectors.filter(({ felixValid }) => felixValid === false).length).toBeGreaterThan(100);
  });

  test.each(["valid", "crdValid", "felixValid"] as const)("%s is the same", (answer) => {
    const differences = vectors.flatMap((vector) => {
      const given = judge(vector.manifest);
      const wanted = vector[answer] ?? null;
      return given[answer] === wanted
        ? []
        : [{ manifest: vector.manifest, wanted, problems: given.problems }];
    });
    expect(differences).toEqual([]);
  });

  test("whoever refuses names a field", () => {
    const silent = vectors.filter(({ manifest, valid, crdValid }) => {
      const refused = !valid || crdValid === false;
      return refused && !judge(manifest).problems.some((problem) => /`(?:spec|metadata)[.`]/.test(problem));
    });
    expect(silent).toEqual([]);
  });
});
