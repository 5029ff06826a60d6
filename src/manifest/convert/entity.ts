/** Source and destination of a rule, in Calico's internal vocabulary (semantics §4.2, §4.3). */
import { printSelector, type Entity, type PortMatch, type Prefix } from "#src/engine/index.ts";
import { parseOnce, prefixOnce } from "./parseOnce.ts";
import { asWritten, prefixed, termsOf, type Piece, type Terms } from "./terms.ts";

/** Source or destination as a v3 rule has it; empty text = not set. */
export interface EntityWords {
  readonly nets: readonly string[];
  readonly notNets: readonly string[];
  readonly selector: string;
  readonly notSelector: string;
  readonly namespaceSelector: string;
  readonly serviceAccounts: { readonly names: readonly string[]; readonly selector: string } | null;
  readonly ports: readonly PortMatch[];
  readonly notPorts: readonly PortMatch[];
  readonly service: { readonly namespace: string; readonly name: string } | null;
  readonly selectorWritten?: string;
  readonly namespaceWritten?: string;
}

export const anyEntity: EntityWords = {
  nets: [],
  notNets: [],
  selector: "",
  notSelector: "",
  namespaceSelector: "",
  serviceAccounts: null,
  ports: [],
  notPorts: [],
  service: null,
};

/** Most rules leave one end open: they share it. */
const unconditional: Entity = {
  nets: [],
  notNets: [],
  terms: [],
  notSelector: null,
  ports: [],
  notPorts: [],
  service: null,
};

/** Null: Felix cannot parse a selector of it and drops the policy. `namespace` is "" for global policies and profiles. */
export function convertEntity(words: EntityWords, namespace: string): Entity | null {
  if (words === anyEntity) return unconditional;
  const positive = positiveTerms(words, namespace);
  if (!positive.ok) return null;
  const negative = words.notSelector === "" ? null : parseOnce(words.notSelector);
  if (negative !== null && !negative.ok) return null;
  return {
    nets: prefixes(words.nets),
    notNets: prefixes(words.notNets),
    terms: positive.terms,
    notSelector: negative?.selector ?? null,
    ports: words.ports,
    notPorts: words.notPorts,
    service: words.service,
  };
}

function positiveTerms(words: EntityWords, namespace: string): Terms {
  const home = namespacePiece(words, namespace);
  const body = bodyPieces(words);
  const bodyText =
    body.length > 1 ? `(${body.map((piece) => piece.text).join(") && (")})` : (body[0]?.text ?? "");
  const namespaced = words.namespaceSelector !== "" || bodyText !== "" || words.notSelector !== "";
  if (home === null || !namespaced)
    return bodyText === "" ? { ok: true, terms: [] } : termsOf(body, bodyText);
  return termsOf([home, ...body], bodyText === "" ? home.text : `(${home.text}) && (${bodyText})`);
}

function namespacePiece(words: EntityWords, namespace: string): Piece | null {
  if (words.namespaceSelector === "") {
    if (namespace === "") return null;
    return {
      part: "namespace",
      text: `projectcalico.org/namespace == '${namespace}'`,
      written: `namespace ${namespace}`,
    };
  }
  const text = prefixed(words.namespaceSelector, "pcns.")
    .replaceAll("all()", "has(projectcalico.org/namespace)")
    .replaceAll("global()", "!has(projectcalico.org/namespace)");
  if (text === "") return null;
  return { part: "namespace", text, written: words.namespaceWritten ?? asWritten(words.namespaceSelector) };
}

function bodyPieces(words: EntityWords): readonly Piece[] {
  const pieces: Piece[] = [];
  const accounts = words.serviceAccounts === null ? null : accountPiece(words.serviceAccounts);
  if (accounts !== null) pieces.push(accounts);
  if (words.selector !== "") {
    pieces.push({
      part: "labels",
      text: words.selector,
      written: words.selectorWritten ?? asWritten(words.selector),
    });
  }
  return pieces;
}

/** Names that make no valid selector void the whole match, its selector included. */
function accountPiece(accounts: {
  readonly names: readonly string[];
  readonly selector: string;
}): Piece | null {
  const bySelector = accounts.selector === "" ? "" : prefixed(accounts.selector, "pcsa.");
  const selectorPiece: Piece = {
    part: "serviceAccount",
    text: bySelector,
    written: asWritten(accounts.selector),
  };
  if (accounts.names.length === 0) return bySelector === "" ? null : selectorPiece;
  const parsed = parseOnce(`projectcalico.org/serviceaccount in { '${accounts.names.join("', '")}' }`);
  if (!parsed.ok) return null;
  const byName = printSelector(parsed.selector);
  const written = `service account ${accounts.names.join(", ")}`;
  if (bySelector === "") return { part: "serviceAccount", text: byName, written };
  return {
    part: "serviceAccount",
    text: `(${bySelector}) && (${byName})`,
    written: `${selectorPiece.written} and ${written}`,
  };
}

/** Entries that cannot be read are skipped, the rest is used (semantics §13). */
function prefixes(texts: readonly string[]): readonly Prefix[] {
  return texts.flatMap((text) => prefixOnce(text)?.prefix ?? []);
}
