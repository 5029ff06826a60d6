/** `validate --file`: single objects, each judged as calicoctl, the API server and Felix would. */
import { type Json, judge } from "#src/manifest/index.ts";
import { exit, type ExitCode } from "../exit.ts";
import { readOne } from "../input/one-file.ts";
import { fieldsOf, isList, type Misfit } from "../input/shape.ts";
import { jsonText } from "../json.ts";
import type { Terminal } from "../terminal.ts";

export async function judgeFile(
  file: string,
  output: "text" | "json",
  terminal: Terminal,
): Promise<ExitCode> {
  const manifests = await readOne(file, decodeManifests, terminal);
  if (manifests === null) return exit.unusable;
  const answers = manifests.map((text) => {
    const { valid, crdValid, felixValid, problems } = judge(text);
    return { valid, crdValid, felixValid, problems };
  });
  terminal.out(output === "json" ? jsonText(answers) : answers.map(judgementText).join(""));
  return exit.answered;
}

/** `[{manifest}]`; everything else in it, expectations too, is passed over. */
export function decodeManifests(value: Json, misfits: Misfit[]): readonly string[] {
  if (!isList(value)) {
    misfits.push({ path: "", message: "a list of manifests is wanted here" });
    return [];
  }
  return value.flatMap((item, index) => {
    const fields = fieldsOf(item, `[${index}]`, misfits);
    if (fields === null) return [];
    const manifest = fields.raw("manifest");
    if (typeof manifest === "string") return [manifest];
    fields.refuse("manifest", "is not text");
    return [];
  });
}

type Judgement = ReturnType<typeof judge>;

/** `3  ✗ calicoctl  ✓ API server  ✓ Felix`, problems below. */
function judgementText({ valid, crdValid, felixValid, problems }: Judgement, index: number): string {
  const told = (name: string, verdict: boolean | null | undefined): string =>
    `${verdict === true ? "✓" : verdict === false ? "✗" : "–"} ${name}`;
  const head = [told("calicoctl", valid), told("API server", crdValid), told("Felix", felixValid)].join("  ");
  return [`${index + 1}  ${head}`, ...problems.map((problem) => `   ${problem}`), ""].join("\n");
}
