/** What is handed over, made of what was loaded and the draft. */
import type { Steps } from "#src/engine/index.ts";
import {
  changedObjects,
  commentOut,
  kubectlScript,
  kustomizeOverlay,
  type ObjectStep,
  type Reading,
  type SourceFile,
} from "#src/manifest/index.ts";
import { exportFiles } from "../analyst/export.ts";
import type { Holding } from "../analyst/holding.ts";
import { bundleFiles } from "./bundle.ts";
import { testsFile } from "./tests-file.ts";
import type { HandOver } from "./types.ts";

export interface Versions {
  readonly before: Holding;
  readonly after: Holding;
}

export function* handOver(versions: Versions, what: HandOver): Steps<readonly SourceFile[]> {
  switch (what.kind) {
    case "all":
    case "changed":
    case "policy":
    case "tier":
      return exportFiles(versions.after, what);
    case "patches":
      return scripts(versions);
    case "kustomize":
      return overlay(versions);
    case "tests":
      return [testsFile(what, exportedFiles(versions.after))];
    case "bundle":
      return yield* bundleFiles(versions, {
        ...what,
        scripts: scripts(versions),
        draft: exportedFiles(versions.after),
      });
  }
}

function scripts(versions: Versions): readonly SourceFile[] {
  const [before, after] = exported(versions);
  const forth = changedObjects(before, after);
  const back = changedObjects(after, before);
  return [
    { name: "apply.sh", text: kubectlScript(forth, { title: `Brings about the draft: ${counted(forth)}` }) },
    { name: "rollback.sh", text: kubectlScript(back, { title: `Takes the draft back: ${counted(back)}` }) },
  ];
}

function overlay(versions: Versions): readonly SourceFile[] {
  const [before, after] = exported(versions);
  const steps = changedObjects(before, after);
  return steps.length === 0 ? [] : kustomizeOverlay(before, steps);
}

/** Both versions as they would be applied: without muted policies. */
function exported({ before, after }: Versions): readonly [Reading, Reading] {
  return [before.reading, { ...after.reading, files: exportedFiles(after) }];
}

function exportedFiles({ reading, drafted }: Holding): readonly SourceFile[] {
  return commentOut(reading.files, drafted.muted);
}

function counted({ length }: readonly ObjectStep[]): string {
  return `${length} object${length === 1 ? "" : "s"}`;
}
