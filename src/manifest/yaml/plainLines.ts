/**
 * The lines of a plain block document, one after the other: where the line begins that is being read, how deep it
 * stands, and what stands in it. Knows characters, nothing of trees.
 */
const newline = 10;
const space = 32;
const doubleQuote = 34;
const hash = 35;
const singleQuote = 39;
const dash = 45;
const colon = 58;

export class PlainLines {
  readonly source: string;
  /** Column of the first character that counts; -1 behind the last line. */
  indent = -1;
  /** Offset of that character; reading moves it along the line. */
  at = 0;
  /** Where the line ends. */
  end = -1;

  constructor(source: string) {
    this.source = source;
  }

  get isOver(): boolean {
    return this.indent < 0;
  }

  /** To the next line that is neither blank nor a comment. */
  next(): void {
    const { source } = this;
    const { length } = source;
    let start = this.end + 1;
    while (start < length) {
      const at = this.skipSpaces(start);
      const first = at < length ? source.charCodeAt(at) : newline;
      if (first !== newline && first !== hash) {
        this.end = this.lineEnd(at);
        this.at = at;
        this.indent = at - start;
        return;
      }
      start = this.lineEnd(at) + 1;
    }
    this.end = length;
    this.at = length;
    this.indent = -1;
  }

  /** A dash that opens an item of a list. */
  isDash(): boolean {
    const { source, at } = this;
    return source.charCodeAt(at) === dash && (at + 1 >= this.end || source.charCodeAt(at + 1) === space);
  }

  isQuote(at: number): boolean {
    const code = this.source.charCodeAt(at);
    return code === doubleQuote || code === singleQuote;
  }

  isComment(at: number): boolean {
    return this.source.charCodeAt(at) === hash;
  }

  skipSpaces(from: number): number {
    let at = from;
    while (this.source.charCodeAt(at) === space) at++;
    return at;
  }

  /** Nothing but a comment from here to the end of the line. */
  restIsBlank(from: number): boolean {
    const at = this.skipSpaces(from);
    return at >= this.end || (at > from && this.isComment(at));
  }

  /** Where the colon of a key stands that starts at `at`; negative where there is no simple key. */
  keyEnd(at: number): number {
    const { source } = this;
    let end = at;
    if (this.isQuote(at)) {
      end = this.closingQuote(at) + 1;
      if (end === 0) return -1;
    } else {
      while (end < this.end && isKeyChar(source.charCodeAt(end))) end++;
      if (end === at || source.charCodeAt(at) === dash) return -1;
    }
    return this.isColon(end) ? end : -1;
  }

  /** The place of the closing quote on this line; -1 where there is none, or an escape before it. */
  closingQuote(at: number): number {
    const { source } = this;
    const single = source.charCodeAt(at) === singleQuote;
    const end = source.indexOf(single ? "'" : '"', at + 1);
    if (end < 0 || end >= this.end) return -1;
    if (single) return source.charCodeAt(end + 1) === singleQuote ? -1 : end;
    const escape = source.indexOf("\\", at + 1);
    return escape >= 0 && escape < end ? -1 : end;
  }

  /** Where an unquoted value ends, and whether a comment follows; null where a colon makes it a key. */
  unquoted(start: number): { readonly end: number; readonly commented: boolean } | null {
    const { source } = this;
    let end = start;
    for (let at = start; at < this.end; at++) {
      const code = source.charCodeAt(at);
      if (code === space) continue;
      if (code === hash && source.charCodeAt(at - 1) === space) return { end, commented: true };
      if (code === colon && this.isColon(at)) return null;
      end = at + 1;
    }
    return { end, commented: false };
  }

  /** True where the next line that is not blank stands deeper, and is no comment. */
  goesOn(indent: number): boolean {
    const { source } = this;
    let start = this.end + 1;
    for (;;) {
      const at = this.skipSpaces(start);
      if (at >= source.length) return false;
      if (source.charCodeAt(at) !== newline) return at - start > indent && !this.isComment(at);
      start = at + 1;
    }
  }

  /** The end of the last line below that is blank or stands deeper than `indent`. */
  endOfBlock(indent: number): number {
    const { source } = this;
    let { end } = this;
    while (end < source.length) {
      const start = end + 1;
      const at = this.skipSpaces(start);
      const blank = at >= source.length || source.charCodeAt(at) === newline;
      if (!blank && at - start <= indent) break;
      end = this.lineEnd(at);
    }
    return end;
  }

  private isColon(at: number): boolean {
    const { source } = this;
    return source.charCodeAt(at) === colon && (at + 1 >= this.end || source.charCodeAt(at + 1) === space);
  }

  private lineEnd(from: number): number {
    const found = this.source.indexOf("\n", from);
    return found < 0 ? this.source.length : found;
  }
}

/** Letters, digits, `_`, `.`, `/` and `-`: all that keys of manifests are made of. */
function isKeyChar(code: number): boolean {
  return (
    (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 45 && code <= 57) || code === 95
  );
}
