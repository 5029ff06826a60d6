/** Policies and profiles made ready for evaluation. Entities that say the same are compiled once. */
import type { Cluster } from "../model/cluster.ts";
import type { Direction, Entity, Policy, Rule, SelectorTerm } from "../model/policy.ts";
import type { Hit } from "../model/trace.ts";
import type { Prefix } from "../net/prefix.ts";
import { printSelector } from "../selector/print.ts";
import { type Bits, fullBits, intersect, subtract } from "./bits.ts";
import { EntityIndex } from "./entity-index.ts";
import type { CompiledEntity } from "./entity.ts";
import { endOfTierHit, type Origin, policyText, profileTier } from "./hits.ts";
import type { Objects } from "./objects.ts";
import type { OrderedTier } from "./order.ts";
import { type CompiledPorts, namesIn } from "./ports.ts";
import type { CompiledRule } from "./rule.ts";
import { packRules, type RuleList, type Screen, screenOf } from "./screen.ts";
import { ServiceMembers } from "./service-index.ts";

export interface CompiledPolicy {
  readonly policy: Policy;
  /** Position in evaluation order over all tiers. */
  readonly index: number;
  /** Endpoints and network sets that satisfy the subject; only endpoints matter. */
  readonly subject: Bits;
  readonly rules: Readonly<Record<Direction, RuleList>>;
  /** The trace entry when the end of the tier is attributed to it. */
  readonly endHit: Hit;
}

export interface CompiledTier extends OrderedTier {
  readonly index: number;
  readonly compiled: readonly CompiledPolicy[];
}

export interface CompiledProfile {
  readonly name: string;
  readonly rules: Readonly<Record<Direction, RuleList>>;
  readonly screens: Readonly<Record<Direction, Screen>>;
}

export class Compiler {
  private readonly objects: Objects;
  private readonly services: ReadonlyMap<string, ServiceMembers>;
  private readonly entities = new Map<string, CompiledEntity>();
  private readonly lists: RuleList[] = [];
  private policies = 0;
  private ruleCount = 0;

  constructor(cluster: Cluster, objects: Objects) {
    this.objects = objects;
    this.services = new Map(
      cluster.services.map((service) => [service.id, new ServiceMembers(service, objects.indexOf)]),
    );
  }

  /** An index of everything compiled so far. */
  entityIndex(): EntityIndex {
    return new EntityIndex([...this.entities.values()], this.lists);
  }

  tier(ordered: OrderedTier, index: number): CompiledTier {
    const compiled = ordered.policies.map((policy) => this.policy(policy, ordered));
    return { ...ordered, index, compiled };
  }

  profile(name: string, rules: Readonly<Record<Direction, readonly Rule[]>>): CompiledProfile {
    const origin = { tier: profileTier, policy: `pro:${name}` };
    const ingress = this.rules(rules.ingress, origin);
    const egress = this.rules(rules.egress, origin);
    const screens = { ingress: screenOf([ingress]), egress: screenOf([egress]) };
    return { name, rules: { ingress, egress }, screens };
  }

  /** Objects that satisfy all terms. */
  select(terms: readonly SelectorTerm[]): Bits {
    const all = fullBits(this.objects.count);
    return terms.map((term) => this.objects.byLabel.select(term.selector)).reduce(intersect, all);
  }

  private policy(policy: Policy, ordered: OrderedTier): CompiledPolicy {
    const origin = { tier: ordered.tier.name, policy: policyText(policy) };
    return {
      policy,
      index: this.policies++,
      subject: this.select(policy.subject),
      rules: { ingress: this.rules(policy.ingress, origin), egress: this.rules(policy.egress, origin) },
      endHit: endOfTierHit(origin, ordered.tier.defaultAction),
    };
  }

  private rules(rules: readonly Rule[], origin: Origin): RuleList {
    const compiled = rules.map((rule, index) => this.rule(rule, index, origin));
    const list = packRules(compiled, this.ruleCount);
    this.ruleCount += rules.length;
    this.lists.push(list);
    return list;
  }

  private rule(rule: Rule, index: number, origin: Origin): CompiledRule {
    const source = this.entity(rule.source);
    const destination = this.entity(rule.destination);
    const sourcePorts = this.ports(rule.source, source);
    const destinationPorts = this.ports(rule.destination, destination);
    const asksMore = sourcePorts ?? destinationPorts ?? destination.service ?? rule.icmp ?? rule.notIcmp;
    const simple = asksMore === null && rule.unmodelled.length === 0;
    return { rule, index, source, destination, sourcePorts, destinationPorts, simple, origin };
  }

  private ports(entity: Entity, compiled: CompiledEntity): CompiledPorts | null {
    const { ports, notPorts } = entity;
    if (ports.length === 0 && notPorts.length === 0) return null;
    const names = namesIn([...ports, ...notPorts]);
    return { ports, notPorts, names, filter: compiled.selected, endpoints: this.objects.endpoints };
  }

  private entity(entity: Entity): CompiledEntity {
    const key = entityKey(entity);
    const known = this.entities.get(key);
    if (known) return known;
    const compiled = this.newEntity(entity);
    this.entities.set(key, compiled);
    return compiled;
  }

  private newEntity(entity: Entity): CompiledEntity {
    const negative = entity.notSelector && this.objects.byLabel.select(entity.notSelector);
    const positive = entity.terms.length > 0 ? this.select(entity.terms) : null;
    return {
      id: this.entities.size,
      entity,
      selected: positive && negative ? subtract(positive, negative) : positive,
      excluded: positive ? null : negative,
      service: entity.service && { members: this.services.get(serviceId(entity.service)) ?? null },
    };
  }
}

/** The namespace is not defaulted: an empty one makes a key that no service has (semantics §4.3). */
function serviceId(service: { readonly namespace: string; readonly name: string }): string {
  return `${service.namespace}/${service.name}`;
}

/** What an entity asks of an address, and how its selector was put: the explanation shows the latter. */
function entityKey({ nets, notNets, terms, notSelector, service }: Entity): string {
  const ranges = `${rangesKey(nets)}!${rangesKey(notNets)}`;
  if (terms.length === 0 && !notSelector && !service) return ranges;
  const texts = terms.flatMap((term) => [term.part, printSelector(term.selector), term.written]);
  if (notSelector) texts.push("not", printSelector(notSelector));
  if (service) texts.push("service", service.namespace, service.name);
  // With their lengths, users' texts can be put together in one way only.
  return `${ranges}${texts.map((text) => `!${text.length} ${text}`).join("")}`;
}

/** Shorter to make than the text that users know. */
function rangesKey(nets: readonly Prefix[]): string {
  return nets.map(({ address, length }) => `${address.words.join(":")}/${length}`).join();
}
