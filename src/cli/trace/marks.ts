/** The marks of the board as characters, no two outcomes with the same one, so that nothing depends on colour. */
import type { Mark, RuleLine } from "#src/explain/index.ts";
import type { Hue } from "../paint.ts";

export interface Glyph {
  readonly sign: string;
  readonly hue: Hue;
}

const doesNotApply: Glyph = { sign: "–", hue: "quiet" };

export const glyphs: Readonly<Record<Mark, Glyph>> = {
  allow: { sign: "✓", hue: "allow" },
  deny: { sign: "✗", hue: "deny" },
  pass: { sign: "»", hue: "pass" },
  "end-deny": { sign: "┻", hue: "deny" },
  "end-pass": { sign: "┗", hue: "pass" },
  "no-match": { sign: "·", hue: "quiet" },
  log: { sign: "≡", hue: "quiet" },
  skipped: { sign: "┄", hue: "quiet" },
  "not-reached": { sign: "○", hue: "quiet" },
  undecidable: { sign: "?", hue: "unsure" },
  "other-endpoints": doesNotApply,
  "other-direction": doesNotApply,
  "selects-nothing": doesNotApply,
  staged: doesNotApply,
  ignored: doesNotApply,
};

/** A rule that matches has the mark of its policy. */
export const ruleSigns: Readonly<Record<RuleLine["state"], string>> = {
  match: "→",
  "no-match": "·",
  log: "≡",
  undecidable: "?",
  "not-reached": "○",
};
