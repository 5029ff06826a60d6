import { describe, expect, test } from "vitest";
import { resolve, trace, type FlowEnd } from "#src/engine/index.ts";
import { judge, read } from "#src/manifest/index.ts";
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

  test("reading a refused object names the field, who refuses it, and what that means", () => {
    const refused = vectors.filter((one) => !one.valid || one.crdValid === false || one.felixValid === false);
    expect(refused).toHaveLength(550);
    const untold = refused.filter((vector) => {
      const { diagnostics } = read([{ name: "a.yaml", text: vector.manifest }], { assume: "nothing" });
      const told = diagnostics.filter(({ severity, object }) => severity !== "notice" && object !== null);
      const words = told.map(({ message, help }) => `${message}; ${help ?? ""}`).join("\n");
      return !(
        told.some(({ message }) => /`(?:spec|metadata)[.`]/.test(message)) &&
        (vector.valid || /calicoctl|Calico's API server/.test(words)) &&
        (vector.crdValid !== false || words.includes("the CRD's schema refuse")) &&
        (vector.felixValid !== false || /ignores|plays no part/.test(words))
      );
    });
    expect(untold).toEqual([]);
  });

  test("a policy that Felix ignores is ignored, and said to be, in every trace", () => {
    const policies = vectors.filter(
      ({ felixValid, manifest }) =>
        felixValid === false && /^kind: \w*NetworkPolicy$/m.test(manifest) && !manifest.includes('name: ""'),
    );
    expect(policies.length).toBeGreaterThan(90);
    const untold = policies.filter(({ manifest }) => {
      const text = [podText("web", 1), podText("db", 2), manifest].join("---\n");
      const { cluster, objects } = read([{ name: "a.yaml", text }], { assume: "missing" });
      const id = objects.at(-1)?.id;
      const [from, to] = cluster.endpoints.map((one): FlowEnd => {
        return { endpoint: one.id, address: one.addresses[0] ?? null };
      });
      if (from === undefined || to === undefined) throw new Error("the pods are missing");
      const { egress, ingress } = trace(
        resolve(cluster),
        { from, to, protocol: 6, srcPort: 40_000, dstPort: 80 },
        "pending",
      );
      const lines = [egress, ingress].flatMap((end) => end?.tiers.flatMap((tier) => tier.policies) ?? []);
      const own = lines.filter(({ policy }) => policy === id);
      return (
        own.length !== 2 || !own.every((one) => one.state === "does-not-apply" && one.why.kind === "ignored")
      );
    });
    expect(untold).toEqual([]);
  });
});

function podText(name: string, host: number): string {
  return `apiVersion: v1\nkind: Pod\nmetadata: {name: ${name}, namespace: prod, labels: {app: ${name}}}\nspec: {nodeName: n${host}}\nstatus: {podIP: 10.0.0.${host}}\n`;
}
