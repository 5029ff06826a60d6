/** Problems of selector texts, pointed at inside the string where the text allows. */
import { parseOnce } from "../convert/parseOnce.ts";
import type { Text } from "./fields.ts";
import { clip, report, type Scope } from "./scope.ts";

/** True where the selector parses. `effect` says what Calico makes of one that does not. */
export function checkSelector(scope: Scope, text: Text | null, effect: string): boolean {
  if (text === null) return true;
  const parsed = parseOnce(text.text);
  if (parsed.ok) return true;
  const at =
    text.origin === null
      ? text
      : {
          start: text.origin + parsed.offset,
          end: Math.max(text.origin + parsed.offset, Math.min(text.origin + parsed.offset + 1, text.end)),
        };
  report(scope, {
    code: "invalid-selector",
    at,
    path: text.path,
    message: `selector \`${clip(text.text)}\`: ${parsed.message}`,
    help: effect,
  });
  return false;
}
