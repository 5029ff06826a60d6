/**
 * Known flows, which figures count: every ordered pair of endpoints on each port that the destination declares
 * (container ports, target ports of services), in the first address family both have, from any ephemeral port;
 * and every endpoint with each part of the outside that a rule names, on the ports that the rule names. A rule
 * without ports names the declared ports of the destination, or outside the cluster one stand-in port. Of protocols
 * without ports there is one flow: for ICMP of the type and code that the rule names, else an echo request.
 */
import type { Direction, Rule } from "../model/policy.ts";
import type { Family } from "../net/address.ts";
import { hasPorts } from "../net/protocol.ts";
import { hasBit } from "../resolve/bits.ts";
import type { CompiledRule } from "../resolve/rule.ts";
import type { KnownPoint } from "./points.ts";
import type { ServicePort } from "./services.ts";
import { isIcmp } from "./traffic.ts";
import type { EndClass, Side, Universe } from "./universe.ts";
import { stageOf, type View } from "./view.ts";

/** The port of a rule that names a range outside and no port: HTTPS, where the protocol has ports. */
const standIn = 443;
const echo: Readonly<Record<Family, { readonly protocol: number; readonly type: number }>> = {
  4: { protocol: 1, type: 8 },
  6: { protocol: 58, type: 128 },
};

/** What rules ask of one part of the outside in one direction. */
interface Named {
  /** Numbers of points that rules name. */
  readonly points: readonly number[];
  /** Rules that mean ports of the destination: some by name, or all it declares of a protocol. */
  readonly rules: readonly Asking[];
  /** Some rule means every port that the destination declares. */
  readonly all: boolean;
}

interface Asking {
  readonly rule: Rule;
  readonly side: Side;
}

const no: readonly number[] = [];

/** Of classes: endpoints with their first address of the family, with a further one, or the outside. */
const sort = { first: 0, further: 1, outside: 2 } as const;

export class KnownFlows {
  /** Points by number. */
  readonly points: readonly KnownPoint[];
  private readonly list: KnownPoint[] = [];
  private readonly numbers = new Map<string, number>();
  private readonly universe: Universe;
  private readonly declared: readonly (readonly number[])[];
  /** Per class: where it is, as a number. */
  private readonly sorts: Uint8Array;
  /** Per class: the number of its list of families. */
  private readonly families: Uint8Array;
  /** By the numbers of two lists of families: the first that both have. */
  private readonly common: readonly (readonly (Family | 0)[])[];
  private readonly outside: Readonly<Record<Direction, readonly Named[]>>;
  /** By class outside and number of the receiver. */
  private readonly inward: (readonly number[])[][] = [];
  /** Per class, equal for those that have the same known flows with anyone: as sources, and as destinations. */
  readonly senders: Int32Array;
  readonly receivers: Int32Array;

  /** Of views of one universe; a flow that any of them knows is known. */
  constructor(views: readonly [View, ...View[]]) {
    const [{ bench }] = views;
    const { universe } = bench;
    this.universe = universe;
    this.points = this.list;
    this.declared = universe.classes.map(({ declared }) =>
      declared.map((port) => this.number({ ...port, code: 0 })),
    );
    this.sorts = Uint8Array.from(universe.classes, ({ first }) =>
      first.kind === "range" ? sort.outside : first.ordinal === 0 ? sort.first : sort.further,
    );
    const lists = universe.classes.map((own) => this.familiesOf(own));
    const distinct = new Map(lists.map((list) => [list.join(), list]));
    const numbers = new Map([...distinct.keys()].map((key, index) => [key, index]));
    this.families = Uint8Array.from(lists, (list) => numbers.get(list.join()) ?? 0);
    this.common = [...distinct.values()].map((own) =>
      [...distinct.values()].map((other) => common(own, other)),
    );
    this.outside = {
      ingress: this.namedOutside(views, "ingress"),
      egress: this.namedOutside(views, "egress"),
    };
    const alike = universe.classes.map(
      (own) => `${this.sorts[own.index]} ${this.families[own.index]} ${own.family}`,
    );
    this.senders = numbered(
      universe.classes.map((own, at) => (this.isOutside(own) ? `outside ${at}` : (alike[at] ?? ""))),
    );
    this.receivers = numbered(
      universe.classes.map((own, at) =>
        this.isOutside(own) ? `outside ${at}` : `${alike[at] ?? ""} ${this.portsKey(own)}`,
      ),
    );
  }

  /** Numbers of the points on which flows between two classes are known. */
  between(from: EndClass, to: EndClass): readonly number[] {
    const [one, other] = [this.sorts[from.index], this.sorts[to.index]];
    if (one === sort.further || other === sort.further) return no;
    if (other === sort.outside) return one === sort.outside ? no : this.outwards(to);
    if (one === sort.outside) return this.inwards(from, to);
    return this.common[this.families[from.index] ?? 0]?.[this.families[to.index] ?? 0] === from.family
      ? (this.declared[to.index] ?? no)
      : no;
  }

  private outwards(to: EndClass): readonly number[] {
    return this.outside.egress[to.index]?.points ?? no;
  }

  /** The same list for the same outside and equal receivers. */
  private inwards(from: EndClass, to: EndClass): readonly number[] {
    const receiver = this.receivers[to.index] ?? 0;
    const known = (this.inward[from.index] ??= []);
    return (known[receiver] ??= this.findInwards(from, to));
  }

  private findInwards(from: EndClass, to: EndClass): readonly number[] {
    const named = this.outside.ingress[from.index];
    if (!named) return no;
    const declared = named.all ? (this.declared[to.index] ?? no) : no;
    if (named.rules.length === 0 && (declared.length === 0 || named.points.length === 0)) {
      return named.points.length === 0 ? declared : named.points;
    }
    const resolved = named.rules.flatMap((rule) => portsAt(rule, to));
    return [
      ...new Set([
        ...named.points,
        ...declared,
        ...resolved.map((port) => this.number({ ...port, code: 0 })),
      ]),
    ];
  }

  private isOutside({ index }: EndClass): boolean {
    return this.sorts[index] === sort.outside;
  }

  /** Ports as numbers and by name, in each set. */
  private portsKey({ index, first }: EndClass): string {
    const named = this.universe.sides.map(({ set, index: side }) =>
      set.compiled.objects.endpoints[first.sides[side]?.object ?? -1]?.ports.map(
        ({ name, protocol, port }) => [name, protocol, port],
      ),
    );
    return JSON.stringify([this.declared[index], named]);
  }

  private familiesOf({ first }: EndClass): readonly Family[] {
    const [side] = this.universe.sides;
    const own = side?.set.compiled.objects.endpoints[first.sides[side.index]?.object ?? -1];
    return [...new Set((own?.addresses ?? []).map(({ family }) => family))];
  }

  private namedOutside(views: readonly View[], direction: Direction): readonly Named[] {
    const rules = views.flatMap((view) => namingRules(view, direction));
    return this.universe.classes.map((own): Named => {
      if (own.first.kind !== "range") return { points: [], rules: [], all: false };
      const about = rules.filter((rule) => names(rule, direction, own));
      const points = about.flatMap(({ compiled }) =>
        numbersOf(compiled.rule, direction, own.family).map((port) => this.number(port)),
      );
      const asking = about
        .map(({ compiled, side }): Asking => ({ rule: compiled.rule, side }))
        .filter(({ rule }) => asksDestination(rule, direction));
      return {
        points: [...new Set(points)],
        rules: asking.filter(({ rule }) => !asksAll(rule)),
        all: asking.some(({ rule }) => asksAll(rule)),
      };
    });
  }

  private number(port: KnownPoint): number {
    const key = `${port.protocol}/${port.port}/${port.code}`;
    const known = this.numbers.get(key);
    if (known !== undefined) return known;
    this.list.push(port);
    this.numbers.set(key, this.list.length - 1);
    return this.list.length - 1;
  }
}

function numbered(keys: readonly string[]): Int32Array {
  const known = new Map<string, number>();
  return Int32Array.from(keys, (key) => {
    const number = known.get(key) ?? known.size;
    known.set(key, number);
    return number;
  });
}

interface Naming {
  readonly compiled: CompiledRule;
  readonly side: Side;
}

/** Rules that take part and name somebody. */
function namingRules({ bench, side: number, question }: View, direction: Direction): readonly Naming[] {
  const side = bench.universe.sides[number];
  const policies = side?.set.compiled.tiers.flatMap(({ compiled }) => compiled) ?? [];
  return policies
    .filter((policy) => stageOf(policy, direction, question))
    .flatMap((policy) => policy.rules[direction].rules)
    .filter((rule) => namesSomebody(rule, direction))
    .flatMap((compiled) => (side ? [{ compiled, side }] : []));
}

function names({ compiled, side }: Naming, direction: Direction, own: EndClass): boolean {
  const { source, destination, rule } = compiled;
  if (rule.ipVersion !== null && rule.ipVersion !== own.family) return false;
  const column = side.columns.get((direction === "egress" ? destination : source).id);
  return column !== null && column !== undefined && hasBit(column.yes, own.index);
}

function portsAt({ rule, side }: Asking, to: EndClass): readonly ServicePort[] {
  const names = rule.destination.ports.flatMap((match) => (match.kind === "named" ? [match.name] : []));
  const own = side.set.compiled.objects.endpoints[to.first.sides[side.index]?.object ?? -1];
  const ports =
    rule.destination.ports.length === 0
      ? to.declared
      : (own?.ports ?? []).filter(({ name }) => name !== null && names.includes(name));
  return ports.filter(
    ({ protocol }) => (rule.protocol ?? protocol) === protocol && rule.notProtocol !== protocol,
  );
}

/** The first family both have; an unknown address follows the other end. 0: none. */
function common(own: readonly Family[], other: readonly Family[]): Family | 0 {
  if (own.length === 0) return other[0] ?? 4;
  return (other.length === 0 ? own[0] : own.find((family) => other.includes(family))) ?? 0;
}

/** By ranges or by a selector, which network sets may satisfy; "not these" names nobody. */
function namesSomebody({ source, destination }: CompiledRule, direction: Direction): boolean {
  const peer = direction === "egress" ? destination : source;
  return peer.entity.nets.length > 0 || peer.selected !== null;
}

/** Numbers that the rule names; a range of ports counts once, by its first. */
function numbersOf(rule: Rule, direction: Direction, family: Family): readonly KnownPoint[] {
  const protocol = rule.protocol ?? 6;
  const { ports } = rule.destination;
  if (isIcmp(protocol)) {
    const { protocol: own, type } = echo[family];
    return protocol === own ? [{ protocol, port: rule.icmp?.type ?? type, code: rule.icmp?.code ?? 0 }] : [];
  }
  if (!hasPorts(protocol)) return [{ protocol, port: 0, code: 0 }];
  if (ports.length === 0) return direction === "egress" ? [{ protocol, port: standIn, code: 0 }] : [];
  return ports.flatMap((match) => (match.kind === "range" ? [{ protocol, port: match.low, code: 0 }] : []));
}

function asksDestination(rule: Rule, direction: Direction): boolean {
  if (direction === "egress" || (rule.protocol !== null && !hasPorts(rule.protocol))) return false;
  return rule.destination.ports.length === 0 || rule.destination.ports.some(({ kind }) => kind === "named");
}

/** Every port that the destination declares, of every protocol. */
function asksAll(rule: Rule): boolean {
  return rule.destination.ports.length === 0 && rule.protocol === null && rule.notProtocol === null;
}
