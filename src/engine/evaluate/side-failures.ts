/** Tests of a rule's source or destination that fail: ranges, selectors, ports. */
import type { Labels } from "../model/cluster.ts";
import type { TermPart } from "../model/policy.ts";
import type { Failure, Predicate } from "../model/trace.ts";
import { protocolName } from "../net/protocol.ts";
import {
  type CompiledEntity,
  excludedState,
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
import {
  addressWords,
  conditionsOf,
  notNetWords,
  notPortWords,
  notSelectorWords,
  portWords,
  prefixWords,
} from "./words.ts";

/** One side of a rule with the end of the flow it is asked about. */
export interface Side {
  readonly names: SideNames;
  readonly entity: CompiledEntity;
  readonly ports: CompiledPorts | null;
  readonly context: PortContext;
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

/** Adds to `failures`, in the order of the tests. */
export function sideFailures(side: Side, objects: Objects, failures: Failure[]): void {
  const { names, entity, ports } = side;
  const { peer } = side.context;
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
  if (selectedState(entity, peer) === No) selectorFailures(side, objects, failures);
  if (excludedState(entity, peer) === No) exclusionFailure(side, objects, failures);
  if (ports) portFailures(names, ports, side.context, failures);
}

/** Told about one object that holds the address: the flow's own endpoint if it does, else the most specific. */
function selectorFailures({ names, entity, context }: Side, objects: Objects, failures: Failure[]): void {
  const { terms, notSelector } = entity.entity;
  const { peer } = context;
  const [holder] = peer.objects;
  if (holder === undefined) {
    for (const term of terms)
      failures.push({ predicate: names[term.part], wanted: term.written, actual: strangerWords(peer) });
    return;
  }
  const labels = objects.labels[holder] ?? {};
  const note = holderNote(holder, peer, objects);
  for (const term of terms) {
    for (const { part, selector, wanted, actual } of conditionsOf(term)) {
      if (!matchesLabels(selector, labels))
        failures.push({ predicate: names[part], wanted, actual: actual(labels) + note });
    }
  }
  if (notSelector && objects.byLabel.has(notSelector, holder))
    failures.push(notSelectorFailure(names, notSelector, labels, note));
}

function exclusionFailure({ names, entity, context }: Side, objects: Objects, failures: Failure[]): void {
  const { notSelector } = entity.entity;
  const { peer } = context;
  const holder = peer.objects.find((object) => notSelector && objects.byLabel.has(notSelector, object));
  if (!notSelector || holder === undefined) return;
  failures.push(
    notSelectorFailure(names, notSelector, objects.labels[holder] ?? {}, holderNote(holder, peer, objects)),
  );
}

function notSelectorFailure(names: SideNames, selector: Selector, labels: Labels, note: string): Failure {
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

function portFailures(
  names: SideNames,
  ports: CompiledPorts,
  context: PortContext,
  failures: Failure[],
): void {
  if (portsState(ports, context) === No) {
    failures.push({
      predicate: names.ports,
      wanted: portWords(ports.ports),
      actual: actualPort(ports, context),
    });
  }
  if (notPortsState(ports, context) === No) {
    failures.push({
      predicate: names.notPorts,
      wanted: notPortWords(ports.notPorts),
      actual: actualPort(ports, context),
    });
  }
}

/** `80 (http is 8080)`, `80 (no TCP port named http)`: the commonest reason why a named port does not match. */
function actualPort(ports: CompiledPorts, context: PortContext): string {
  const port = context.port === null ? "any ephemeral port" : String(context.port);
  const names = [...ports.ports, ...ports.notPorts].flatMap((match) =>
    match.kind === "named" ? [match.name] : [],
  );
  if (names.length === 0) return port;
  const notes = names.map((name) => {
    const found = namedPorts(ports, name, context);
    return found.length === 0
      ? `no ${protocolName(context.protocol)} port named ${name}`
      : `${name} is ${found.join(", ")}`;
  });
  return `${port} (${notes.join(", ")})`;
}
