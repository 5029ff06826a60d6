/**
 * Tokens in the place of texts: equal texts get equal tokens, different ones different tokens, and tokens sort as the
 * texts do, because Calico breaks ties by name. Texts are collected first and numbered by rank when that is over.
 */
import { compareBytes } from "#src/engine/index.ts";

/** What a text was used for, told by the end of its token. At most six letters: port names have fifteen signs. */
export type Role =
  | "ns"
  | "policy"
  | "set"
  | "host"
  | "svc"
  | "slice"
  | "pod"
  | "app"
  | "sa"
  | "node"
  | "prof"
  | "port"
  | "key"
  | "value";

export interface Tokens {
  readonly collect: (text: string, role: Role) => void;
  /** A word that stands for nothing where the text was never collected. */
  readonly tokenOf: (text: string) => string;
}

export const unknown = "x-redacted";

/** Names are followed by a slash wherever they are compared, so they are ranked with one. */
export function nameTokens(): Tokens {
  const roles = new Map<string, Role>();
  let tokens: ReadonlyMap<string, string> | null = null;
  return {
    collect: (text, role) => {
      const known = roles.get(text);
      if (known === undefined || known === "value") roles.set(text, role);
      tokens = null;
    },
    tokenOf: (text) => {
      tokens ??= rank([...roles.keys()], "x", (name) => `-${roles.get(name) ?? "value"}`);
      return tokens.get(text) ?? unknown;
    },
  };
}

function rank(
  texts: readonly string[],
  letter: string,
  ending: (text: string) => string,
): ReadonlyMap<string, string> {
  const sorted = [...texts].sort((a, b) => compareBytes(`${a}/`, `${b}/`));
  const digits = String(sorted.length).length;
  return new Map(
    sorted.map((text, at) => [text, `${letter}${String(at + 1).padStart(digits, "0")}${ending(text)}`]),
  );
}

/** Their order and default action are Calico's own, so they keep their names. */
const builtIn = [
  "adminnetworkpolicy",
  "baselineadminnetworkpolicy",
  "default",
  "kube-admin",
  "kube-baseline",
];

/** Tiers sort among the built-in ones: each gap between two of these has letters of its own. */
export function tierTokens(): Omit<Tokens, "collect"> & { readonly collect: (text: string) => void } {
  const collected = new Set<string>();
  let tokens: ReadonlyMap<string, string> | null = null;
  return {
    collect: (text) => {
      collected.add(text);
      tokens = null;
    },
    tokenOf: (text) => {
      tokens ??= rankTiers([...collected]);
      return tokens.get(text) ?? unknown;
    },
  };
}

function rankTiers(texts: readonly string[]): ReadonlyMap<string, string> {
  const sorted = [...new Set([...texts, ...builtIn])].sort(compareBytes);
  const digits = String(sorted.length).length;
  let letters = "a";
  return new Map(
    sorted.map((text, at) => {
      const pinned = builtIn.indexOf(text);
      if (pinned < 0) return [text, `${letters}${String(at).padStart(digits, "0")}-tier`];
      letters = lettersBetween(text, builtIn[pinned + 1] ?? null);
      return [text, text];
    }),
  );
}

/** A beginning that, with any digits behind it, sorts between the two. */
function lettersBetween(low: string, high: string | null): string {
  const single = Array.from("bcdefghijklmnopqrstuvwxyz").find(
    (letter) => compareBytes(low, letter) < 0 && (high === null || compareBytes(`${letter}9~`, high) < 0),
  );
  return single ?? `${low}0`;
}
