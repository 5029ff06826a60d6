/**
 * Half of the definitional evaluator: does one rule match one packet? Written from the semantics note alone, each
 * function a sentence of it. Everything is looked up by walking the whole cluster; nothing is remembered.
 */
import type { Cluster, Endpoint, Entity, Flow, Labels, NetworkSet, Prefix, Rule } from "#src/engine/index.ts";

type Address = Prefix["address"];
type Selector = NonNullable<Entity["notSelector"]>;
type LabelOwner = Pick<Endpoint | NetworkSet, "labels" | "profiles">;

/** §3.3, the truth table row by row. */
export function holds(selector: Selector, labels: Labels): boolean {
  if (selector.kind === "all" || selector.kind === "global") return true;
  if (selector.kind === "not") return !holds(selector.operand, labels);
  if ("operands" in selector) {
    const { kind, operands } = selector;
    return kind === "and"
      ? operands.every((one) => holds(one, labels))
      : operands.some((one) => holds(one, labels));
  }
  const value = Object.entries(labels).find(([label]) => label === selector.label)?.[1];
  if (value === undefined) return selector.kind === "not-equals" || selector.kind === "not-in";
  if (selector.kind === "has") return true;
  if ("values" in selector) return selector.values.includes(value) === (selector.kind === "in");
  if (selector.kind === "contains") return value.includes(selector.value);
  if (selector.kind === "starts-with") return value.startsWith(selector.value);
  if (selector.kind === "ends-with") return value.endsWith(selector.value);
  return (value === selector.value) === (selector.kind === "equals");
}

/** §1.8: the own label, then the profiles in listed order; the first that has it wins. */
export function labelsOf(cluster: Cluster, owner: LabelOwner): Labels {
  const inherited = owner.profiles.flatMap((name) => cluster.profiles.filter((one) => one.name === name));
  const layers = [owner.labels, ...inherited.map(({ labelsToApply }) => labelsToApply)];
  return Object.fromEntries(layers.reverse().flatMap((layer) => Object.entries(layer)));
}

function numberOf({ words }: Address): bigint {
  return words.reduce((sum, word) => (sum << 32n) + BigInt(word), 0n);
}

export function same(a: Address, b: Address): boolean {
  return a.family === b.family && numberOf(a) === numberOf(b);
}

function contains({ address: network, length }: Prefix, address: Address): boolean {
  const free = BigInt((network.family === 4 ? 32 : 128) - length);
  return network.family === address.family && numberOf(network) >> free === numberOf(address) >> free;
}

/** §4.2: which addresses a labelled object contributes to IP sets. */
function holdsAddress(object: Endpoint | NetworkSet, address: Address): boolean {
  if ("nets" in object) return object.nets.some((net) => contains(net, address));
  return object.addresses.some((own) => same(own, address));
}

/** §4.2: a positive selector takes the negative one in, object by object. */
function selected(cluster: Cluster, { terms, notSelector }: Entity, object: LabelOwner): boolean {
  const labels = labelsOf(cluster, object);
  const excluded = terms.length > 0 && notSelector !== null && holds(notSelector, labels);
  return terms.every(({ selector }) => holds(selector, labels)) && !excluded;
}

function selectorsMatch(cluster: Cluster, entity: Entity, address: Address): boolean {
  const { terms, notSelector } = entity;
  const there = [...cluster.endpoints, ...cluster.networkSets].filter((one) => holdsAddress(one, address));
  if (terms.length > 0) return there.some((object) => selected(cluster, entity, object));
  return notSelector === null || !there.some((object) => holds(notSelector, labelsOf(cluster, object)));
}

/** §5.5: a list that is empty once the other family is gone makes the rule vanish for this one. */
function netsMatch({ nets, notNets }: Entity, address: Address): boolean {
  const sameFamily = (net: Prefix): boolean => net.address.family === address.family;
  if (nets.length > 0 && !nets.some((net) => contains(net, address))) return false;
  if (notNets.length > 0 && !notNets.some(sameFamily)) return false;
  return !notNets.some((net) => contains(net, address));
}

/** The end of a packet that one entity of a rule is about. */
interface Side {
  readonly address: Address;
  readonly port: number;
  readonly protocol: number;
  readonly isDestination: boolean;
}

/** §5.6: a range of numbers, or the (address, protocol, port) triples of endpoints with a port of that name. */
function portMatches(cluster: Cluster, entity: Entity, side: Side, match: Entity["ports"][number]): boolean {
  if (match.kind === "range") return match.low <= side.port && side.port <= match.high;
  return cluster.endpoints
    .filter((one) => holdsAddress(one, side.address) && selected(cluster, entity, one))
    .flatMap(({ ports }) => ports)
    .some((own) => own.name === match.name && own.protocol === side.protocol && own.port === side.port);
}

/** §4.3, §8: backends with their ports for a destination, addresses alone for a source. */
function serviceMatches(cluster: Cluster, { service }: Entity, side: Side): boolean {
  if (service === null) return true;
  return cluster.services
    .filter(({ namespace, name }) => namespace === service.namespace && name === service.name)
    .flatMap(({ backends }) => backends)
    .filter(({ address }) => address !== null && same(address, side.address))
    .flatMap(({ ports }): readonly Pick<Side, "protocol" | "port">[] => (side.isDestination ? ports : [side]))
    .some(({ protocol, port }) => protocol === side.protocol && port === side.port);
}

function entityMatches(cluster: Cluster, entity: Entity, side: Side): boolean {
  const listed = (match: Entity["ports"][number]): boolean => portMatches(cluster, entity, side, match);
  return (
    netsMatch(entity, side.address) &&
    selectorsMatch(cluster, entity, side.address) &&
    (entity.ports.length === 0 || entity.ports.some(listed)) &&
    !entity.notPorts.some(listed) &&
    serviceMatches(cluster, entity, side)
  );
}

/** §5.4: type, and code where one is given. */
function icmpMatches(wanted: NonNullable<Rule["icmp"]>, { icmpType, icmpCode }: Flow): boolean {
  return wanted.type === icmpType && (wanted.code === null || wanted.code === icmpCode);
}

/** §5.2: all criteria together; none means every packet. */
export function ruleMatches(cluster: Cluster, rule: Rule, flow: Flow): boolean {
  const { from, to, protocol, srcPort, dstPort } = flow;
  if (!from.address || !to.address || srcPort === null) throw new Error("only whole packets are judged here");
  const source = { address: from.address, port: srcPort, protocol, isDestination: false };
  const destination = { address: to.address, port: dstPort, protocol, isDestination: true };
  return (
    (rule.ipVersion === null || rule.ipVersion === from.address.family) &&
    (rule.protocol === null || rule.protocol === protocol) &&
    (rule.notProtocol === null || rule.notProtocol !== protocol) &&
    (rule.icmp === null || icmpMatches(rule.icmp, flow)) &&
    (rule.notIcmp === null || !icmpMatches(rule.notIcmp, flow)) &&
    entityMatches(cluster, rule.source, source) &&
    entityMatches(cluster, rule.destination, destination)
  );
}
