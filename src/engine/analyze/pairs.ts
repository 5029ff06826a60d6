/**
 * Which flows there are between two classes. Most classes pair off completely; a few pairs of ends are not flows
 * (an endpoint and itself, two unknown IPv6 addresses) or are special because one end is the other's node.
 */
import type { PolicySet } from "../resolve/policy-set.ts";
import type { End } from "./ends.ts";
import { type EndClass, nodesAt, type Universe } from "./universe.ts";

/**
 * `exempt`: a node and a pod on it, always allowed. `to-own-node`: a pod and the node it runs on, where only the
 * pod is judged (semantics §7).
 */
export type PairKind = "plain" | "exempt" | "to-own-node";

/** Pairs of ends of two classes that are special in at least one of the sets. */
export interface SpecialPair {
  readonly from: End;
  readonly to: End;
  /** Per set. `none`: not a flow. */
  readonly kinds: readonly (PairKind | "none")[];
}

export class Pairs {
  private readonly universe: Universe;
  private readonly special = new Map<number, SpecialPair[]>();

  constructor(universe: Universe) {
    this.universe = universe;
    this.addSameEndpoint();
    this.addOwnNodes();
  }

  /** Flows without special pairs. */
  plain(from: EndClass, to: EndClass): number {
    if (!this.meet(from, to)) return 0;
    const all = from.members.length * to.members.length;
    const self = from === to ? from.members.length : 0;
    return all - self - this.specials(from, to).length;
  }

  specials(from: EndClass, to: EndClass): readonly SpecialPair[] {
    return this.special.get(from.index * this.universe.classes.length + to.index) ?? none;
  }

  /** Same family, at least one end inside the cluster, and not both IPv6 addresses unknown. */
  meet(from: EndClass, to: EndClass): boolean {
    if (from.family !== to.family) return false;
    if (from.first.kind === "range" && to.first.kind === "range") return false;
    return from.family === 4 || !(isUnknown(from) && isUnknown(to));
  }

  private addSameEndpoint(): void {
    const byEndpoint = new Map<string, End[]>();
    for (const end of this.universe.ends.ends) {
      if (end.endpoint === null) continue;
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
  }
}

const none: readonly SpecialPair[] = [];

function isUnknown({ first }: EndClass): boolean {
  return first.sides.some(({ address }) => address === null);
}

/** Pods with their own node: its host endpoints and its addresses outside. */
function* ownNodes(ends: readonly End[], set: PolicySet, side: number): Generator<readonly [End, End]> {
  const { endpoints } = set.compiled.objects;
  const hosts = new Map<string, End[]>();
  for (const end of ends) {
    const own = endpoints[end.sides[side]?.object ?? -1];
    const nodes = own ? (own.kind === "hep" && own.node !== null ? [own.node] : []) : namesOf(set, end, side);
    for (const node of nodes) hosts.set(node, [...(hosts.get(node) ?? []), end]);
  }
  if (hosts.size === 0) return;
  for (const pod of ends) {
    const own = endpoints[pod.sides[side]?.object ?? -1];
    if (own?.kind !== "pod" || own.node === null) continue;
    for (const host of hosts.get(own.node) ?? []) if (host.family === pod.family) yield [pod, host];
  }
}

function namesOf(set: PolicySet, end: End, side: number): readonly string[] {
  const nodes = nodesAt(set, end, side);
  return nodes === "" ? [] : nodes.split(" ");
}
