/** Tokens to a selector, by Calico's grammar (semantics §3.2). Never throws: an error is a value with its place. */
import type { Comparison, Membership, Selector } from "./ast.ts";
import { compareBytes } from "./bytes.ts";
import { printOperator } from "./print.ts";
import { type SelectorError, type Token, tokenize } from "./tokenize.ts";

export type ParsedSelector =
  { readonly ok: true; readonly selector: Selector } | ({ readonly ok: false } & SelectorError);

/** Empty or blank text is `all()`. */
export function parseSelector(text: string): ParsedSelector {
  const lexed = tokenize(text);
  if (!lexed.ok) return lexed;
  const reader = new Reader(lexed.tokens);
  if (reader.peek().kind === "end") return { ok: true, selector: { kind: "all" } };
  const selector = readOr(reader);
  if ("message" in selector) return { ok: false, ...selector };
  const rest = reader.peek();
  if (rest.kind !== "end") return { ok: false, ...reader.expected("`&&`, `||` or the end") };
  return { ok: true, selector };
}

class Reader {
  private at = 0;
  private readonly tokens: readonly Token[];

  constructor(tokens: readonly Token[]) {
    this.tokens = tokens;
  }

  peek(): Token {
    return this.tokens[this.at] ?? { kind: "end", offset: 0 };
  }

  next(): Token {
    const token = this.peek();
    this.at += 1;
    return token;
  }

  /** Consumes the token if it has this kind. */
  take(kind: Token["kind"]): boolean {
    const found = this.peek().kind === kind;
    if (found) this.at += 1;
    return found;
  }

  expected(what: string): SelectorError {
    const token = this.peek();
    return { message: `expected ${what}, found ${describe(token)}`, offset: token.offset };
  }
}

function readOr(reader: Reader): Selector | SelectorError {
  return readChain(reader, { kind: "or", separator: "||", operand: readAnd });
}

function readAnd(reader: Reader): Selector | SelectorError {
  return readChain(reader, { kind: "and", separator: "&&", operand: readNot });
}

interface Chain {
  readonly kind: "and" | "or";
  readonly separator: "&&" | "||";
  readonly operand: (reader: Reader) => Selector | SelectorError;
}

function readChain(reader: Reader, chain: Chain): Selector | SelectorError {
  const first = chain.operand(reader);
  if ("message" in first) return first;
  const operands = [first];
  while (reader.take(chain.separator)) {
    const operand = chain.operand(reader);
    if ("message" in operand) return operand;
    operands.push(operand);
  }
  return operands.length === 1 ? first : { kind: chain.kind, operands };
}

/** An even number of `!` cancels; it binds to one primary only. */
function readNot(reader: Reader): Selector | SelectorError {
  let negated = false;
  while (reader.take("!")) negated = !negated;
  const operand = readPrimary(reader);
  if ("message" in operand || !negated) return operand;
  return { kind: "not", operand };
}

function readPrimary(reader: Reader): Selector | SelectorError {
  const token = reader.peek();
  switch (token.kind) {
    case "(":
      reader.next();
      return readParenthesis(reader);
    case "has":
      reader.next();
      return { kind: "has", label: token.label };
    case "all":
    case "global":
      reader.next();
      return { kind: token.kind };
    case "label":
      reader.next();
      return readComparison(reader, token.text);
    case "string":
    case ")":
    case "{":
    case "}":
    case ",":
    case "!":
    case "&&":
    case "||":
    case "operator":
    case "end":
      return reader.expected("a label, `has(…)`, `all()`, `global()` or `(`");
  }
}

function readParenthesis(reader: Reader): Selector | SelectorError {
  const inner = readOr(reader);
  if ("message" in inner) return inner;
  return reader.take(")") ? inner : reader.expected("`)`");
}

function readComparison(reader: Reader, label: string): Selector | SelectorError {
  const token = reader.peek();
  if (token.kind !== "operator") return reader.expected(`an operator after label \`${label}\``);
  reader.next();
  const { operator } = token;
  if (operator === "in" || operator === "not-in") return readMembership(reader, label, operator);
  return readValue(reader, label, operator);
}

function readValue(reader: Reader, label: string, kind: Comparison): Selector | SelectorError {
  const value = reader.peek();
  if (value.kind !== "string") return reader.expected("a value in quotes");
  reader.next();
  return { kind, label, value: value.text };
}

/** `{}` is legal, so is one trailing comma; `{,}` is not. */
function readMembership(reader: Reader, label: string, kind: Membership): Selector | SelectorError {
  if (!reader.take("{")) return reader.expected("`{`");
  const values = new Set<string>();
  while (!reader.take("}")) {
    const value = reader.peek();
    if (value.kind !== "string") return reader.expected("a value in quotes or `}`");
    reader.next();
    values.add(value.text);
    if (!reader.take(",") && reader.peek().kind !== "}") return reader.expected("`,` or `}`");
  }
  return { kind, label, values: [...values].sort(compareBytes) };
}

function describe(token: Token): string {
  switch (token.kind) {
    case "end":
      return "the end";
    case "label":
      return `label \`${token.text}\``;
    case "string":
      return "a quoted value";
    case "has":
    case "all":
    case "global":
      return `\`${token.kind}(…)\``;
    case "operator":
      return `operator \`${printOperator(token.operator)}\``;
    case "(":
    case ")":
    case "{":
    case "}":
    case ",":
    case "!":
    case "&&":
    case "||":
      return `\`${token.kind}\``;
  }
}
