/** What a test wants of a flow: `allow`, or as much of verdict and traces as it cares about. */
import type { Scope } from "#src/engine/index.ts";
import type { Fields } from "../input/shape.ts";
import type { Expectation, Scoped } from "./types.ts";

const scopes: readonly Scope[] = ["enforced", "pending"];
const verdicts: readonly string[] = ["allow", "deny", "undecidable"];

/** Reads `expect`. Null, with a note, where it says nothing that could fail. */
export function decodeExpectation(fields: Fields): Expectation | null {
  if (typeof fields.raw("expect") === "string") {
    const verdict = verdictAt(fields, "expect");
    return verdict === null ? null : { verdict: { enforced: verdict } };
  }
  const wanted = fields.map("expect");
  if (wanted === null)
    return fields.has("expect") ? null : fields.refuse("expect", "is empty: write `allow` or `deny`");
  wanted.allowOnly(["verdict", "egress", "ingress"]);
  const verdict = decodeVerdict(wanted);
  const expectation: Expectation = {
    ...(verdict === null ? {} : { verdict }),
    ...halfAt(wanted, "egress"),
    ...halfAt(wanted, "ingress"),
  };
  if (Object.keys(expectation).length > 0) return expectation;
  return fields.refuse("expect", "says nothing that could be compared");
}

function decodeVerdict(wanted: Fields): Partial<Scoped<string>> | null {
  if (!wanted.mentions("verdict")) return null;
  if (typeof wanted.raw("verdict") === "string") {
    const verdict = verdictAt(wanted, "verdict");
    return verdict === null ? null : { enforced: verdict };
  }
  const scoped = wanted.map("verdict");
  if (scoped === null) return wanted.has("verdict") ? null : wanted.refuse("verdict", "is empty");
  return pick(scoped, (scope) => verdictAt(scoped, scope));
}

function verdictAt(fields: Fields, key: string): string | null {
  const text = fields.text(key);
  if (text === null || verdicts.includes(text)) return text;
  return fields.refuse(key, "is neither `allow` nor `deny`");
}

type HalfName = "egress" | "ingress";

/** Null in a test file: nobody judges at that end. */
function halfAt(wanted: Fields, half: HalfName): Pick<Expectation, HalfName> {
  if (!wanted.mentions(half)) return {};
  if (!wanted.has(half)) return { [half]: null };
  if (Array.isArray(wanted.raw(half))) return { [half]: { enforced: wanted.texts(half) ?? [] } };
  const scoped = wanted.map(half);
  return scoped === null ? {} : { [half]: pick(scoped, (scope) => scoped.texts(scope)) };
}

function pick<T>(scoped: Fields, get: (scope: Scope) => T | null): Partial<Scoped<T>> {
  scoped.allowOnly(scopes);
  if (scoped.keys().length === 0) scoped.note(scoped.path, "say `enforced`, `pending` or both");
  return Object.fromEntries(
    scopes.flatMap((scope) => {
      if (scoped.mentions(scope) && !scoped.has(scope)) scoped.refuse(scope, "is empty");
      const value = get(scope);
      return value === null ? [] : [[scope, value] as const];
    }),
  );
}
