import fc from "fast-check";
import { expect, test } from "vitest";
import { bitsFrom } from "../resolve/bits.ts";
import { Weights } from "./weights.ts";

/** Some classes of which hardly any are missing: the words of most sets are full. */
const dense = (size: number): fc.Arbitrary<readonly number[]> =>
  fc
    .uniqueArray(fc.nat(Math.max(0, size - 1)), { maxLength: 3 })
    .map((missing) =>
      Array.from({ length: size }, (_, index) => index).filter((own) => !missing.includes(own)),
    );
const some = (size: number): fc.Arbitrary<readonly number[]> =>
  fc.uniqueArray(fc.nat(Math.max(0, size - 1)), { maxLength: size });

const cases = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 100 }).chain((weights) =>
  fc.record({
    weights: fc.constant(weights),
    one: fc.oneof(dense(weights.length), some(weights.length)),
    other: fc.oneof(dense(weights.length), some(weights.length)),
  }),
);

test("what two sets share weighs as much as the classes that are in both", () => {
  fc.assert(
    fc.property(cases, ({ weights, one, other }) => {
      const own = new Weights(weights.map((weight, index) => ({ index, weight })));
      const shared = one.filter((index) => other.includes(index));
      const expected = shared.reduce((sum, index) => sum + (weights[index] ?? 0), 0);
      const bits = (members: readonly number[]): Uint32Array => bitsFrom(weights.length, members);
      expect(own.ofShared(bits(one), bits(other))).toBe(expected);
    }),
  );
});
