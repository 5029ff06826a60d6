/**
 * The draft as files: whole, with every untouched byte as it was, or the objects asked for in one file. Muted policies
 * are comments in them.
 */
import { commentOut, printObjects, type SourceFile } from "#src/manifest/index.ts";
import type { ExportWhat } from "../types.ts";
import type { Holding } from "./holding.ts";

export function exportFiles(holding: Holding, what: ExportWhat): readonly SourceFile[] {
  switch (what.kind) {
    case "all":
      return commentOut(holding.reading.files, holding.drafted.muted);
    case "changed":
      return withGone(holding, objectsFile(holding, "changed", [...holding.changed]));
    case "policy":
      return objectsFile(holding, fileName(what.policy), [what.policy]);
    case "tier": {
      const policies = holding.board.tiers.find(({ name }) => name === what.tier)?.policies ?? [];
      return objectsFile(holding, `tier-${what.tier}`, [`Tier ${what.tier}`, ...policies]);
    }
  }
}

function objectsFile(
  { reading, drafted }: Holding,
  name: string,
  ids: readonly string[],
): readonly SourceFile[] {
  const text = printObjects(reading, ids);
  return text === "" ? [] : commentOut([{ name: `${name}.yaml`, text }], drafted.muted);
}

/** What is gone cannot stand in the file, so that it would be forgotten in the cluster: it is named at its end. */
function withGone({ drafted }: Holding, files: readonly SourceFile[]): readonly SourceFile[] {
  if (drafted.gone.length === 0) return files;
  const lines = drafted.gone.map((id) => `# gone in the draft, delete it from the cluster too: ${id}\n`);
  const [file = { name: "changed.yaml", text: "" }] = files;
  return [{ ...file, text: file.text + lines.join("") }];
}

/** `NetworkPolicy shop/web` as `networkpolicy-shop-web`. */
function fileName(id: string): string {
  return id.toLowerCase().replaceAll(/[^a-z0-9.]+/g, "-");
}
