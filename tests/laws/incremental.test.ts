/** Law: after any sequence of edits the answers are those of the text read from scratch. */
import fc from "fast-check";
import { expect, test, vi } from "vitest";
import { changeFields, type FieldChange, read, type Reading, type SourceFile } from "#src/manifest/index.ts";
import { answersOf, scenarios } from "./scenarios.ts";

const options = { assume: "missing" } as const;
const orders = [null, -3, 0.5, 10, 1000];

/** Every field of every object that a draft can change, with values to choose from. */
function possibleChanges({ objects, cluster }: Reading): readonly FieldChange[] {
  const tiers = cluster.tiers.map(({ name }) => name);
  return objects.flatMap(({ id, kind }): readonly FieldChange[] => {
    const order = orders.map((value) => ({ object: id, field: "spec.order", value }) as const);
    if (kind === "Tier") {
      const actions = ["Pass", "Deny", null];
      return [
        ...order,
        ...actions.map((value) => ({ object: id, field: "spec.defaultAction", value }) as const),
      ];
    }
    if (!/^(Staged)?(Global)?NetworkPolicy$/.test(kind) || id.startsWith("Kubernetes")) return [];
    return [...order, ...tiers.map((value) => ({ object: id, field: "spec.tier", value }) as const)];
  });
}

async function fromScratch(files: readonly SourceFile[]): Promise<unknown> {
  vi.resetModules();
  const manifest = await import("#src/manifest/index.ts");
  const engine = await import("./scenarios.ts");
  const reading = manifest.read(files, options);
  return { ...reading, answers: engine.answersOf(reading.cluster) };
}

test.each(scenarios)("edits of $name, one after the other, answer as the edited text does", async (file) => {
  const start = read([file], options);
  const changes = possibleChanges(start);
  expect(changes.length).toBeGreaterThan(0);
  const steps = fc.array(fc.constantFrom(...changes), { minLength: 1, maxLength: 4 });
  await fc.assert(
    fc.asyncProperty(steps, async (taken) => {
      let reading = start;
      for (const change of taken) reading = read(changeFields(reading, [change]), options);
      const answers = answersOf(reading.cluster);
      expect({ ...reading, answers }).toEqual(await fromScratch(reading.files));
      const replayed = read(changeFields(start, taken), options);
      expect(answersOf(replayed.cluster)).toEqual(answers);
    }),
    { numRuns: 4 },
  );
  expect(read([file], options)).toEqual(start);
});
