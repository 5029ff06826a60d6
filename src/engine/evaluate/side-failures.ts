/** Tests of a rule's source or destination that fail: ranges, selectors, ports. */
import type { Labels } from "../model/cluster.ts";
import type { TermPart } from "../model/policy.ts";
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
import type { Failures } from "./failure-list.ts";
import { type Condition, type EntityWords, holds, type Wordbook } from "./wordbook.ts";
import { addressWords, portWords } from "./words.ts";

/** One end of the flow, as the sides of rules are asked about it. */
export interface Side {
  readonly names: SideNames;
  readonly context: PortContext & { readonly peer: Peer };
  readonly objects: Objects;
  readonly words: Wordbook;
  /** The address in words. */
  readonly address: string;
  /** The object that selectors are explained with: the flow's own endpoint if it holds the address, else the most specific. */
  readonly holder: Holder | null;
  /** The port in words. */
  readonly port: string;
}

interface Holder {
  readonly index: number;
  readonly labels: Labels;
  readonly note: string;
  /** How it fails conditions, by their number: the same for every rule. */
  readonly failed: Failure[];
}

export function sideOf(
  names: SideNames,
  context: Side["context"],
  { objects, words }: Pick<Side, "objects" | "words">,
): Side {
  const { peer, port } = context;
  const index = peer.objects[0];
  return {
    names,
    context,
    objects,
    words,
    address: addressWords(peer),
    holder: index === undefined ? null : holderAt(index, peer, objects),
    port: port === null ? "any ephemeral port" : String(port),
  };
}

function holderAt(index: number, peer: Peer, objects: Objects): Holder {
  return { index, labels: objects.labels[index] ?? {}, note: holderNote(index, peer, objects), failed: [] };
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
export function entityFailures(side: Side, compiled: CompiledEntity, failures: Failures): void {
  const { names, context, address } = side;
  const { peer } = context;
  if (entityState(compiled, peer) !== No) return;
  const words = side.words.entity(compiled);
  if (words.rangesOnly || netsState(compiled.entity.nets, peer) === No) {
    failures.add({ predicate: names.nets, wanted: words.nets, actual: address });
  }
  if (words.rangesOnly) return;
  if (notNetsState(compiled.entity.notNets, peer) === No) {
    failures.add({ predicate: names.notNets, wanted: notNetWords(compiled, words, peer), actual: address });
  }
  if (selectedState(compiled, peer) === No) selectorFailures(side, compiled, failures);
  if (excludedState(compiled, peer) === No) exclusionFailure(side, words, failures);
}

/** A list without a range of the flow's family takes the rule out of that family (semantics §5.5). */
function notNetWords({ entity }: CompiledEntity, { notNets }: EntityWords, { family }: Peer): string {
  if (entity.notNets.some((net) => net.address.family === family)) return `not ${notNets}`;
  return `IPv${family === 4 ? 6 : 4} and not ${notNets}`;
}

function selectorFailures(side: Side, compiled: CompiledEntity, failures: Failures): void {
  const { names, address, context, holder } = side;
  if (!holder) {
    const actual = context.peer.address
      ? `${address} is no loaded endpoint or network set`
      : "a host endpoint without expectedIPs";
    for (const { part, written } of compiled.entity.terms)
      failures.add({ predicate: names[part], wanted: written, actual });
    return;
  }
  const { conditions, exclusion } = side.words.entity(compiled);
  for (const condition of conditions) {
    if (!holds(condition, holder.index)) failures.add(conditionFailure(names, condition, holder));
  }
  if (exclusion && holds(exclusion, holder.index))
    failures.add(failureOf(names.notSelector, exclusion, holder));
}

function exclusionFailure(
  { names, context, objects }: Side,
  { exclusion }: EntityWords,
  failures: Failures,
): void {
  const { peer } = context;
  const index = peer.objects.find((object) => exclusion && holds(exclusion, object));
  if (!exclusion || index === undefined) return;
  failures.add(failureOf(names.notSelector, exclusion, holderAt(index, peer, objects)));
}

function conditionFailure(names: SideNames, condition: Condition, holder: Holder): Failure {
  return (holder.failed[condition.id] ??= failureOf(names[condition.part], condition, holder));
}

function failureOf(predicate: Predicate, { wanted, actual }: Condition, { labels, note }: Holder): Failure {
  return { predicate, wanted, actual: actual(labels) + note };
}

/** Names the object where it is not the end the user chose. */
function holderNote(holder: number, peer: Peer, objects: Objects): string {
  const object = holder === peer.endpoint ? undefined : objectAt(objects, holder);
  return object ? ` (${object.id})` : "";
}

export function portFailures(side: Side, compiled: CompiledPorts, failures: Failures): void {
  const { names, context } = side;
  const { ports, notPorts } = compiled;
  if (portsState(compiled, context) === No) {
    failures.add({ predicate: names.ports, wanted: portWords(ports), actual: actualPort(side, compiled) });
  }
  if (notPortsState(compiled, context) === No) {
    const wanted = `not ${portWords(notPorts)}`;
    failures.add({ predicate: names.notPorts, wanted, actual: actualPort(side, compiled) });
  }
}

/** `80 (http is 8080)`, `80 (no TCP port named http)`: the commonest reason why a named port does not match. */
function actualPort({ port, context }: Side, compiled: CompiledPorts): string {
  if (compiled.names.length === 0) return port;
  const notes = compiled.names.map((name) => {
    const found = namedPorts(compiled, name, context);
    return found.length === 0
      ? `no ${protocolName(context.protocol)} port named ${name}`
      : `${name} is ${found.join(", ")}`;
  });
  return `${port} (${notes.join(", ")})`;
}
