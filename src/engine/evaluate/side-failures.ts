/** Tests of a rule's source or destination that fail: ranges, selectors, ports. */
import type { Labels } from "../model/cluster.ts";
import type { SelectorTerm, TermPart } from "../model/policy.ts";
import type { Failure, Predicate } from "../model/trace.ts";
import { protocolName } from "../net/protocol.ts";
import {
  type CompiledEntity,
  excludedState,
  entityState,
  netsState,
  notNetsState,
  selectedState,
} from "../resolve/entity.ts";
import { objectAt, type Objects } from "../resolve/objects.ts";
import type { Peer } from "../resolve/peer.ts";
import {
  type CompiledPorts,
  namedPorts,
  notPortsState,
  type PortContext,
  portsState,
} from "../resolve/ports.ts";
import { No } from "../resolve/state.ts";
import type { Selector } from "../selector/ast.ts";
import { matchesLabels } from "../selector/match.ts";
import { memo } from "./memo.ts";
import {
  addressWords,
  conditionsOf,
  notNetWords,
  notPortWords,
  notSelectorWords,
  portWords,
  prefixWords,
} from "./words.ts";

/** One end of the flow, as the sides of rules are asked about it. */
export interface Side {
  readonly names: SideNames;
  readonly context: PortContext & { readonly peer: Peer };
  readonly objects: Objects;
  /** The object that selectors are explained with: the flow's own endpoint if it holds the address, else the most specific. */
  readonly holder: Holder | null;
  /** The port in words. */
  readonly port: string;
}

interface Holder {
  readonly index: number;
  readonly labels: Labels;
  readonly note: string;
}

export function sideOf(names: SideNames, context: Side["context"], objects: Objects): Side {
  const { peer, port } = context;
  const index = peer.objects[0];
  const holder = index === undefined ? null : holderAt(index, peer, objects);
  return { names, context, objects, holder, port: port === null ? "any ephemeral port" : String(port) };
}

function holderAt(index: number, peer: Peer, objects: Objects): Holder {
  return { index, labels: objects.labels[index] ?? {}, note: holderNote(index, peer, objects) };
}

type SideNames = Readonly<
  Record<"nets" | "notNets" | "notSelector" | "ports" | "notPorts" | TermPart, Predicate>
>;

/** Made once: a trace of a large set holds thousands. */
export const sourceNames: SideNames = namesOf("source");
export const destinationNames: SideNames = namesOf("destination");

function namesOf(side: "source" | "destination"): SideNames {
  return {
    nets: `${side}.nets`,
    notNets: `${side}.notNets`,
    namespace: `${side}.namespace`,
    serviceAccount: `${side}.serviceAccount`,
    labels: `${side}.labels`,
    notSelector: `${side}.notSelector`,
    ports: `${side}.ports`,
    notPorts: `${side}.notPorts`,
  };
}

/** Everything but ports. Adds to `failures`, in the order of the tests. */
export function entityFailures(side: Side, entity: CompiledEntity, failures: Failure[]): void {
  const { names, context } = side;
  const { peer } = context;
  if (entityState(entity, peer) !== No) return;
  const { nets, notNets } = entity.entity;
  if (netsState(nets, peer) === No) {
    failures.push({ predicate: names.nets, wanted: prefixWords(nets), actual: addressWords(peer) });
  }
  if (notNetsState(notNets, peer) === No) {
    failures.push({
      predicate: names.notNets,
      wanted: notNetWords(notNets, peer.family),
      actual: addressWords(peer),
    });
  }
  if (selectedState(entity, peer) === No) selectorFailures(side, entity, failures);
  if (excludedState(entity, peer) === No) exclusionFailure(side, entity, failures);
}

function selectorFailures(side: Side, entity: CompiledEntity, failures: Failure[]): void {
  const { names, context, objects, holder } = side;
  const { terms, notSelector } = entity.entity;
  for (const term of terms) {
    if (holder) conditionFailures(names, holder, { term, failures });
    else
      failures.push({
        predicate: names[term.part],
        wanted: term.written,
        actual: strangerWords(context.peer),
      });
  }
  if (holder && notSelector && objects.byLabel.has(notSelector, holder.index))
    failures.push(notSelectorFailure(names, notSelector, holder));
}

interface Tested {
  readonly term: SelectorTerm;
  readonly failures: Failure[];
}

function conditionFailures(names: SideNames, { labels, note }: Holder, { term, failures }: Tested): void {
  for (const { part, selector, wanted, actual } of conditionsOf(term)) {
    if (!matchesLabels(selector, labels))
      failures.push({ predicate: names[part], wanted, actual: actual(labels) + note });
  }
}

function exclusionFailure(
  { names, context, objects }: Side,
  entity: CompiledEntity,
  failures: Failure[],
): void {
  const { notSelector } = entity.entity;
  const { peer } = context;
  const index = peer.objects.find((object) => notSelector && objects.byLabel.has(notSelector, object));
  if (!notSelector || index === undefined) return;
  failures.push(notSelectorFailure(names, notSelector, holderAt(index, peer, objects)));
}

function notSelectorFailure(names: SideNames, selector: Selector, { labels, note }: Holder): Failure {
  const { wanted, actual } = notSelectorWords(selector);
  return { predicate: names.notSelector, wanted, actual: actual(labels) + note };
}

function strangerWords(peer: Peer): string {
  return peer.address
    ? `${addressWords(peer)} is no loaded endpoint or network set`
    : "a host endpoint without expectedIPs";
}

/** Names the object where it is not the end the user chose. */
function holderNote(holder: number, peer: Peer, objects: Objects): string {
  const object = holder === peer.endpoint ? undefined : objectAt(objects, holder);
  return object ? ` (${object.id})` : "";
}

export function portFailures(side: Side, ports: CompiledPorts, failures: Failure[]): void {
  const { names, context } = side;
  if (portsState(ports, context) === No) {
    failures.push({
      predicate: names.ports,
      wanted: portWords(ports.ports),
      actual: actualPort(side, ports),
    });
  }
  if (notPortsState(ports, context) === No) {
    failures.push({
      predicate: names.notPorts,
      wanted: notPortWords(ports.notPorts),
      actual: actualPort(side, ports),
    });
  }
}

/** `80 (http is 8080)`, `80 (no TCP port named http)`: the commonest reason why a named port does not match. */
function actualPort({ port, context }: Side, ports: CompiledPorts): string {
  const names = namesIn(ports);
  if (names.length === 0) return port;
  const notes = names.map((name) => {
    const found = namedPorts(ports, name, context);
    return found.length === 0
      ? `no ${protocolName(context.protocol)} port named ${name}`
      : `${name} is ${found.join(", ")}`;
  });
  return `${port} (${notes.join(", ")})`;
}

const namesIn: (ports: CompiledPorts) => readonly string[] = memo(({ ports, notPorts }) =>
  [...ports, ...notPorts].flatMap((match) => (match.kind === "named" ? [match.name] : [])),
);
