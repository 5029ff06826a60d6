/** Problems as compilers print them: file, line and column first, so that editors and pipelines can jump there. */
import type { Diagnostic, Place } from "#src/manifest/index.ts";

/** `shop.yaml:12:5: error: unknown field … [unknown-field]`, advice on a line of its own. */
export function diagnosticText({ place, severity, object, message, help, code }: Diagnostic): string {
  const about = object === null || message.includes(object) ? "" : `${object}: `;
  const advice = help === null ? "" : `\n  help: ${help}`;
  return `${placeText(place)}: ${severity}: ${about}${message} [${code}]${advice}\n`;
}

/** `shop.yaml:12:5` */
export function placeText({ file, start }: Place): string {
  return `${file}:${start.line}:${start.column}`;
}

const unreadable: ReadonlySet<Diagnostic["code"]> = new Set([
  "not-text",
  "yaml-syntax",
  "yaml-duplicate-key",
  "yaml-value",
  "yaml-aliases",
]);

/** A document that cannot be read may hold anything: answers without it are not to be trusted. */
export function isUnreadable({ code }: Diagnostic): boolean {
  return unreadable.has(code);
}

/** Errors and warnings of a reading, at most `most` of them, then how many more there are. Notices are left to `validate`. */
export function problemReport(diagnostics: readonly Diagnostic[], most = 10): string {
  const rank = { error: 0, warning: 1, notice: 2 } as const;
  const told = diagnostics
    .filter(({ severity }) => severity !== "notice")
    .sort((a, b) => rank[a.severity] - rank[b.severity]);
  const rest = told.length - most;
  const more = rest > 0 ? `${rest} more; \`tierboard validate\` lists them all\n` : "";
  return told.slice(0, most).map(diagnosticText).join("") + more;
}
