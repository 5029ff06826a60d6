/**
 * What a scalar means to Kubernetes (sigs.k8s.io/yaml, semantics §14): YAML 1.1 booleans, octals and underscores,
 * no base 60, no dates. Pure functions of the text.
 */
import type { ScalarType } from "./node.ts";

export interface ScalarMeaning {
  readonly value: string | number | boolean | null;
  readonly type: ScalarType;
}

const words = new Map<string, ScalarMeaning>();
for (const word of ["y", "yes", "true", "on"]) addWord(word, { value: true, type: "bool" });
for (const word of ["n", "no", "false", "off"]) addWord(word, { value: false, type: "bool" });
addWord("null", { value: null, type: "null" });
words.set("~", { value: null, type: "null" });
words.set("", { value: null, type: "null" });
for (const form of [".inf", ".Inf", ".INF"]) {
  words.set(form, { value: Infinity, type: "float" });
  words.set(`+${form}`, { value: Infinity, type: "float" });
  words.set(`-${form}`, { value: -Infinity, type: "float" });
}
for (const form of [".nan", ".NaN", ".NAN"]) words.set(form, { value: NaN, type: "float" });

function addWord(word: string, meaning: ScalarMeaning): void {
  words.set(word, meaning);
  words.set(word.charAt(0).toUpperCase() + word.slice(1), meaning);
  words.set(word.toUpperCase(), meaning);
}

const longestWord = "false".length;
const float = /^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$/;
const integerForms: readonly (readonly [RegExp, number])[] = [
  [/^[-+]?0[xX]([0-9a-fA-F]+)$/, 16],
  [/^[-+]?0[oO]([0-7]+)$/, 8],
  [/^[-+]?0[bB]([01]+)$/, 2],
  [/^[-+]?0([0-7]+)$/, 8],
  [/^[-+]?(0|[1-9][0-9]*)$/, 10],
];

/** The meaning of an unquoted scalar without a tag; null where it is the text itself, as most are. */
export function resolvePlain(text: string): ScalarMeaning | null {
  if (text.length <= longestWord) {
    const known = words.get(text);
    if (known !== undefined) return known;
  }
  const first = text.charCodeAt(0);
  const numeric = (first >= 48 && first <= 57) || first === 43 || first === 45 || first === 46;
  return numeric ? resolveNumber(text) : null;
}

/** Nothing else stands in a number; addresses, names and dates fall out here. */
const numeral = /^[-+]?[.0-9][0-9a-fA-FxXoO_.+-]*$/;
/** Most numbers by far. */
const small = /^(?:0|[1-9][0-9]{0,14})$/;

function resolveNumber(text: string): ScalarMeaning | null {
  if (small.test(text)) return { value: Number(text), type: "int" };
  if (!numeral.test(text)) return null;
  const digits = text.startsWith(".") ? text : text.replaceAll("_", "");
  const integer = resolveInteger(digits);
  if (integer !== null) return integer;
  if (!float.test(digits)) return null;
  const value = Number(digits);
  return Number.isFinite(value) ? { value, type: "float" } : null;
}

/** Signed or unsigned 64 bits are integers, anything larger falls through to floats. */
function resolveInteger(digits: string): ScalarMeaning | null {
  for (const [form, base] of integerForms) {
    const match = form.exec(digits);
    if (match?.[1] === undefined) continue;
    const negative = digits.startsWith("-");
    const magnitude = parseInt(match[1], base);
    if (magnitude > (negative ? 2 ** 63 : 2 ** 64)) return null;
    return { value: negative ? 0 - magnitude : magnitude, type: "int" };
  }
  return null;
}

export type TagResult = { readonly ok: true; readonly meaning: ScalarMeaning } | { readonly ok: false };

const core = "tag:yaml.org,2002:";

/** The meaning of a scalar with an explicit tag; tags nobody knows leave the text a string. */
export function resolveTagged(tag: string, text: string): TagResult {
  const name = tag.startsWith("!!")
    ? tag.slice(2)
    : tag.startsWith(`!<${core}`)
      ? tag.slice(core.length + 2, -1)
      : null;
  const plain = resolvePlain(text) ?? { value: text, type: "string" };
  switch (name) {
    case "int":
    case "bool":
    case "null":
      return plain.type === name ? { ok: true, meaning: plain } : { ok: false };
    case "float":
      return plain.type === "int" || plain.type === "float"
        ? { ok: true, meaning: { value: plain.value, type: "float" } }
        : { ok: false };
    case "binary":
      return decodeBinary(text);
    default:
      return { ok: true, meaning: { value: text, type: "string" } };
  }
}

const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/** Base64 to bytes to UTF-8 text, by hand: pure rooms have neither `atob` nor `TextDecoder`. */
function decodeBinary(text: string): TagResult {
  const packed = text.replace(/[\r\n]/g, "");
  if (packed.length % 4 !== 0 || !/^[A-Za-z0-9+/]*={0,2}$/.test(packed)) return { ok: false };
  let escaped = "";
  let bits = 0;
  let held = 0;
  for (const letter of packed.replace(/=+$/, "")) {
    bits = ((bits << 6) | alphabet.indexOf(letter)) & 0xffff;
    held += 6;
    if (held < 8) continue;
    held -= 8;
    escaped += `%${((bits >> held) & 0xff).toString(16).padStart(2, "0")}`;
  }
  try {
    return { ok: true, meaning: { value: decodeURIComponent(escaped), type: "string" } };
  } catch {
    return { ok: false };
  }
}
