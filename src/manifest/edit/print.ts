/** Values as YAML: plain where Kubernetes reads the plain form back as the same value, quoted otherwise. */
import { resolvePlain } from "../yaml/scalars.ts";

export type Style = "plain" | "single" | "double";

/** What a field can be set to. */
export type FieldContent = number | string | readonly string[];

export function printValue(value: FieldContent, style: Style): string {
  if (typeof value === "number") return String(value);
  if (typeof value !== "string") return `[${value.map((item) => printValue(item, style)).join(", ")}]`;
  if (style === "single" && /^[\x20-\x7e]*$/.test(value)) return `'${value.replaceAll("'", "''")}'`;
  const safe = /^[A-Za-z0-9][A-Za-z0-9._/-]*$/.test(value) && !isDate(value) && resolvePlain(value) === null;
  return style === "plain" && safe ? value : JSON.stringify(value);
}

export function printKey(key: string, style: Style): string {
  return style === "double" ? JSON.stringify(key) : key;
}

/** Text to Kubernetes; YAML 1.1 has it as a point in time, and kustomize writes the hour to it. */
function isDate(value: string): boolean {
  return /^\d{4}-\d/.test(value);
}
