/** What lies in a folder or archive and is not read: said once, with the reasons, never dropped in silence. */
import type { Diagnostic } from "#src/manifest/index.ts";
import { hiddenPart, isManifestName } from "./names.ts";

/** Names that are written out for each reason. */
const most = 4;

/** Null where every file in it is read. `names` are the paths of all files in `holder`. */
export function passedOver(holder: string, names: readonly string[]): Diagnostic | null {
  const left = names.filter((name) => !isManifestName(name));
  if (left.length === 0) return null;
  const hidden = new Set(left.flatMap((name) => hiddenPart(name) ?? []));
  const others = left.filter((name) => hiddenPart(name) === null);
  const parts = [
    ...(others.length === 0
      ? []
      : [`${listed(others)} ${others.length === 1 ? "is" : "are"} not YAML or JSON`]),
    ...(hidden.size === 0
      ? []
      : [`${listed([...hidden])} ${hidden.size === 1 ? "is" : "are"} hidden or a tool's own`]),
  ];
  const start = { offset: 0, line: 1, column: 1 };
  return {
    code: "passed-over",
    severity: "notice",
    message: `in \`${holder}\`, ${parts.join(" and ")}`,
    help: "name a manifest .yaml, .yml or .json, or choose the file by itself",
    place: { file: holder, start, end: start },
    object: null,
    path: null,
  };
}

function listed(names: readonly string[]): string {
  const shown = names.slice(0, names.length === most + 1 ? most + 1 : most).map((name) => `\`${name}\``);
  const more = names.length - shown.length;
  return more === 0 ? shown.join(", ") : `${shown.join(", ")} and ${more} more`;
}
