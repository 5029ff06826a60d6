/**
 * Changes of a draft covered as the documents are that they are made to. Law: covered files with covered changes made are
 * read as the changed files covered.
 */
import { soleObject } from "../edit/site.ts";
import { printYaml } from "../export/print-yaml.ts";
import type { Change, FieldChange, ObjectChange } from "../types.ts";
import type { Cover } from "./cover.ts";
import { plain } from "./mask.ts";
import { coverObject } from "./object.ts";

/** Several where one does not do, none where it changes nothing. */
export function coverChange(change: Change, cover: Cover): readonly Change[] {
  return "kind" in change ? coverWhole(change, cover) : [coverField(change, cover)];
}

/** `KIND NAMESPACE/NAME` or `KIND NAME`. */
export function coverId(id: string, cover: Cover): string {
  const [, kind = "", namespace, name = ""] = /^(\S+) (?:([^/]*)\/)?(.*)$/s.exec(id) ?? [];
  if (kind === "Tier") return `Tier ${cover.tier(name)}`;
  if (kind === "Profile") return `Profile ${cover.profile(name)}`;
  const where = namespace === undefined ? "" : `${cover.name(namespace, "ns")}/`;
  return `${kind} ${where}${cover.name(name, "policy")}`;
}

function coverField({ object, field, value }: FieldChange, cover: Cover): FieldChange {
  const covered = (): FieldChange["value"] => {
    if (value === null || typeof value === "number") return value;
    if (field === "spec.tier") return cover.tier(value);
    const known = plain(value, cover);
    return typeof known === "string" ? known : null;
  };
  return { object: coverId(object, cover), field, value: covered() };
}

function coverWhole(change: ObjectChange, cover: Cover): readonly ObjectChange[] {
  switch (change.kind) {
    case "add":
      return coverText(change.text, null, cover);
    case "replace":
      return coverText(change.text, coverId(change.object, cover), cover);
    case "remove":
    case "retype":
    case "mute":
    case "unmute":
      return [{ ...change, object: coverId(change.object, cover) }];
  }
}

/** Text that is not one object changes nothing; nor does an object that is not read, but for what it replaces. */
function coverText(text: string, replaced: string | null, cover: Cover): readonly ObjectChange[] {
  const object = soleObject(text)?.object;
  if (object === undefined) return [];
  if (object.content === null) return replaced === null ? [] : [{ kind: "remove", object: replaced }];
  const covered = printYaml(coverObject(object, cover));
  return [
    replaced === null ? { kind: "add", text: covered } : { kind: "replace", object: replaced, text: covered },
  ];
}
