/** JSON on standard output: a list has one element per line, so that it can be read and compared line by line. */
import type { Terminal } from "./terminal.ts";

export function jsonText(value: unknown): string {
  if (!Array.isArray(value)) return `${JSON.stringify(value, null, 2)}\n`;
  if (value.length === 0) return "[]\n";
  return `[\n${value.map((item) => JSON.stringify(item)).join(",\n")}\n]\n`;
}

/**
 * Writes answers of any length: objects spread over lines, every list with one element per line, also where it is an
 * iterable that is made while it is written.
 */
export function writeJson(value: object, { out }: Pick<Terminal, "out">): void {
  let waiting = "";
  for (const part of parts(value, "\n")) {
    waiting += part;
    if (waiting.length < writtenAtOnce) continue;
    if (!out(waiting)) return;
    waiting = "";
  }
  out(`${waiting}\n`);
}

/** In UTF-16 units. */
const writtenAtOnce = 1 << 16;

function* parts(value: unknown, newline: string): Iterable<string> {
  const inner = `${newline}  `;
  if (isIterable(value)) yield* list(value, newline);
  else if (typeof value === "object" && value !== null) {
    yield "{";
    let before = inner;
    for (const [key, child] of Object.entries(value)) {
      if (child === undefined) continue;
      yield `${before}${JSON.stringify(key)}: `;
      yield* parts(child, inner);
      before = `,${inner}`;
    }
    yield before === inner ? "}" : `${newline}}`;
  } else yield JSON.stringify(value);
}

function* list(items: Iterable<unknown>, newline: string): Iterable<string> {
  let before = `[${newline}  `;
  for (const item of items) {
    yield before + JSON.stringify(item);
    before = `,${newline}  `;
  }
  yield before.startsWith("[") ? "[]" : `${newline}]`;
}

function isIterable(value: unknown): value is Iterable<unknown> {
  return typeof value === "object" && value !== null && Symbol.iterator in value;
}
