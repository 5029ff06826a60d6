/** Pinned flows as a test file of the command line, beside the manifests it is about. */
import type { Scope } from "#src/engine/index.ts";
import { printYaml, type SourceFile } from "#src/manifest/index.ts";
import type { Pin } from "../pins.ts";

export interface TestsOptions {
  readonly pins: readonly Pin[];
  readonly scope: Scope;
  /** Folder of the manifests, as seen from the test file; absent: its own. */
  readonly folder?: string;
}

export const testsName = "pins.test.yaml";

export function testsFile(
  { pins, scope, folder }: TestsOptions,
  manifests: readonly SourceFile[],
): SourceFile {
  const head = [
    `# Pinned flows. Put this file beside the manifests it names, then: tierboard test ${testsName}`,
    "# Addresses typed for templates, and pods only assumed to run, are not known there.",
  ];
  const scenario = {
    name: "pinned flows",
    manifests: manifests.map(({ name }) => (folder === undefined ? name : `${folder}/${name}`)),
    flows: pins.map(({ query, expect }) => ({
      from: query.from,
      to: query.to,
      port: query.port,
      ...(query.sourcePort === null ? {} : { sourcePort: query.sourcePort }),
      ...(query.family === null ? {} : { family: query.family }),
      // The short form is about enforced policies.
      expect: scope === "enforced" ? expect : { verdict: { pending: expect } },
    })),
  };
  return { name: testsName, text: `${head.join("\n")}\n${printYaml(scenario)}` };
}
