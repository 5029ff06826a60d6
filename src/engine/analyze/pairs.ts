/**
 * Which flows there are between two classes. Most classes pair off completely; a few pairs of ends are not flows
 * (an endpoint and itself, two unknown IPv6 addresses) or are special because one end is the other's node.
 */
import type { Direction } from "../model/policy.ts";
import { type Bits, bitsFrom } from "../resolve/bits.ts";
import type { PolicySet } from "../resolve/policy-set.ts";
import type { End } from "./ends.ts";
import { type EndClass, nodesAt, type Universe } from "./universe.ts";

/**
 * `exempt`: a node and a pod on it, always allowed. `to-own-node`: a pod and the node it runs on, where only the
 * pod is judged (semantics §7).
 */
export type PairKind = "plain" | "exempt" | "to-own-node";

export interface EndPair {
  readonly from: End;
  readonly to: End;
}

/** Pairs of ends of two classes that are special in at least one of the sets. */
export interface SpecialPair extends EndPair {
  /** Per set. `none`: not a flow. */
  readonly kinds: readonly (PairKind | "none")[];
}

export class Pairs {
  private readonly universe: Universe;
  private readonly special = new Map<number, SpecialPair[]>();
  /** Per class: the others that it has special pairs with, as source or as destination. */
  private readonly apart = new Map<number, Set<number>>();
  private readonly peers = new Map<string, Bits>();
  private readonly peersByClass: Bits[] = [];

  constructor(universe: Universe) {
    this.universe = universe;
    this.addSameEndpoint();
    this.addOwnNodes();
  }

  /** Flows without special pairs. */
  plain(from: EndClass, to: EndClass): number {
    if (!this.meet(from, to)) return 0;
    const all = from.weight * to.weight;
    const self = from === to ? from.weight : 0;
    return all - self - this.specials(from, to).length;
  }

  specials(from: EndClass, to: EndClass): readonly SpecialPair[] {
    if (this.special.size === 0) return none;
    return this.special.get(from.index * this.universe.classes.length + to.index) ?? none;
  }

  /** Everything that is special, by the classes of the two ends. */
  allSpecials(): readonly {
    readonly from: EndClass;
    readonly to: EndClass;
    readonly pairs: readonly SpecialPair[];
  }[] {
    const { classes } = this.universe;
    return [...this.special].flatMap(([key, pairs]) => {
      const [from, to] = [classes[Math.floor(key / classes.length)], classes[key % classes.length]];
      return from && to ? [{ from, to, pairs }] : [];
    });
  }

  /** The classes that a class may have flows with; nobody writes to them. Equal for classes of a kind. */
  peersOf(own: EndClass): Bits {
    return (this.peersByClass[own.index] ??= this.peersOfKind(own));
  }

  /** Numbers of the classes that a class has special pairs with. */
  apartFrom({ index }: EndClass): ReadonlySet<number> {
    return this.apart.get(index) ?? nobody;
  }

  /** The same one by one, for some members of each class. */
  plainPairs(from: Members, to: Members): readonly EndPair[] {
    const special = new Map<End, Set<End>>();
    for (const pair of this.specials(from.own, to.own)) {
      special.set(pair.from, (special.get(pair.from) ?? new Set()).add(pair.to));
    }
    return from.members.flatMap((one) =>
      to.members
        .filter((other) => !special.get(one)?.has(other) && !sameEndpoint(one, other))
        .map((other) => ({ from: one, to: other })),
    );
  }

  /** Two ends of which the first is judged in a flow to (egress) or from (ingress) the second. */
  anyPair(own: EndClass, peer: EndClass, direction: Direction): { own: End; peer: End } | null {
    const [from, to] = direction === "egress" ? [own, peer] : [peer, own];
    const found = this.anyFlow(from, to, direction);
    if (!found) return null;
    return direction === "egress" ? { own: found.from, peer: found.to } : { own: found.to, peer: found.from };
  }

  /** Same family, at least one end inside the cluster, and not both IPv6 addresses unknown. */
  meet(from: EndClass, to: EndClass): boolean {
    if (from.family !== to.family) return false;
    if (from.first.kind === "range" && to.first.kind === "range") return false;
    return from.family === 4 || !(isUnknown(from) && isUnknown(to));
  }

  private anyFlow(from: EndClass, to: EndClass, direction: Direction): EndPair | null {
    if (!this.meet(from, to)) return null;
    const specials = this.specials(from, to);
    if (this.plain(from, to) > 0) {
      for (const one of from.members) {
        const other = to.members.find(
          (end) => !sameEndpoint(one, end) && !specials.some((pair) => pair.from === one && pair.to === end),
        );
        if (other) return { from: one, to: other };
      }
    }
    if (direction === "ingress") return null;
    return specials.find(({ kinds }) => kinds[0] === "to-own-node") ?? null;
  }

  private peersOfKind(own: EndClass): Bits {
    const kind = `${own.family} ${own.first.kind === "range" ? "outside" : ""} ${isUnknown(own) ? "unknown" : ""}`;
    const known = this.peers.get(kind);
    if (known) return known;
    const { classes } = this.universe;
    const meeting = classes.filter((other) => this.meet(own, other)).map(({ index }) => index);
    const found = bitsFrom(classes.length, meeting);
    this.peers.set(kind, found);
    return found;
  }

  private addSameEndpoint(): void {
    const byEndpoint = new Map<string, End[]>();
    const several = new Set(
      this.universe.ends.ends.flatMap(({ ordinal, endpoint }) => (ordinal > 0 ? endpoint : []) ?? []),
    );
    for (const end of this.universe.ends.ends) {
      if (end.endpoint === null || !several.has(end.endpoint)) continue;
      const key = `${end.family} ${end.endpoint}`;
      const own = byEndpoint.get(key) ?? [];
      byEndpoint.set(key, own);
      own.push(end);
    }
    const kinds = this.universe.sides.map(() => "none" as const);
    for (const own of byEndpoint.values()) {
      if (own.length < 2) continue;
      for (const from of own) {
        for (const to of own) if (from !== to) this.add({ from, to, kinds });
      }
    }
  }

  private addOwnNodes(): void {
    const found = new Map<End, Map<End, Set<number>>>();
    for (const [side, { set }] of this.universe.sides.entries()) {
      for (const [pod, host] of ownNodes(this.universe.ends.ends, set, side)) {
        const byHost = found.get(pod) ?? new Map<End, Set<number>>();
        found.set(pod, byHost);
        byHost.set(host, (byHost.get(host) ?? new Set()).add(side));
      }
    }
    for (const [pod, byHost] of found) {
      for (const [host, sides] of byHost) {
        const kinds = (kind: PairKind): readonly PairKind[] =>
          this.universe.sides.map(({ index }) => (sides.has(index) ? kind : "plain"));
        this.add({ from: host, to: pod, kinds: kinds("exempt") });
        this.add({ from: pod, to: host, kinds: kinds("to-own-node") });
      }
    }
  }

  private add(pair: SpecialPair): void {
    const { classOf, classes } = this.universe;
    const from = classOf.get(pair.from) ?? 0;
    const to = classOf.get(pair.to) ?? 0;
    const [one, other] = [classes[from], classes[to]];
    if (!one || !other || !this.meet(one, other)) return;
    const key = from * classes.length + to;
    const own = this.special.get(key) ?? [];
    this.special.set(key, own);
    own.push(pair);
    this.keepApart(from, to);
    this.keepApart(to, from);
  }

  private keepApart(one: number, other: number): void {
    const others = this.apart.get(one) ?? new Set<number>();
    this.apart.set(one, others);
    others.add(other);
  }
}

interface Members {
  readonly own: EndClass;
  readonly members: readonly End[];
}

const none: readonly SpecialPair[] = [];
const nobody: ReadonlySet<number> = new Set();

export function sameEndpoint(one: End, other: End): boolean {
  return one.endpoint !== null && one.endpoint === other.endpoint;
}

function isUnknown({ first }: EndClass): boolean {
  return first.sides.some(({ address }) => address === null);
}

/** Pods with their own node: its host endpoints and its addresses outside. */
function* ownNodes(ends: readonly End[], set: PolicySet, side: number): Generator<readonly [End, End]> {
  const { endpoints } = set.compiled.objects;
  const hosts = hostsByNode(ends, set, side);
  if (hosts.size === 0) return;
  for (const pod of ends) {
    const own = endpoints[pod.sides[side]?.object ?? -1];
    if (own?.kind !== "pod" || own.node === null) continue;
    for (const host of hosts.get(own.node) ?? []) if (host.family === pod.family) yield [pod, host];
  }
}

function hostsByNode(
  ends: readonly End[],
  set: PolicySet,
  side: number,
): ReadonlyMap<string, readonly End[]> {
  const hosts = new Map<string, End[]>();
  for (const end of ends) {
    for (const node of nodesOf(end, set, side)) {
      const own = hosts.get(node) ?? [];
      hosts.set(node, own);
      own.push(end);
    }
  }
  return hosts;
}

function nodesOf(end: End, set: PolicySet, side: number): readonly string[] {
  if (end.kind === "pod") return [];
  if (end.kind === "range") return namesOf(set, end, side);
  const node = set.compiled.objects.endpoints[end.sides[side]?.object ?? -1]?.node ?? null;
  return node === null ? [] : [node];
}

function namesOf(set: PolicySet, end: End, side: number): readonly string[] {
  const nodes = nodesAt(set, end, side);
  return nodes === "" ? [] : nodes.split(" ");
}
