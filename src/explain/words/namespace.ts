/** Namespace conditions in words: most of them only name namespaces, by a label that every namespace has. */
import { parseSelector } from "#src/engine/index.ts";
import { listOf } from "./text.ts";

const nameLabels: ReadonlySet<string> = new Set(["projectcalico.org/name", "kubernetes.io/metadata.name"]);

/** The namespaces that a selector names, or null where it asks for anything else. */
export function namespaceNames(written: string): readonly string[] | null {
  const parsed = parseSelector(written);
  if (!parsed.ok) return null;
  const { selector } = parsed;
  switch (selector.kind) {
    case "equals":
      return nameLabels.has(selector.label) && "value" in selector ? [selector.value] : null;
    case "in":
      return nameLabels.has(selector.label) && "values" in selector ? selector.values : null;
    default:
      return null;
  }
}

/** True where the condition holds for every namespace. */
export function isAnyNamespace(written: string): boolean {
  return written === "all()" || written === "any namespace";
}

/** `in namespace shop`, `in namespaces with env == "prod"`, `in any namespace`, `outside namespaces` */
export function namespaceWords(written: string): string {
  if (written.startsWith("namespace ")) return `in ${written}`;
  if (isAnyNamespace(written)) return "in any namespace";
  if (written === "global()") return "outside namespaces";
  const names = namespaceNames(written);
  if (!names) return `in namespaces with ${written}`;
  return `in ${names.length === 1 ? "namespace" : "namespaces"} ${listOf(names, "or")}`;
}
