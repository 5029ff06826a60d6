/**
 * A rule as one endpoint class meets it at its own end: which classes it may match at the other end, and what it
 * asks of the packet. Its own end is a given, so only what is open is left.
 */
import type { Direction } from "../model/policy.ts";
import type { CompiledProfile } from "../resolve/compile.ts";
import type { CompiledEntity } from "../resolve/entity.ts";
import { namedPorts, type CompiledPorts } from "../resolve/ports.ts";
import type { PolicySet } from "../resolve/policy-set.ts";
import type { CompiledRule } from "../resolve/rule.ts";
import { Maybe, No } from "../resolve/state.ts";
import { hasBit, setBit, emptyBits } from "../resolve/bits.ts";
import type { Accepted } from "./services.ts";
import type { Interval, PortCondition, Ports, Traffic } from "./traffic.ts";
import { type ClassColumn, type EndClass, type Side, stateIn, type Universe } from "./universe.ts";

/** Classes at the other end for which the rule asks the same of a packet. */
export interface Part {
  /** Null: every class. */
  readonly peers: ClassColumn | null;
  /** Number of a condition in `Conditions`. */
  readonly traffic: number;
}

export interface Step {
  readonly compiled: CompiledRule;
  /** Something at its own end, or a field nobody models, keeps a match from being certain. */
  readonly doubt: boolean;
  /** Disjoint in their classes. */
  readonly parts: readonly Part[];
}

/** Conditions on packets, each with a number; equal ones share it. */
export class Conditions {
  readonly list: Traffic[] = [];
  private readonly known = new Map<string, number>();

  intern(traffic: Traffic): number {
    const key = JSON.stringify(traffic);
    const known = this.known.get(key);
    if (known !== undefined) return known;
    this.list.push(traffic);
    this.known.set(key, this.list.length - 1);
    return this.list.length - 1;
  }
}

type RuleOwner = Pick<CompiledProfile, "rules">;

interface Roles {
  readonly own: CompiledEntity;
  readonly peer: CompiledEntity;
  readonly ownPorts: CompiledPorts | null;
  readonly peerPorts: CompiledPorts | null;
}

export class Rules {
  private readonly universe: Universe;
  private readonly side: Side;
  private readonly conditions: Conditions;
  private readonly known = new Map<RuleOwner, Map<string, readonly Step[]>>();
  private readonly single = new Map<CompiledRule, Map<string, Step | null>>();
  /** Rules of a policy or profile that ask something of the own end. */
  private readonly choosy = {
    ingress: new Map<RuleOwner, readonly CompiledRule[]>(),
    egress: new Map<RuleOwner, readonly CompiledRule[]>(),
  };

  constructor(universe: Universe, side: Side, conditions: Conditions) {
    this.universe = universe;
    this.side = side;
    this.conditions = conditions;
  }

  get set(): PolicySet {
    return this.side.set;
  }

  /** What a class's own end adds to the identity of rules; empty for the usual rules, which ask nothing of it. */
  ownKeys(owner: RuleOwner, direction: Direction, own: EndClass): string {
    const byOwner = this.choosy[direction];
    const rules =
      byOwner.get(owner) ?? owner.rules[direction].rules.filter((rule) => this.isChoosy(rule, direction));
    byOwner.set(owner, rules);
    return rules.length === 0 ? "" : `(${rules.map((rule) => this.ownKey(rule, direction, own)).join()})`;
  }

  private isChoosy(rule: CompiledRule, direction: Direction): boolean {
    const { own, ownPorts } = rolesOf(rule, direction);
    return (
      this.side.columns.get(own.id) !== null ||
      (ownPorts !== null && hasNames(ownPorts)) ||
      own.service !== null
    );
  }

  private ownKey(rule: CompiledRule, direction: Direction, own: EndClass): string {
    const { own: entity, ownPorts } = rolesOf(rule, direction);
    const state = stateIn(this.side.columns.get(entity.id) ?? null, own.index);
    if (state === No) return "no";
    const names = ownPorts && hasNames(ownPorts) ? JSON.stringify(this.condition(ownPorts, own)) : "";
    const accepted = direction === "ingress" ? this.accepted(entity, own) : null;
    return `${state === Maybe ? "?" : ""}${names}${accepted ? JSON.stringify(accepted) : ""}`;
  }

  /** Those of a policy or profile that can match at this end, in order. The same list for ends with the same keys. */
  steps(owner: RuleOwner, direction: Direction, own: EndClass): readonly Step[] {
    const key = `${direction}${own.family}${this.ownKeys(owner, direction, own)}`;
    const byKey = this.known.get(owner) ?? new Map<string, readonly Step[]>();
    this.known.set(owner, byKey);
    const known = byKey.get(key);
    if (known) return known;
    const { rules } = owner.rules[direction];
    const steps = rules.flatMap((rule) => this.step(rule, direction, own) ?? []);
    byKey.set(key, steps);
    return steps;
  }

  /** Null: the rule cannot match at this end. */
  private step(rule: CompiledRule, direction: Direction, own: EndClass): Step | null {
    const key = `${direction}${own.family}${this.ownKey(rule, direction, own)}`;
    const byKey = this.single.get(rule) ?? new Map<string, Step | null>();
    this.single.set(rule, byKey);
    const known = byKey.get(key);
    if (known !== undefined) return known;
    const step = this.make(rule, direction, own);
    byKey.set(key, step);
    return step;
  }

  private make(compiled: CompiledRule, direction: Direction, own: EndClass): Step | null {
    const { rule } = compiled;
    const roles = rolesOf(compiled, direction);
    const state = stateIn(this.side.columns.get(roles.own.id) ?? null, own.index);
    if (state === No || (rule.ipVersion !== null && rule.ipVersion !== own.family)) return null;
    const doubt = state === Maybe || rule.unmodelled.length > 0;
    return { compiled, doubt, parts: this.parts(compiled, direction, own) };
  }

  private parts(compiled: CompiledRule, direction: Direction, own: EndClass): readonly Part[] {
    const roles = rolesOf(compiled, direction);
    const column = this.side.columns.get(roles.peer.id) ?? null;
    const serves = direction === "egress" && roles.peer.service !== null;
    const traffic = (peer: EndClass | null): number => {
      const ownPorts = roles.ownPorts && this.condition(roles.ownPorts, own);
      const peerPorts = roles.peerPorts && this.condition(roles.peerPorts, peer);
      const served =
        direction === "egress" ? peer && this.accepted(roles.peer, peer) : this.accepted(roles.own, own);
      const { protocol, notProtocol, icmp, notIcmp } = compiled.rule;
      const [source, destination] = direction === "egress" ? [ownPorts, peerPorts] : [peerPorts, ownPorts];
      return this.conditions.intern({
        protocol,
        notProtocol,
        source,
        destination,
        service: served,
        icmp,
        notIcmp,
      });
    };
    const differs = serves || (roles.peerPorts !== null && hasNames(roles.peerPorts));
    if (!differs) return [{ peers: column, traffic: traffic(null) }];
    return this.byTraffic(column, traffic);
  }

  /** Classes of the column in groups that resolve names and services alike. */
  private byTraffic(column: ClassColumn | null, traffic: (peer: EndClass) => number): readonly Part[] {
    const { classes } = this.universe;
    const found = new Map<number, number[]>();
    for (const index of column ? column.members : classes.keys()) {
      const peer = classes[index];
      if (!peer) continue;
      const number = traffic(peer);
      const members = found.get(number) ?? [];
      found.set(number, members);
      members.push(index);
    }
    return [...found].map(([number, members]) => ({ peers: this.only(column, members), traffic: number }));
  }

  private only(column: ClassColumn | null, members: readonly number[]): ClassColumn {
    const yes = emptyBits(this.universe.classes.length);
    const maybe = emptyBits(this.universe.classes.length);
    for (const index of members) {
      const certain = !column || hasBit(column.yes, index);
      setBit(certain ? yes : maybe, index);
    }
    return { yes, maybe, members, uncertain: column?.uncertain ?? false };
  }

  /** Of a destination service; null where none is named. */
  private accepted(entity: CompiledEntity, of: EndClass): Accepted | null {
    const { service } = entity.entity;
    if (!service) return null;
    return this.side.services.accepted(service)[of.firstIndex] ?? { ports: [], open: false };
  }

  private condition(compiled: CompiledPorts, at: EndClass | null): PortCondition {
    const { ports, notPorts } = compiled;
    const resolved = (list: CompiledPorts["ports"]): Ports => ({
      ranges: list.flatMap((match): readonly Interval[] =>
        match.kind === "range" ? [[match.low, match.high]] : [],
      ),
      named: list.flatMap((match) =>
        match.kind === "named" && at ? this.named(compiled, match.name, at) : [],
      ),
    });
    return {
      wanted: ports.length > 0 ? resolved(ports) : null,
      unwanted: notPorts.length > 0 ? resolved(notPorts) : null,
    };
  }

  /** What a name stands for at a class, for each protocol that its endpoints declare. */
  private named(compiled: CompiledPorts, name: string, at: EndClass): Ports["named"] {
    const { first } = at;
    const peer = this.side.set.compiled.peers.get(
      { endpoint: first.endpoint, address: first.sides[this.side.index]?.address ?? null },
      at.family,
    );
    const declared = peer.objects.flatMap((object) => compiled.endpoints[object]?.ports ?? []);
    return [...new Set(declared.map(({ protocol }) => protocol))].flatMap((protocol) =>
      [...new Set(namedPorts(compiled, name, { port: null, protocol, peer }))].map((port) => ({
        protocol,
        port,
      })),
    );
  }
}

function hasNames({ ports, notPorts }: CompiledPorts): boolean {
  return [...ports, ...notPorts].some(({ kind }) => kind === "named");
}

function rolesOf(rule: CompiledRule, direction: Direction): Roles {
  const { source, destination, sourcePorts, destinationPorts } = rule;
  return direction === "egress"
    ? { own: source, peer: destination, ownPorts: sourcePorts, peerPorts: destinationPorts }
    : { own: destination, peer: source, ownPorts: destinationPorts, peerPorts: sourcePorts };
}
