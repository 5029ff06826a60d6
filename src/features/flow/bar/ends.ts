/** The ends of a flow as the pickers show them: how a reference is named, and what can be chosen for a side. */
import type { BoardFacts, EndRef } from "#src/explain/index.ts";

export type EndKind = "pod" | "hep" | "service" | "network-set" | "address";
export type Side = "source" | "destination";

export interface EndName {
  readonly kind: EndKind;
  /** `pod shop/web`: the accessible name. */
  readonly label: string;
  /** `shop/`, or empty: drawn lighter than the name. */
  readonly prefix: string;
  readonly name: string;
}

export interface EndOption extends EndName {
  readonly ref: EndRef;
  /** Drawn at the right: an address, a number of backends. */
  readonly note: string;
  /** Lower case. */
  readonly haystack: string;
}

const words: Readonly<Record<string, { readonly kind: EndKind; readonly word: string }>> = {
  pod: { kind: "pod", word: "pod" },
  hep: { kind: "hep", word: "host endpoint" },
  svc: { kind: "service", word: "service" },
  ip: { kind: "address", word: "external address" },
};

/** Names any reference, loaded or not, as a link may carry it. */
export function endName(ref: EndRef): EndName {
  const colon = ref.indexOf(":");
  const known = words[ref.slice(0, Math.max(colon, 0))];
  const rest = ref.slice(colon + 1);
  if (known === undefined) return { kind: "address", label: ref, prefix: "", name: ref };
  const slash = known.kind === "address" ? -1 : rest.indexOf("/");
  return {
    kind: known.kind,
    label: `${known.word} ${rest}`,
    prefix: rest.slice(0, slash + 1),
    name: rest.slice(slash + 1),
  };
}

/** Everything a side can be, in the order of the endpoints panel. Services are destinations only. */
export function endOptions(board: BoardFacts, side: Side): readonly EndOption[] {
  const endpoints = board.endpoints.map((endpoint) =>
    option(endpoint.id, endpoint.addresses[0] ?? endpoint.template ?? "", [
      ...endpoint.addresses,
      ...endpoint.labels,
    ]),
  );
  const services = board.services.map((service) =>
    option(`svc:${service.id}`, backends(service.backends), service.ports),
  );
  const sets = board.networkSets.flatMap((set) =>
    set.proposed === null ? [] : [networkSet(set.label, set.proposed, set.nets)],
  );
  return side === "source" ? [...endpoints, ...sets] : [...endpoints, ...services, ...sets];
}

function option(ref: EndRef, note: string, more: readonly string[]): EndOption {
  const name = endName(ref);
  return { ...name, ref, note, haystack: [name.label, note, ...more].join(" ").toLowerCase() };
}

/** A set is an end by one of its addresses: the first is proposed. */
function networkSet(label: string, proposed: string, nets: readonly string[]): EndOption {
  const name = label.replace(/^network set /, "");
  const haystack = [label, proposed, ...nets].join(" ").toLowerCase();
  return { ref: `ip:${proposed}`, kind: "network-set", label, prefix: "", name, note: proposed, haystack };
}

function backends(count: number): string {
  return count === 1 ? "1 backend" : `${count} backends`;
}

/** Every word of the search must occur. Text that looks like an address nobody here holds is offered as one, first. */
export function findEnds(options: readonly EndOption[], search: string): readonly EndOption[] {
  const text = search.trim().toLowerCase();
  const terms = text.split(/\s+/).filter((term) => term !== "");
  const found = options.filter((candidate) => terms.every((term) => candidate.haystack.includes(term)));
  const held = found.some((candidate) => candidate.haystack.split(" ").includes(text));
  if (!looksLikeAddress(text) || held) return found;
  return [option(`ip:${text}`, "typed", []), ...found];
}

/** A guess that only decides whether to offer the text; whether it is an address is answered with the flow. */
function looksLikeAddress(text: string): boolean {
  return /^\d{1,3}(\.\d{1,3}){3}$/.test(text) || (/^[0-9a-f:.]+$/.test(text) && text.split(":").length > 2);
}
