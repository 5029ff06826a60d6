/**
 * The ends of one policy set, or of two that are compared, in classes that no rule, subject, profile or declared
 * port tells apart; and what the sets' rules say about each class. Built once, shared by every question.
 */
import type { ContainerPort } from "../model/cluster.ts";
import type { Direction } from "../model/policy.ts";
import type { Family } from "../net/address.ts";
import { sameAddress } from "../net/address.ts";
import { type Bits, emptyBits, hasBit, setBit } from "../resolve/bits.ts";
import type { CompiledPolicy } from "../resolve/compile.ts";
import type { CompiledEntity } from "../resolve/entity.ts";
import type { PolicySet } from "../resolve/policy-set.ts";
import type { CompiledRule } from "../resolve/rule.ts";
import { Maybe, No, type State, Yes } from "../resolve/state.ts";
import { Answers } from "./answers.ts";
import { type Column, Columns } from "./columns.ts";
import { type End, type Ends, makeEnds } from "./ends.ts";
import { Outcomes } from "./outcomes.ts";
import { Partition } from "./partition.ts";
import { type ServicePort, Services } from "./services.ts";
import type { Steps } from "./steps.ts";

/** Ends that answer alike at both sides of every flow. */
export interface EndClass {
  readonly index: number;
  readonly members: readonly End[];
  /** How many ends it counts as: pieces of the outside that nothing tells apart are one. */
  readonly weight: number;
  /** The first member, which speaks for all. */
  readonly first: End;
  /** Its position among all ends. */
  readonly firstIndex: number;
  readonly family: Family;
  /** Destination ports that its endpoints declare, or that services target on them. */
  readonly declared: readonly ServicePort[];
}

/** A condition's answer per class. */
export interface ClassColumn {
  readonly yes: Bits;
  readonly maybe: Bits;
  /** Classes in either. */
  readonly members: readonly number[];
  /** False: `maybe` is empty. */
  readonly uncertain: boolean;
}

/** One policy set as far as its own rules go. */
export interface Side {
  readonly index: number;
  readonly set: PolicySet;
  readonly services: Services;
  /** By entity number; null where there is no condition. */
  readonly columns: ReadonlyMap<number, ClassColumn | null>;
  /** Classes of endpoints that a policy selects, by policy index. */
  readonly subjects: readonly (readonly number[])[];
}

export interface Universe {
  readonly ends: Ends;
  readonly classes: readonly EndClass[];
  /** Class of each end. */
  readonly classOf: ReadonlyMap<End, number>;
  readonly sides: readonly Side[];
  readonly outcomes: Outcomes;
  readonly answers: Answers;
}

export function* makeUniverse(sets: readonly PolicySet[]): Steps<Universe> {
  const ends = makeEnds(sets);
  yield { share: 0.1 };
  const drafts = sets.map((set, index) => new SideDraft(ends.ends, set, index));
  const partition = new Partition(ends.ends.length);
  const declared = ends.ends.map((end) => declaredPorts(drafts, end));
  partition.splitByKey(ends.ends.map((end, index) => keyOf(drafts, end, declared[index] ?? [])));
  for (const [index, draft] of drafts.entries()) {
    yield { share: 0.2 + (0.6 * index) / drafts.length };
    draft.split(partition);
  }
  yield { share: 0.8 };
  const groups = partition.groups();
  const classes = groups.flatMap((members, index): readonly EndClass[] => {
    const own = members.flatMap((end) => ends.ends[end] ?? []);
    const [first] = own;
    const firstIndex = members[0] ?? 0;
    const ports = declared[firstIndex] ?? [];
    const weight = first?.kind === "range" ? 1 : own.length;
    return first
      ? [{ index, members: own, weight, first, firstIndex, family: first.family, declared: ports }]
      : [];
  });
  const numbers = new Int32Array(ends.ends.length);
  const classOf = new Map<End, number>();
  for (const { index, members } of classes) {
    for (const end of members) classOf.set(end, index);
  }
  for (const [index, end] of ends.ends.entries()) numbers[index] = classOf.get(end) ?? 0;
  const sides = drafts.map((draft) => draft.finish(numbers, classes.length));
  const outcomes = new Outcomes();
  return { ends, classes, classOf, sides, outcomes, answers: new Answers(outcomes) };
}

export function stateIn(column: ClassColumn | null, index: number): State {
  if (!column || hasBit(column.yes, index)) return Yes;
  return hasBit(column.maybe, index) ? Maybe : No;
}

/** A set on its way into a universe: columns over ends, before classes are known. */
class SideDraft {
  readonly set: PolicySet;
  private readonly index: number;
  private readonly services: Services;
  private readonly columns: Columns;
  private readonly entities = new Map<number, Column | null>();
  private readonly subjects: readonly (readonly number[])[];
  readonly targets: ReadonlyMap<string, readonly ServicePort[]>;

  constructor(ends: readonly End[], set: PolicySet, index: number) {
    this.set = set;
    this.index = index;
    this.services = new Services(ends, index, set.cluster);
    this.columns = new Columns(ends, index, set.compiled.objects, this.services);
    this.subjects = policiesOf(set).map(({ subject }) => this.columns.own(subject));
    this.targets = targetPorts(set);
  }

  split(partition: Partition): void {
    for (const end of this.columns.shared()) partition.split([end]);
    for (const subject of this.subjects) partition.split(subject);
    for (const rule of rulesOf(this.set)) {
      this.splitEntity(partition, rule.source);
      this.splitEntity(partition, rule.destination);
      for (const ports of [rule.sourcePorts, rule.destinationPorts]) {
        const named = [...(ports?.ports ?? []), ...(ports?.notPorts ?? [])].some(
          ({ kind }) => kind === "named",
        );
        if (named && ports?.filter) partition.split(this.columns.own(ports.filter));
      }
    }
  }

  finish(classOf: Int32Array, count: number): Side {
    const columns = new Map(
      [...this.entities].map(([id, column]) => [id, column && classColumn(column, classOf, count)] as const),
    );
    const subjects = this.subjects.map((ends) => [...new Set(ends.map((end) => classOf[end] ?? 0))]);
    return { index: this.index, set: this.set, services: this.services, columns, subjects };
  }

  private splitEntity(partition: Partition, entity: CompiledEntity): void {
    if (this.entities.has(entity.id)) return;
    const column = this.columns.of(entity);
    this.entities.set(entity.id, column);
    if (column) partition.split(column.yes);
    if (column) partition.split(column.maybe);
    if (entity.entity.service) this.splitService(partition, entity.entity.service);
  }

  /** As a destination a service tells its backends apart by their ports. */
  private splitService(partition: Partition, service: Parameters<Services["accepted"]>[0]): void {
    const byKey = new Map<string, number[]>();
    for (const [end, accepted] of this.services.accepted(service).entries()) {
      if (accepted.ports.length === 0 && !accepted.open) continue;
      const key = JSON.stringify(accepted);
      byKey.set(key, [...(byKey.get(key) ?? []), end]);
    }
    for (const members of byKey.values()) partition.split(members);
  }
}

function classColumn(column: Column, classOf: Int32Array, count: number): ClassColumn {
  const yes = emptyBits(count);
  const maybe = emptyBits(count);
  for (const end of column.yes) setBit(yes, classOf[end] ?? 0);
  for (const end of column.maybe) setBit(maybe, classOf[end] ?? 0);
  const members = new Set([...column.yes, ...column.maybe].map((end) => classOf[end] ?? 0));
  return { yes, maybe, members: [...members], uncertain: column.maybe.length > 0 };
}

/** In the order of their indexes. */
function policiesOf(set: PolicySet): readonly CompiledPolicy[] {
  return set.compiled.tiers.flatMap(({ compiled }) => compiled);
}

function rulesOf(set: PolicySet): readonly CompiledRule[] {
  const owners = [...policiesOf(set), ...set.compiled.profiles.values()];
  const both: readonly Direction[] = ["ingress", "egress"];
  return owners.flatMap(({ rules }) => both.flatMap((direction) => rules[direction].rules));
}

/** Everything about an end that is not a selector or a range. */
function keyOf(drafts: readonly SideDraft[], end: End, declared: readonly ServicePort[]): string {
  const sides = drafts.map(({ set }, index) => {
    const own = end.sides[index];
    const endpoint = set.compiled.objects.endpoints[own?.object ?? -1];
    if (!endpoint) return nodesAt(set, end, index) === "" ? "" : `node ${end.range?.low ?? 0n}`;
    const families = endpoint.addresses.map(({ family }) => family).join("");
    const ports = endpoint.ports.map((port: ContainerPort) => [port.name, port.protocol, port.port].join());
    const place = endpoint.kind === "pod" ? endpoint.namespace : endpoint.interfaceName === "*";
    return [place, families, own?.address === null, ...endpoint.profiles, "/", ...ports].join(" ");
  });
  const ports = declared.map(({ protocol, port }) => `${protocol}/${port}`);
  return [end.kind, end.family, end.ordinal, ...ports, "", ...sides].join("|");
}

/** Nodes that a piece of the outside belongs to: their pods treat it in a way of their own. */
export function nodesAt(set: PolicySet, end: End, side: number): string {
  const address = end.sides[side]?.address;
  const range = end.range;
  if (!address || !range || range.low !== range.high) return "";
  const nodes = (set.cluster.nodes ?? []).filter(({ addresses }) =>
    addresses.some((own) => sameAddress(own, address)),
  );
  return nodes.map(({ name }) => name).join(" ");
}

function declaredPorts(drafts: readonly SideDraft[], end: End): readonly ServicePort[] {
  const found = new Map<string, ServicePort>();
  for (const [index, { set, targets }] of drafts.entries()) {
    const endpoint = set.compiled.objects.endpoints[end.sides[index]?.object ?? -1];
    for (const { protocol, port } of [
      ...(endpoint?.ports ?? []),
      ...(targets.get(endpoint?.id ?? "") ?? []),
    ]) {
      found.set(`${protocol}/${port}`, { protocol, port });
    }
  }
  return [...found.values()].sort((a, b) => a.protocol - b.protocol || a.port - b.port);
}

/** Target ports of services, per endpoint behind them. */
function targetPorts({ cluster }: PolicySet): ReadonlyMap<string, readonly ServicePort[]> {
  const found = new Map<string, ServicePort[]>();
  for (const { endpoint, ports } of cluster.services.flatMap(({ backends }) => backends)) {
    if (endpoint === null) continue;
    const own = found.get(endpoint) ?? [];
    found.set(endpoint, own);
    own.push(...ports);
  }
  return found;
}
