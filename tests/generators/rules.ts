/** Rules with every condition that a rule can have, most of them rarely: a rule that never matches teaches nothing. */
import fc from "fast-check";
import type { Entity, PortMatch, Rule, SelectorTerm } from "#src/engine/index.ts";
import { action, anyEntity, anyRule, prefixOf, selector, selectorOf, term } from "./cluster.ts";

/** `otherwise` in all but one of `of` cases. */
export function rarely<T, U>(arbitrary: fc.Arbitrary<T>, otherwise: U, of = 8): fc.Arbitrary<T | U> {
  return fc.oneof({ arbitrary: fc.constant(otherwise), weight: of - 1 }, { arbitrary, weight: 1 });
}

const nets = [
  "10.0.0.0/30",
  "10.0.0.0/8",
  "10.0.1.0/24",
  "0.0.0.0/0",
  "192.0.2.0/24",
  "203.0.113.0/25",
  "fd00::/64",
  "::/0",
  "2001:db8::/32",
].map(prefixOf);
const netList = fc.subarray(nets, { minLength: 1, maxLength: 2 });

const peers: readonly SelectorTerm[] = [
  term("all()"),
  term('app == "a"'),
  term('app == "b"'),
  term("has(role)"),
  term('role starts with "x"'),
  term('pcns.env == "a"', "namespace"),
  term('pcns.env != "a"', "namespace"),
  term("has(projectcalico.org/namespace)", "namespace"),
  term("!has(projectcalico.org/namespace)", "namespace"),
  term('projectcalico.org/namespace == "shop"', "namespace"),
  term('projectcalico.org/serviceaccount in {"api"}', "serviceAccount"),
  term('pcsa.role == "x"', "serviceAccount"),
];
const anyTerm = selector.map((one): SelectorTerm => ({
  part: "labels",
  selector: one,
  written: "generated",
}));
const terms = fc.oneof(
  { weight: 3, arbitrary: fc.constant<readonly SelectorTerm[]>([]) },
  { weight: 5, arbitrary: fc.constantFrom(...peers).map((one): readonly SelectorTerm[] => [one]) },
  { weight: 1, arbitrary: fc.subarray([...peers], { minLength: 2, maxLength: 2 }) },
  { weight: 1, arbitrary: anyTerm.map((one): readonly SelectorTerm[] => [one]) },
);
const negative = fc.constantFrom('app == "a"', "has(role)", 'pcns.env == "a"', "all()").map(selectorOf);

const portMatch = fc.constantFrom<PortMatch>(
  { kind: "range", low: 80, high: 80 },
  { kind: "range", low: 8000, high: 9000 },
  { kind: "range", low: 53, high: 53 },
  { kind: "named", name: "http" },
  { kind: "named", name: "dns" },
  { kind: "named", name: "nobody" },
);
const somePorts = fc.uniqueArray(portMatch, { minLength: 1, maxLength: 3 });

const entity: fc.Arbitrary<Entity> = fc.oneof(
  { weight: 14, arbitrary: fc.constant(anyEntity) },
  {
    weight: 15,
    arbitrary: fc.record({
      nets: rarely(netList, []),
      notNets: rarely(netList, [], 12),
      terms,
      notSelector: rarely(negative, null),
      ports: fc.constant([]),
      notPorts: fc.constant([]),
      service: fc.constant(null),
    }),
  },
  {
    weight: 1,
    arbitrary: fc
      .constantFrom("shop", "shop", "dev", "")
      .map((namespace): Entity => ({ ...anyEntity, service: { namespace, name: "web" } })),
  },
);

const protocols = fc.oneof(
  { weight: 7, arbitrary: fc.constant({}) },
  {
    weight: 3,
    arbitrary: fc.constantFrom({ protocol: 6 }, { protocol: 6 }, { protocol: 17 }, { protocol: 132 }),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom<Partial<Rule>>(
      { notProtocol: 6 },
      { notProtocol: 17 },
      { ipVersion: 4 },
      { ipVersion: 6 },
      { protocol: 1 },
      { protocol: 1, ipVersion: 4, icmp: { type: 8, code: null } },
      { protocol: 1, ipVersion: 4, icmp: { type: 8, code: 1 } },
      { protocol: 1, ipVersion: 4, notIcmp: { type: 8, code: null } },
      { protocol: 58, ipVersion: 6, notIcmp: { type: 128, code: 0 } },
      { protocol: 58, icmp: { type: 128, code: 0 } },
      { protocol: 17, notProtocol: 17 },
      { protocol: 4 },
    ),
  },
);

const wideRule: fc.Arbitrary<Rule> = fc
  .record({
    action,
    protocols,
    source: entity,
    destination: entity,
    from: rarely(fc.record({ ports: somePorts }), {}, 20),
    to: rarely(fc.oneof(fc.record({ ports: somePorts }), fc.record({ notPorts: somePorts })), {}, 5),
    http: rarely(fc.constant(true), false),
  })
  .map((spec) => {
    const destination =
      spec.destination.service === null ? { ...spec.destination, ...spec.to } : spec.destination;
    const made: Rule = {
      ...anyRule,
      ...spec.protocols,
      action: spec.action,
      source: { ...spec.source, ...spec.from },
      destination,
      http: spec.http,
    };
    return numbersNeedProtocol(made);
  });

/** Numeric ports are written with TCP, UDP or SCTP alone (semantics §5.6); a rule that breaks this is dropped before. */
function numbersNeedProtocol(rule: Rule): Rule {
  const { source, destination } = rule;
  const all = [source.ports, source.notPorts, destination.ports, destination.notPorts].flat();
  const fits = [6, 17, 132].includes(rule.protocol ?? 0) || !all.some(({ kind }) => kind === "range");
  return fits ? rule : { ...rule, protocol: 6, ipVersion: null, icmp: null, notIcmp: null };
}

export const wideRules: fc.Arbitrary<readonly Rule[]> = fc
  .array(wideRule, { maxLength: 4 })
  .map((list) => list.map((one, written) => ({ ...one, written })));
