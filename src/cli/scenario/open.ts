/** The cluster of a scenario, ready for questions. */
import { dirname, isAbsolute, join } from "node:path";
import { type PolicySet, resolve } from "#src/engine/index.ts";
import { read, type Reading, type ReadOptions } from "#src/manifest/index.ts";
import { isUnreadable } from "../input/diagnostics.ts";
import { gather, type Gathered } from "../input/gather.ts";
import { problemText } from "../input/tell.ts";
import type { Terminal } from "../terminal.ts";
import type { Scenario } from "./types.ts";

export interface OpenScenario {
  readonly scenario: Scenario;
  readonly reading: Reading;
  readonly set: PolicySet;
  /** What keeps its manifests from being read whole, a line each. */
  readonly problems: readonly string[];
  /** Paths in its folders and archives that are no manifests. */
  readonly passedOver: readonly string[];
}

export async function openScenario(
  scenario: Scenario,
  assume: ReadOptions["assume"],
  terminal: Terminal,
): Promise<OpenScenario> {
  const { files, problems, passedOver } = await manifestsOf(scenario, terminal);
  const reading = read(files, { assume });
  const unreadable = reading.diagnostics
    .filter(isUnreadable)
    .map(({ place, message }) => `${place.file}:${place.start.line}:${place.start.column}: ${message}`);
  return {
    scenario,
    reading,
    set: resolve(reading.cluster),
    problems: [...problems.map(problemText), ...unreadable],
    passedOver,
  };
}

/** Lines of a manifest within a scenario count from its own first line. */
async function manifestsOf({ source, file, name }: Scenario, terminal: Terminal): Promise<Gathered> {
  if (source.kind === "text") {
    const files = [{ name: `manifest of ${name}`, text: source.manifest }];
    return { files, problems: [], passedOver: [] };
  }
  const folder = dirname(file);
  return gather(
    source.manifests.map((path) => (isAbsolute(path) ? path : join(folder, path))),
    terminal,
  );
}
