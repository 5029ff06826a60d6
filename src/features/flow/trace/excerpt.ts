/** Cuts lines out of a file around a place: the lines of a rule, or the whole document that holds it. */
import type { Place } from "#src/manifest/index.ts";

export interface Excerpt {
  readonly text: string;
  /** Number of the first line in the file. */
  readonly firstLine: number;
  /** The lines of the place itself, both included. */
  readonly from: number;
  readonly to: number;
}

/** A place on one line is shown with the lines that lead to it, so that it can be recognised. */
const LEAD = 2;

export function ruleExcerpt(file: string, place: Place): Excerpt {
  const { lines, from, to } = located(file, place);
  const first = from === to ? Math.max(documentStart(lines, from), from - LEAD) : from;
  return { text: lines.slice(first - 1, to).join("\n"), firstLine: first, from, to };
}

/** The YAML document around the place, without the separators. */
export function documentExcerpt(file: string, place: Place): Excerpt {
  const { lines, from, to } = located(file, place);
  const first = documentStart(lines, from);
  const next = lines.findIndex((line, index) => index >= to && isSeparator(line));
  const last = next < 0 ? lines.length : next;
  return { text: lines.slice(first - 1, last).join("\n"), firstLine: first, from, to };
}

interface Located {
  readonly lines: readonly string[];
  readonly from: number;
  readonly to: number;
}

function located(file: string, place: Place): Located {
  const lines = file.split("\n");
  const { start, end } = place;
  // An end at the beginning of a line, or in its indentation, means the line before: nothing of this one is meant.
  const blank = (lines[end.line - 1] ?? "").slice(0, end.column - 1).trim() === "";
  const to = end.line > start.line && blank ? end.line - 1 : end.line;
  return { lines, from: start.line, to: trimmed(lines, start.line, to) };
}

/** Without empty lines at the end. */
function trimmed(lines: readonly string[], from: number, to: number): number {
  let last = Math.min(to, lines.length);
  while (last > from && (lines[last - 1] ?? "").trim() === "") last -= 1;
  return last;
}

function documentStart(lines: readonly string[], from: number): number {
  let first = from;
  while (first > 1 && !isSeparator(lines[first - 2] ?? "")) first -= 1;
  while (first < from && (lines[first - 1] ?? "").trim() === "") first += 1;
  return first;
}

function isSeparator(line: string): boolean {
  return /^---(\s|$)/.test(line);
}
