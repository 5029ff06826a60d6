/** Whom a policy selects, in the words of its card. */
import type { CardFacts } from "#src/explain/index.ts";

/** The namespace comes first, unless the words name it already. */
export function subjectText({ namespace, subject }: Pick<CardFacts, "namespace" | "subject">): string {
  return namespace === null || subject.includes(namespace) ? subject : `${namespace} · ${subject}`;
}

/** The same where room is scarce: `app == "web"` as `app=web`, `app in {"a", "b"}` as `app in {a, b}`. */
export function shortened(text: string): string {
  return text
    .replaceAll(/ (==|!=) "([^"]*)"/g, (_, sign: string, value: string) => {
      return `${sign === "==" ? "=" : "!="}${value}`;
    })
    .replaceAll(/\{[^}]*\}/g, (set) => set.replaceAll('"', ""));
}
