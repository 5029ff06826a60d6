/**
 * The sentence of an edit with tokens in the place of names. Only sentences as the plan writes them are kept: what reads
 * otherwise came from somewhere else and could say anything.
 */
import type { Redaction } from "#src/manifest/index.ts";

type Slot = "policy" | "tier" | "id" | "number";

const sentences: readonly string[] = [
  ...["{policy}", "{number} policies"].flatMap((what) => [
    `Moved ${what} above {policy}`,
    `Moved ${what} below {policy}`,
    `Moved ${what} to {tier}`,
    `Moved ${what} to {tier}, above {policy}`,
    `Moved ${what} to {tier}, below {policy}`,
    ...["Muted", "Unmuted", "Deleted", "Staged", "Enforced"].map((done) => `${done} ${what}`),
  ]),
  "Moved tier {tier} before {tier}",
  "Moved tier {tier} after {tier}",
  "Moved tier {tier} after all others",
  "Edited {policy}",
  "Edited {policy}, now {id}",
  "Enforced {policy} in place of the enforced one",
  "Enforced the staged deletion of {policy}",
  "Added {policy} to {tier}",
  "Added tier {tier}",
  "Added tier {tier} before {tier}",
  "Order of tier {tier} unset",
  "Order of tier {tier} set to {number}",
  "Tier {tier} ends in Pass",
  "Tier {tier} ends in Deny",
  ...["its policy", "its {number} policies"].flatMap((what) => [
    `Deleted tier {tier} and ${what}`,
    `Deleted tier {tier}, ${what} moved to {tier}`,
  ]),
  "Deleted tier {tier}",
];

interface Form {
  readonly pattern: RegExp;
  readonly words: readonly string[];
  readonly slots: readonly Slot[];
}

const texts: Readonly<Record<Slot, string>> = {
  policy: "([^\\s,]+)",
  tier: "([^\\s,]+)",
  id: "(\\S+ [^\\s,]+)",
  number: "(-?[0-9.]+(?:e[+-][0-9]+)?)",
};

function formOf(sentence: string): Form {
  const slots = [...sentence.matchAll(/\{(policy|tier|id|number)\}/g)].map(([, slot]) => slot as Slot);
  const words = sentence.split(/\{[a-z]+\}/);
  const pattern = words.map((word, at) => word + (slots[at] === undefined ? "" : texts[slots[at]])).join("");
  return { pattern: new RegExp(`^${pattern}$`), words, slots };
}

const forms = sentences.map(formOf);

export function coverTitle(title: string, redaction: Pick<Redaction, "name" | "tier" | "object">): string {
  for (const { pattern, words, slots } of forms) {
    const found = pattern.exec(title);
    if (found === null) continue;
    return words.map((word, at) => word + covered(slots[at], found[at + 1] ?? "", redaction)).join("");
  }
  return "An edit";
}

function covered(
  slot: Slot | undefined,
  text: string,
  { name, tier, object }: Pick<Redaction, "name" | "tier" | "object">,
): string {
  switch (slot) {
    case undefined:
      return "";
    case "number":
      return text;
    case "policy":
      return name(text);
    case "tier":
      return tier(text);
    case "id":
      return object(text);
  }
}
