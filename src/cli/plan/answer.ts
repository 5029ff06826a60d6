/** A planned move as text for people and as data. */
import { diffJson } from "../diff/json.ts";
import { diffText } from "../diff/text.ts";
import type { Paint } from "../paint.ts";
import type { Plan } from "./plan.ts";

export function planText({ edit, changes, compared }: Plan, paint: Paint): string {
  const head = [paint("strong", edit.title), ...changes.map(({ object, text }) => `    ${object}: ${text}`)];
  return `${head.join("\n")}\n\n${diffText(compared, paint)}`;
}

export function planJson({ edit, compared }: Plan): object {
  return { title: edit.title, changes: edit.changes, impact: diffJson(compared) };
}
