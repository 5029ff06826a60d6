/** Problems of selector texts, pointed at inside the string where the text allows. */
import { parseOnce } from "../convert/parseOnce.ts";
import { prefixed } from "../convert/terms.ts";
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
    message: `\`${text.path}\` holds \`${clip(text.text)}\`: ${parsed.message}`,
    help: effect,
  });
  return false;
}

/**
 * Every check accepts a label that is too long only once it carries Calico's prefix, and Felix then drops the policy
 * (semantics §13). Gives the reason, or null where the selector is fine.
 */
export function checkPrefixed(scope: Scope, text: Text | null, prefix: "pcns." | "pcsa."): string | null {
  if (text === null || !parseOnce(text.text).ok) return null;
  const internal = prefixed(text.text, prefix);
  if (internal === "" || parseOnce(internal).ok) return null;
  const reason = `a label in \`${text.path}\` is too long for Calico, which keeps it as \`${prefix}\` and the name in 512 characters`;
  const message = `Calico ignores this policy entirely: ${reason}`;
  report(scope, { code: "ignored-by-calico", at: text, path: text.path, message });
  return reason;
}
