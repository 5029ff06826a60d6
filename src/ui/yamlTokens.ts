/**
 * Colours for one line of YAML, by looking at that line alone: keys, strings and comments are told apart, block text
 * and flow collections stay plain. Joined tokens are the line again, whatever is written in it.
 */
export interface Token {
  readonly kind: "plain" | "key" | "string" | "comment";
  readonly text: string;
}

const comment = /(^|\s)#.*$/;
const key =
  /^(\s*(?:- +)*)("(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|[^\s'"#{}[\],&*!|>%@`-][^#:]*?|-[^\s#:][^#:]*?)(:)(?=\s|$)/;
const text = /^(\s*)("(?:[^"\\]|\\.)*"|'(?:[^']|'')*')(\s*)$/;

export function yamlTokens(line: string): readonly Token[] {
  const quoted = quotedEnd(line);
  const tail = comment.exec(line.slice(quoted));
  const end = tail === null ? line.length : quoted + tail.index + (tail[1]?.length ?? 0);
  return tokens([...beforeComment(line.slice(0, end)), { kind: "comment", text: line.slice(end) }]);
}

function beforeComment(line: string): readonly Token[] {
  const found = key.exec(line);
  if (found === null) return value(line);
  const [whole, indent = "", name = "", colon = ""] = found;
  return [
    { kind: "plain", text: indent },
    { kind: "key", text: name + colon },
    ...value(line.slice(whole.length)),
  ];
}

function value(line: string): readonly Token[] {
  const [, before = "", string = "", after = ""] = text.exec(line) ?? [undefined, line];
  return [
    { kind: "plain", text: before },
    { kind: "string", text: string },
    { kind: "plain", text: after },
  ];
}

/** Where the last quoted text of the line ends: a `#` before that is no comment. */
function quotedEnd(line: string): number {
  let end = 0;
  for (const match of line.matchAll(/(?:^|[\s[{:,-])("(?:[^"\\]|\\.)*"|'(?:[^']|'')*')/g)) {
    if (comment.test(line.slice(end, match.index + 1))) return end;
    end = match.index + match[0].length;
  }
  return end;
}

function tokens(all: readonly Token[]): readonly Token[] {
  return all.filter((token) => token.text !== "");
}
