/** What the YAML reader objects to, in the user's words: message and help for every sentence it has. */
export interface Wording {
  readonly message: string;
  readonly help: string | null;
}

const indented = "the lines of one mapping or list begin in the same column, with spaces alone";
const quoted =
  "close the quotes, or escape a quote inside them (`''` within single, `\\\"` within double quotes)";
const quoteIt = "put the value in quotes if it is meant to be text";
const directives = "leave the line out: Kubernetes needs no directives";

const wordings: readonly (readonly [reason: RegExp, message: string, help: string | null])[] = [
  [
    /non-printable/,
    "a control character stands here, which YAML does not allow",
    "remove it, or write it as an escape in double quotes",
  ],
  [/duplication of a tag/, "a value has two tags", "keep one of them"],
  [/verbatim tag/, "a tag is not closed with `>`", null],
  [/tag handle "(.*)"|undeclared tag/, "a tag has a prefix that is not declared", quoteIt],
  [/tag (handle|suffix|name)/, "a tag holds a character that tags do not have", quoteIt],
  [/duplication of an anchor/, "a value has two anchors", "keep one of them"],
  [/name of an anchor/, "an anchor has no name", "write a name behind `&`, or put the value in quotes"],
  [/alias node should not/, "an alias has a tag or an anchor of its own", "leave it at the alias"],
  [/name of an alias/, "an alias has no name", "write a name behind `*`, or put the value in quotes"],
  [
    /deficient indentation/,
    "a value goes on here that is not indented far enough, or a quote or bracket above is not closed",
    "close the quote or bracket, or indent the value below its key",
  ],
  [/single quoted/, "a value in single quotes has no end", quoted],
  [/double quoted/, "a value in double quotes has no end", quoted],
  [
    /valid JSON character/,
    "a control character stands in a quoted value",
    "write it as an escape in double quotes",
  ],
  [
    /unknown escape/,
    "an escape in double quotes that YAML does not have",
    "double the backslash, or use single quotes",
  ],
  [
    /hexadecimal/,
    "an escape in double quotes lacks hexadecimal digits",
    "`\\x` has 2 digits, `\\u` 4 and `\\U` 8",
  ],
  [
    /chomping|indentation width|line break is expected/,
    "`|` or `>` is followed by something that does not belong there",
    "the text begins on the next line; `-` or `+` and a comment may stand behind the sign",
  ],
  [/tab characters/, "a tab indents this line", "YAML is indented with spaces, not tabs"],
  [
    /missed comma/,
    "a comma is missing between two values in brackets",
    "separate them with a comma, or close the bracket before",
  ],
  [/found ','/, "a comma stands where a value is expected", "remove the comma, or write the value before it"],
  [/within a flow collection/, "a bracket is not closed", "close it with `]` or `}`"],
  [/bad indentation of a sequence/, "this line does not stand under the dash of its list", indented],
  [
    /bad indentation of a mapping/,
    "this line is not indented like the keys of its mapping, or a `:` in a value is taken for a key",
    `${indented}; put a value that holds \`: \` in quotes`,
  ],
  [/whitespace character is expected/, "a space is missing behind `:`", "write `key: value`"],
  [
    /expected ':'|can not read a block mapping/,
    "a `:` is missing behind the key",
    "write `key: value`; text of several lines is indented below its key",
  ],
  [/maxDepth/, "values are nested deeper than in any manifest", "flatten the document"],
  [
    /directive|%YAML|YAML version|%TAG|tag prefix|declared suffix/i,
    "a line that begins with `%` is not a directive that YAML knows",
    directives,
  ],
  [
    /document separator|read a document/,
    "a value ends here, and what follows does not belong to it",
    "separate documents with `---`, and indent what belongs to the value",
  ],
];

/** `reason` is a sentence of the reader; one that nobody has put into words yet stays as it is. */
export function wordingOf(reason: string): Wording {
  for (const [known, message, help] of wordings) if (known.test(reason)) return { message, help };
  return { message: reason, help: null };
}
