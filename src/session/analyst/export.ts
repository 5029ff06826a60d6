/** The draft as files: whole, with every untouched byte as it was, or the objects asked for in one file. */
import { printObjects, type SourceFile } from "#src/manifest/index.ts";
import type { ExportWhat } from "../types.ts";
import type { Holding } from "./holding.ts";

export function exportFiles(holding: Holding, what: ExportWhat): readonly SourceFile[] {
  switch (what.kind) {
    case "all":
      return holding.reading.files;
    case "changed":
      return objectsFile(holding, "changed", [...holding.changed]);
    case "policy":
      return objectsFile(holding, fileName(what.policy), [what.policy]);
    case "tier": {
      const policies = holding.board.tiers.find(({ name }) => name === what.tier)?.policies ?? [];
      return objectsFile(holding, `tier-${what.tier}`, [`Tier ${what.tier}`, ...policies]);
    }
  }
}

function objectsFile({ reading }: Holding, name: string, ids: readonly string[]): readonly SourceFile[] {
  const text = printObjects(reading, ids);
  return text === "" ? [] : [{ name: `${name}.yaml`, text }];
}

/** `NetworkPolicy shop/web` as `networkpolicy-shop-web`. */
function fileName(id: string): string {
  return id.toLowerCase().replaceAll(/[^a-z0-9.]+/g, "-");
}
