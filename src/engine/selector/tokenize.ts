/**
 * Selector text to tokens, with Calico's own quirks (semantics §3.1): word operators exist only right behind a
 * label, functions only with a glued parenthesis, newlines are errors, strings have no escapes.
 */
import type { Comparison, Membership } from "./ast.ts";

export type WordOperator = Comparison | Membership;

export type Token = { readonly offset: number } & (
  | { readonly kind: "label"; readonly text: string }
  | { readonly kind: "string"; readonly text: string }
  | { readonly kind: "has"; readonly label: string }
  | { readonly kind: "all" | "global" | "(" | ")" | "{" | "}" | "," | "!" | "&&" | "||" | "end" }
  | { readonly kind: "operator"; readonly operator: WordOperator }
);

/** A place in the text (UTF-16 code units) and what is wrong there. */
export interface SelectorError {
  readonly message: string;
  readonly offset: number;
}

export type Tokens =
  { readonly ok: true; readonly tokens: readonly Token[] } | ({ readonly ok: false } & SelectorError);

const longestLabel = 512;
const spaces = /[ \t]*/y;
const label = /[A-Za-z0-9_./-]+/y;
const call = /(?:has\([ \t]*(?<label>[A-Za-z0-9_./-]+)[ \t]*\)|(?<word>all|global)\([ \t]*\))/y;
const openCall = /(?:has|all|global)\(/y;
const quoted = /"(?<double>[^"]*)"|'(?<single>[^']*)'/y;
const symbol = /&&|\|\||==|!=|[(){},!]/y;
const wordOperators: readonly (readonly [RegExp, WordOperator])[] = [
  [/contains(?![A-Za-z0-9_./-])/y, "contains"],
  [/starts[ \t]*with(?![A-Za-z0-9_./-])/y, "starts-with"],
  [/ends[ \t]*with(?![A-Za-z0-9_./-])/y, "ends-with"],
  [/not[ \t]*in(?![A-Za-z0-9_./-])/y, "not-in"],
  [/in(?![A-Za-z0-9_./-])/y, "in"],
];

export function tokenize(text: string): Tokens {
  const tokens: Token[] = [];
  let at = skipSpaces(text, 0);
  while (at < text.length) {
    const read = readOperator(text, at, tokens.at(-1)) ?? readToken(text, at);
    if ("message" in read) return { ok: false, ...read };
    tokens.push(read.token);
    at = skipSpaces(text, read.end);
  }
  tokens.push({ kind: "end", offset: text.length });
  return { ok: true, tokens };
}

interface Read {
  readonly token: Token;
  readonly end: number;
}

function readOperator(text: string, at: number, previous: Token | undefined): Read | null {
  if (previous?.kind !== "label") return null;
  for (const [pattern, operator] of wordOperators) {
    const found = matchAt(pattern, text, at);
    if (found) return { token: { kind: "operator", operator, offset: at }, end: at + found[0].length };
  }
  return null;
}

function readToken(text: string, at: number): Read | SelectorError {
  return readCall(text, at) ?? readLabel(text, at) ?? readString(text, at) ?? readSymbol(text, at);
}

function readCall(text: string, at: number): Read | SelectorError | null {
  const found = matchAt(call, text, at);
  const end = at + (found?.[0].length ?? 0);
  const name = found?.groups?.["label"];
  if (name !== undefined) {
    if (name.length > longestLabel) return tooLong(at);
    return { token: { kind: "has", label: name, offset: at }, end };
  }
  const word = found?.groups?.["word"];
  if (word === "all" || word === "global") return { token: { kind: word, offset: at }, end };
  const open = matchAt(openCall, text, at);
  if (!open) return null;
  const wants = open[0] === "has(" ? "expected one label name and `)`" : "expected `)`";
  return { message: `${wants} after \`${open[0]}\``, offset: at + open[0].length };
}

function readLabel(text: string, at: number): Read | SelectorError | null {
  const found = matchAt(label, text, at);
  if (!found) return null;
  if (found[0].length > longestLabel) return tooLong(at);
  return { token: { kind: "label", text: found[0], offset: at }, end: at + found[0].length };
}

function readString(text: string, at: number): Read | SelectorError | null {
  const found = matchAt(quoted, text, at);
  if (found) {
    const value = found.groups?.["double"] ?? found.groups?.["single"] ?? "";
    return { token: { kind: "string", text: value, offset: at }, end: at + found[0].length };
  }
  const quote = text[at];
  return quote === '"' || quote === "'" ? { message: "this string is not closed", offset: at } : null;
}

function readSymbol(text: string, at: number): Read | SelectorError {
  const found = matchAt(symbol, text, at)?.[0];
  if (found === undefined) return unexpected(text, at);
  return { token: symbolToken(found, at), end: at + found.length };
}

function symbolToken(text: string, offset: number): Token {
  if (text === "==") return { kind: "operator", operator: "equals", offset };
  if (text === "!=") return { kind: "operator", operator: "not-equals", offset };
  const plain = (["(", ")", "{", "}", ",", "!", "&&", "||"] as const).find((kind) => kind === text);
  return { kind: plain ?? "end", offset };
}

function unexpected(text: string, at: number): SelectorError {
  const character = String.fromCodePoint(text.codePointAt(at) ?? 0);
  if (character === "=" || character === "&" || character === "|") {
    return { message: `expected \`${character}${character}\`, found a single \`${character}\``, offset: at };
  }
  if (character === "\n" || character === "\r") {
    return { message: "a selector is one line: line breaks are not allowed", offset: at };
  }
  return { message: `unexpected character \`${character}\``, offset: at };
}

function tooLong(offset: number): SelectorError {
  return { message: `a label name has at most ${longestLabel} characters`, offset };
}

function skipSpaces(text: string, at: number): number {
  return at + (matchAt(spaces, text, at)?.[0].length ?? 0);
}

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}
