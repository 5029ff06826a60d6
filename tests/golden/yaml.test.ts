import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { splitDocuments } from "../../src/manifest/yaml/documents.ts";
import { toJson, type Json } from "../../src/manifest/yaml/json.ts";
import { parseDocument, parseFully } from "../../src/manifest/yaml/parse.ts";

/** Small documents as sigs.k8s.io/yaml reads them, strict. */
interface YamlCase {
  readonly yaml: string;
  readonly valid: boolean;
  readonly json?: Json;
}

const file = resolve(import.meta.dirname, "../../../shared/vectors/yaml.json");

function readFirstDocument(text: string): { valid: boolean; json: Json } {
  const [first] = splitDocuments(text);
  if (first === undefined) return { valid: true, json: null };
  const parsed = parseDocument(first.text);
  if (!parsed.ok) return { valid: false, json: null };
  return { valid: true, json: parsed.root === null ? null : toJson(parsed.root) };
}

describe.skipIf(!existsSync(file))("YAML is read the way Kubernetes reads it", () => {
  const cases = existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as YamlCase[]) : [];

  it("has all 164 cases", () => {
    expect(cases).toHaveLength(164);
  });

  it.each(cases.map((one) => [JSON.stringify(one.yaml), one] as const))("%s", (_, one) => {
    const answer = readFirstDocument(one.yaml);
    expect(answer.valid).toBe(one.valid);
    if (one.valid) expect(answer.json).toEqual(one.json ?? null);
  });

  it("gives the same tree on the short way as on the long one", () => {
    const texts = cases.flatMap((one) => splitDocuments(one.yaml).map(({ text }) => text));
    expect(texts.map(parseDocument)).toEqual(texts.map(parseFully));
  });
});
