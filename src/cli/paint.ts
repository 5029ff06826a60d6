/** Colour for what a verdict says, and nothing else. Every colour has a mark and a word beside it. */

export type Hue = "allow" | "deny" | "pass" | "unsure" | "quiet" | "strong";

export type Paint = (hue: Hue, text: string) => string;

const codes: Readonly<Record<Hue, number>> = {
  allow: 32,
  deny: 31,
  pass: 34,
  unsure: 33,
  quiet: 2,
  strong: 1,
};

const reset = "\u001B[0m";

export function painter(color: boolean): Paint {
  if (!color) return (_hue, text) => text;
  return (hue, text) => (text === "" ? "" : `\u001B[${codes[hue]}m${text}${reset}`);
}
