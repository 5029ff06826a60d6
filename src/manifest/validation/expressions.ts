/** The CRDs' expressions over more than one field (semantics §1.1, §1.2, §1.5, §5): one table per place. */
import { valueOf, type MapNode } from "../yaml/node.ts";
import type { Trail } from "./finding.ts";
import { flagAt, isSet, listAt, mapAt, numberAt, textAt, textsAt } from "./values.ts";

interface Expression {
  /** The field a user would correct, below the place. */
  readonly field: string;
  readonly says: string;
  readonly holds: (map: MapNode) => boolean;
}

export function checkExpressions(map: MapNode, table: readonly Expression[], trail: Trail): void {
  for (const { field, says, holds } of table) {
    if (!holds(map)) trail.report("schema", field, says);
  }
}

const onlyInRules = "must not use `global()`, which is only for the `namespaceSelector` of rules";

function withoutGlobal(field: string): Expression {
  return { field, says: onlyInRules, holds: (map) => !textAt(map, field).includes("global(") };
}

export const namespacedPolicy: readonly Expression[] = [
  withoutGlobal("selector"),
  withoutGlobal("serviceAccountSelector"),
];

export const globalPolicy: readonly Expression[] = [
  {
    field: "preDNAT",
    says: "and `doNotTrack` cannot both be true",
    holds: (spec) => !(flagAt(spec, "doNotTrack") && flagAt(spec, "preDNAT")),
  },
  {
    field: "egress",
    says: "must be empty in a pre-DNAT policy",
    holds: (spec) => !flagAt(spec, "preDNAT") || listAt(spec, "egress").length === 0,
  },
  {
    field: "types",
    says: "must not name Egress in a pre-DNAT policy",
    holds: (spec) => !flagAt(spec, "preDNAT") || !textsAt(spec, "types").includes("Egress"),
  },
  {
    field: "applyOnForward",
    says: "must be true with `preDNAT` or `doNotTrack`",
    holds: (spec) =>
      flagAt(spec, "applyOnForward") || !(flagAt(spec, "doNotTrack") || flagAt(spec, "preDNAT")),
  },
  withoutGlobal("selector"),
  withoutGlobal("serviceAccountSelector"),
  withoutGlobal("namespaceSelector"),
];

export const rule: readonly Expression[] = [
  {
    field: "http",
    says: "needs protocol TCP or none",
    holds: (map) => !isSet(map, "http") || !isSet(map, "protocol") || isProtocol(map, "protocol", ["TCP", 6]),
  },
  {
    field: "http",
    says: "is only for rules that Allow",
    holds: (map) => !isSet(map, "http") || textAt(map, "action") === "Allow",
  },
  {
    field: "destination.services",
    says: "cannot stand beside `ports` or `notPorts`",
    holds: hasNoServicePorts,
  },
  {
    field: "icmp",
    says: "needs protocol ICMP or ICMPv6",
    holds: (map) => !isSet(map, "icmp") || isProtocol(map, "protocol", ["ICMP", "ICMPv6", 1, 58]),
  },
  ...(["protocol", "notProtocol"] as const).flatMap((field): readonly Expression[] => [
    {
      field: "ipVersion",
      says: `must be 4 where \`${field}\` is ICMP`,
      holds: (map) =>
        !isSet(map, "ipVersion") || !isProtocol(map, field, ["ICMP", 1]) || numberAt(map, "ipVersion") === 4,
    },
    {
      field: "ipVersion",
      says: `must be 6 where \`${field}\` is ICMPv6`,
      holds: (map) =>
        !isSet(map, "ipVersion") ||
        !isProtocol(map, field, ["ICMPv6", 58]) ||
        numberAt(map, "ipVersion") === 6,
    },
  ]),
];

function hasNoServicePorts(rule: MapNode): boolean {
  const to = mapAt(rule, "destination");
  if (to === null || !isSet(to, "services")) return true;
  return listAt(to, "ports").length === 0 && listAt(to, "notPorts").length === 0;
}

function hasServiceName(entity: MapNode): boolean {
  const services = mapAt(entity, "services");
  return services === null || textAt(services, "name") !== "";
}

/** As written: the text `"1"` is not the number 1 here. */
function isProtocol(map: MapNode, field: string, wanted: readonly (string | number)[]): boolean {
  const node = valueOf(map, field);
  if (node?.kind !== "scalar") return false;
  const { value } = node;
  return (typeof value === "string" || typeof value === "number") && wanted.includes(value);
}

export const icmp: readonly Expression[] = [
  {
    field: "code",
    says: "needs a `type`",
    holds: (map) => !isSet(map, "code") || isSet(map, "type"),
  },
];

export const entity: readonly Expression[] = [withoutGlobal("selector")];

/** Of an entity that names a service. */
export const entityWithService: readonly Expression[] = [
  {
    field: "namespaceSelector",
    says: "cannot stand beside `services`",
    holds: (map) => textAt(map, "namespaceSelector") === "",
  },
  {
    field: "serviceAccounts",
    says: "cannot stand beside `services`",
    holds: (map) => !isSet(map, "serviceAccounts"),
  },
  {
    field: "services.name",
    says: "is required",
    holds: hasServiceName,
  },
  ...["selector", "notSelector"].map((field): Expression => ({
    field,
    says: "cannot stand beside `services`",
    holds: (map) => textAt(map, field) === "",
  })),
  ...["nets", "notNets"].map((field): Expression => ({
    field,
    says: "cannot stand beside `services`",
    holds: (map) => listAt(map, field).length === 0,
  })),
];

export const hostEndpoint: readonly Expression[] = [
  {
    field: "interfaceName",
    says: "or `expectedIPs` must be given",
    holds: (spec) => textAt(spec, "interfaceName") !== "" || listAt(spec, "expectedIPs").length > 0,
  },
  { field: "node", says: "is required", holds: (spec) => textAt(spec, "node") !== "" },
];
