/** The proof bundle: what to run, what it changes, how to take it back, what must hold, and what it was computed from. */
import type { Scope, Steps } from "#src/engine/index.ts";
import { sha256Hex, type SourceFile } from "#src/manifest/index.ts";
import { judgePins } from "../analyst/judge-pins.ts";
import { trafficText, type Pin, type PinState } from "../pins.ts";
import type { Versions } from "./hand-over.ts";
import { impactTable } from "./impact-table.ts";
import { testsFile, testsName } from "./tests-file.ts";

export interface BundleParts {
  readonly title: string;
  readonly pins: readonly Pin[];
  readonly scope: Scope;
  readonly scripts: readonly SourceFile[];
  readonly draft: readonly SourceFile[];
}

export function* bundleFiles(versions: Versions, parts: BundleParts): Steps<readonly SourceFile[]> {
  const { pins, scope, draft } = parts;
  const impact = yield* impactTable(versions, scope);
  const tests = pins.length === 0 ? [] : [testsFile({ pins, scope, folder: "draft" }, draft)];
  return [
    { name: "README.md", text: readme(versions, parts) },
    ...parts.scripts,
    { name: "impact.md", text: impact.markdown },
    { name: "impact.csv", text: impact.csv },
    ...tests,
    ...draft.map(({ name, text }) => ({ name: `draft/${name}`, text })),
    { name: "input.sha256", text: hashes(versions.before.reading.files) },
  ];
}

/** As `sha256sum` prints them, of the texts as UTF-8. */
function hashes(files: readonly SourceFile[]): string {
  return files.map(({ name, text }) => `${sha256Hex(text)}  ${name}\n`).join("");
}

function readme({ after }: Versions, { title, pins, scope }: BundleParts): string {
  const states = judgePins(after, pins, scope);
  const changes = after.drafted.changes.map(({ object, text }) => `- ${object}: ${text}`);
  const parts = [
    `# ${title}: what the draft changes`,
    changes.length === 0 ? "The draft changes nothing." : changes.join("\n"),
    "## What is here",
    [
      "- `apply.sh` brings the draft about with `kubectl`; options are handed on, so `sh apply.sh --dry-run=server` tries it",
      "- `rollback.sh` takes it back",
      "- `impact.md`, `impact.csv`: every flow that gets another verdict or another decider",
      ...(pins.length === 0 ? [] : [`- \`${testsName}\`: pinned flows, for \`tierboard test ${testsName}\``]),
      "- `draft/`: the manifests with the draft in them",
      "- `input.sha256`: hashes of the manifests that were loaded",
    ].join("\n"),
    ...(pins.length === 0 ? [] : ["## Pinned flows", states.map(pinLine).join("\n")]),
  ];
  return `${parts.join("\n\n")}\n`;
}

const words: Readonly<Record<PinState["state"], string>> = {
  holds: "holds",
  fails: "FAILS",
  undecidable: "undecidable",
  unanswerable: "cannot be asked",
};

function pinLine({ pin: { query, expect }, state, text }: PinState): string {
  const must = expect === "allow" ? "must be allowed" : "must be denied";
  return `- ${words[state]}: ${query.from} → ${query.to} ${trafficText(query)} ${must}${state === "holds" ? "" : `. ${text}`}`;
}
