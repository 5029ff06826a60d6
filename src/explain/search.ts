/**
 * What the board's search box understands. Words are looked up in a card's name, namespace, kind and labels; a few
 * phrases ask for more: `selects pod shop/web`, `mentions port 53`, `denies`, `staged`. All parts must hold.
 */
import type { Action, PolicyId } from "#src/engine/index.ts";
import type { CardFacts, EndpointFacts } from "./types.ts";

export type SearchTerm =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "selects"; readonly endpoint: string }
  | { readonly kind: "port"; readonly port: string }
  | { readonly kind: "action"; readonly action: Action; readonly text: string }
  | { readonly kind: "staged" };

const actions: Readonly<Record<string, Action>> = {
  allows: "Allow",
  denies: "Deny",
  passes: "Pass",
  logs: "Log",
};
/** Words that only lead in to the next one. */
const SELECTS = /\bselects(?:\s+(?:pod|host endpoint|endpoint))?\s+(\S+)/g;
const PORT = /\b(?:mentions\s+)?port\s+(\S+)/g;

export function parseSearch(search: string): readonly SearchTerm[] {
  const terms: SearchTerm[] = [];
  const rest = search
    .toLowerCase()
    .replace(SELECTS, (_all, endpoint: string) => {
      terms.push({ kind: "selects", endpoint });
      return " ";
    })
    .replace(PORT, (_all, port: string) => {
      terms.push({ kind: "port", port });
      return " ";
    });
  for (const word of rest.split(/\s+/)) if (word !== "") terms.push(wordTerm(word));
  return terms;
}

function wordTerm(word: string): SearchTerm {
  const action = actions[word];
  if (action !== undefined) return { kind: "action", action, text: word };
  return word === "staged" ? { kind: "staged" } : { kind: "text", text: word };
}

/**
 * Whether a card is found. `selectedBy` holds the policies that select the endpoints the search names; without it a
 * `selects` term finds nothing.
 */
export function matchesSearch(
  card: CardFacts,
  terms: readonly SearchTerm[],
  selectedBy: ReadonlySet<PolicyId> | null,
): boolean {
  return terms.every((term) => holds(card, term, selectedBy));
}

function holds(card: CardFacts, term: SearchTerm, selectedBy: ReadonlySet<PolicyId> | null): boolean {
  switch (term.kind) {
    case "text":
      return card.haystack.includes(term.text);
    case "selects":
      return selectedBy?.has(card.id) ?? false;
    case "port":
      return card.ports.some((port) => coversPort(port, term.port));
    case "action":
      return card.ingress.includes(term.action) || card.egress.includes(term.action);
    case "staged":
      return card.staged;
  }
}

/** `53`, `tcp/53`, `8000:9000` or a port's name against what was typed. */
function coversPort(written: string, typed: string): boolean {
  const port = written.slice(written.lastIndexOf("/") + 1).toLowerCase();
  if (port === typed || written.toLowerCase() === typed) return true;
  const range = /^(\d+)[:-](\d+)$/.exec(port);
  if (range === null || !/^\d+$/.test(typed)) return false;
  return Number(range[1]) <= Number(typed) && Number(typed) <= Number(range[2]);
}

/** The endpoints a `selects` term means: the one so named, else all whose name contains the text. */
export function endpointsSearched(
  terms: readonly SearchTerm[],
  endpoints: readonly EndpointFacts[],
): readonly EndpointFacts[] {
  const asked = terms.flatMap((term) => (term.kind === "selects" ? [term.endpoint] : []));
  return asked.flatMap((text) => {
    const exact = endpoints.filter((each) => names(each).includes(text));
    return exact.length > 0 ? exact : endpoints.filter((each) => each.label.toLowerCase().includes(text));
  });
}

function names({ namespace, name }: EndpointFacts): readonly string[] {
  const short = name.toLowerCase();
  return namespace === null ? [short] : [short, `${namespace.toLowerCase()}/${short}`];
}
