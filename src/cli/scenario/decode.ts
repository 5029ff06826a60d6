/** Plain values of a scenario or test file to scenarios. */
import type { DataDocument, Json } from "#src/manifest/index.ts";
import { type Fields, fieldsOf, isList, isTexts, type Misfit } from "../input/shape.ts";
import { decodeExpectation } from "./decode-expectation.ts";
import { decodeInput, inputKeys } from "./decode-input.ts";
import type { Scenario, ScenarioFlow } from "./types.ts";

export interface DecodeOptions {
  /** What scenarios without a name are called after. */
  readonly file: string;
  /** `ignored`: not even looked at, so that nothing written there can matter. */
  readonly expectations: "read" | "ignored";
}

/** One scenario, or a list of them. */
export function decodeScenarios(
  { value, placeOf }: DataDocument,
  { file, expectations }: DecodeOptions,
  misfits: Misfit[],
): readonly Scenario[] {
  const items: readonly (readonly [Json, string])[] = isList(value)
    ? value.map((item, index) => [item, `[${index}]`] as const)
    : [[value, ""]];
  return items.flatMap(([item, path]) => {
    const fields = fieldsOf(item, path, misfits);
    const source = fields && decodeSource(fields);
    if (!fields || !source) return [];
    const name = fields.text("name") ?? `${file}${path}`;
    const flows = fields.maps("flows").flatMap((flow) => decodeFlow(flow, expectations));
    if (!fields.mentions("flows")) fields.note(path, "a scenario has `flows`");
    return [{ name, source, flows, file, placeOf }];
  });
}

function decodeSource(fields: Fields): Scenario["source"] | null {
  const manifests = fields.raw("manifests");
  if (typeof manifests === "string") return { kind: "paths", manifests: [manifests] };
  if (manifests !== null) {
    return isTexts(manifests)
      ? { kind: "paths", manifests }
      : fields.refuse("manifests", "is not a list of paths");
  }
  const manifest = fields.text("manifest");
  if (manifest !== null) return { kind: "text", manifest };
  if (fields.has("manifest")) return null;
  const wanted = "a scenario has `manifest` (text) or `manifests` (paths)";
  const kind = fields.raw("kind");
  return typeof kind === "string" && fields.has("apiVersion")
    ? fields.note(fields.path, `this is a manifest, of kind \`${kind}\`: ${wanted}`)
    : fields.note(fields.path, wanted);
}

function decodeFlow(fields: Fields, expectations: DecodeOptions["expectations"]): readonly ScenarioFlow[] {
  fields.allowOnly(["name", "about", "expect", ...inputKeys]);
  const expects = expectations === "read" && fields.mentions("expect");
  const input = decodeInput(fields);
  const expect = expects ? decodeExpectation(fields) : null;
  if (input === null || (expects && expect === null)) return [];
  return [{ name: fields.text("name"), input, expect, path: fields.path }];
}
