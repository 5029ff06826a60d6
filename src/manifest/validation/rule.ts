/** Calico's own checks of one v3 rule (semantics §3.5, §5.3 to §5.8), with the CRD's expressions on the way. */
import { isEverything, prefixFamily, type Family } from "#src/engine/index.ts";
import { parseOnce, prefixOnce } from "../convert/parseOnce.ts";
import { isPortName, portFromText } from "../decode/ports.ts";
import { clip } from "../decode/scope.ts";
import { valueOf, type MapNode } from "../yaml/node.ts";
import * as expressions from "./expressions.ts";
import { checkExpressions } from "./expressions.ts";
import type { Trail } from "./finding.ts";
import { checkAnnotations } from "./metadata.ts";
import { isSubdomain } from "./names.ts";
import { isSet, listAt, mapAt, numberAt, textAt, textOf, textsAt } from "./values.ts";

const sides = ["source", "destination"] as const;

export function checkRule(rule: MapNode, trail: Trail): void {
  checkExpressions(rule, expressions.rule, trail);
  const protocol = checkProtocol(rule, "protocol", trail);
  checkProtocol(rule, "notProtocol", trail);
  checkIcmp(rule, trail);
  checkNets(rule, trail);
  const http = mapAt(rule, "http");
  if (http !== null) checkHttp(http, trail);
  const notes = mapAt(rule, "metadata");
  if (notes !== null) checkAnnotations(notes, "metadata.annotations", trail);
  for (const side of sides) {
    const entity = mapAt(rule, side);
    if (entity === null) continue;
    trail.enter(side);
    checkEntity(entity, trail);
    checkPorts(entity, protocol, trail);
    trail.leave();
  }
}

const names = ["TCP", "UDP", "ICMP", "ICMPv6", "SCTP", "UDPLite"];
const withPorts: readonly (string | number)[] = ["TCP", "UDP", "SCTP", "tcp", "udp", "sctp", 6, 17, 132];

/** The protocol as Calico holds it: digits up to 255 are a number. Null where none is set. */
export function checkProtocol(map: MapNode, field: string, trail: Trail): string | number | null {
  const node = valueOf(map, field);
  if (node?.kind !== "scalar") return null;
  const protocol = asNumber(textOf(node));
  if (typeof protocol === "string" ? !names.includes(protocol) : protocol === 0)
    trail.report(
      "client",
      field,
      `must be ${names.join(", ")} or a number from 1 to 255, not \`${protocol}\``,
    );
  return protocol;
}

function asNumber(text: string): string | number {
  return /^[0-9]+$/.test(text) && Number(text) <= 255 ? Number(text) : text;
}

export function supportsPorts(protocol: string | number): boolean {
  return withPorts.includes(protocol);
}

function checkPorts(entity: MapNode, protocol: string | number | null, trail: Trail): void {
  for (const field of ["ports", "notPorts"]) {
    const ports = listAt(entity, field);
    let numeric = false;
    for (const node of ports) {
      const text = textOf(node);
      const port = portFromText(text === "" ? "0" : text);
      if (port?.kind === "named") {
        if (!isPortName(port.name))
          trail.report("client", field, `must not hold \`${clip(port.name)}\`, which is not a port name`);
      } else {
        numeric = true;
        if (port?.low === 0) trail.report("client", field, "must not hold port 0");
      }
    }
    const fits = protocol === null ? !numeric : ports.length === 0 || supportsPorts(protocol);
    if (!fits) trail.report("client", field, "needs `protocol` TCP, UDP or SCTP in the rule");
  }
}

function checkIcmp(rule: MapNode, trail: Trail): void {
  for (const field of ["icmp", "notICMP"]) {
    const match = mapAt(rule, field);
    if (match === null) continue;
    trail.enter(field);
    checkExpressions(match, expressions.icmp, trail);
    if (outside(numberAt(match, "type"), 254)) trail.report("client", "type", "must be from 0 to 254");
    if (outside(numberAt(match, "code"), 255)) trail.report("client", "code", "must be from 0 to 255");
    trail.leave();
  }
}

function outside(value: number | null, high: number): boolean {
  return value !== null && (value < 0 || value > high);
}

/** The four lists of a rule must agree with each other and with `ipVersion` about the family (semantics §5.5). */
function checkNets(rule: MapNode, trail: Trail): void {
  const entities = sides.flatMap((side) => mapAt(rule, side) ?? []);
  if (!entities.some((entity) => isSet(entity, "nets") || isSet(entity, "notNets"))) return;
  const version = numberAt(rule, "ipVersion");
  const seen = new Set<Family>();
  for (const side of sides) {
    const entity = mapAt(rule, side);
    if (entity === null) continue;
    for (const field of ["nets", "notNets"]) {
      const nets = textsAt(entity, field);
      if (nets.length === 0) continue;
      const path = `${side}.${field}`;
      const families = familiesIn(nets, path, trail);
      if (version !== null && [...families].some((family) => family !== version))
        trail.report("client", path, `must agree with \`ipVersion: ${version}\``);
      for (const family of families) seen.add(family);
      if (families.size > 0 && seen.size > 1)
        trail.report("client", path, "must not bring IPv4 and IPv6 into one rule");
    }
  }
}

function familiesIn(nets: readonly string[], path: string, trail: Trail): ReadonlySet<Family> {
  const families = new Set<Family>();
  for (const net of nets) {
    const read = prefixOnce(net);
    if (read === null || read.bare) {
      trail.report("client", path, `must hold CIDRs such as \`10.0.0.0/8\`, not \`${clip(net)}\``);
      continue;
    }
    const family = prefixFamily(read.prefix);
    families.add(family);
    if (!read.masked)
      trail.report("client", path, `must hold CIDRs without bits behind the length, not \`${clip(net)}\``);
    if (path.endsWith("notNets") && isEverything(read.prefix) && (family === 6 || net === "0.0.0.0/0"))
      trail.report("client", path, `must not hold \`${net}\`: the rule would match nothing`);
  }
  return families;
}

function checkEntity(entity: MapNode, trail: Trail): void {
  checkExpressions(entity, expressions.entity, trail);
  for (const field of ["selector", "notSelector", "namespaceSelector"]) checkSelector(entity, field, trail);
  const accounts = mapAt(entity, "serviceAccounts");
  if (accounts !== null) {
    trail.enter("serviceAccounts");
    checkSelector(accounts, "selector", trail);
    trail.leave();
  }
  const namespaces = textAt(entity, "namespaceSelector");
  if (namespaces.includes("global(") && !/^[ \t]*global\([ \t]*\)[ \t]*$/.test(namespaces))
    trail.report("client", "namespaceSelector", "cannot combine `global()` with anything else");
  const services = mapAt(entity, "services");
  if (services === null) return;
  checkExpressions(entity, expressions.entityWithService, trail);
  for (const field of ["name", "namespace"]) {
    const name = textAt(services, field);
    if (name !== "" && !isSubdomain(name))
      trail.report("client", `services.${field}`, `must be a Kubernetes name, not \`${clip(name)}\``);
  }
}

/** An empty selector selects everything. */
export function checkSelector(map: MapNode, field: string, trail: Trail): void {
  const text = textAt(map, field);
  if (text === "") return;
  const parsed = parseOnce(text);
  if (!parsed.ok) trail.report("client", field, `cannot be parsed: ${parsed.message}`);
}

function checkHttp(http: MapNode, trail: Trail): void {
  const methods = textsAt(http, "methods");
  if (new Set(methods).size < methods.length)
    trail.report("client", "http.methods", "must not repeat a method");
  for (const path of listAt(http, "paths")) {
    const [exact, prefix] = path.kind === "map" ? [textAt(path, "exact"), textAt(path, "prefix")] : ["", ""];
    if ((exact === "") === (prefix === ""))
      trail.report("client", "http.paths", "must give either `exact` or `prefix` for each path");
    else if (!/^\/[^? #]*$/.test(exact + prefix))
      trail.report("client", "http.paths", "must start with `/` and hold no `?`, `#` or space");
  }
}

/** Which side of a rule may name a service, and what HTTP conditions cannot do (semantics §5.7, §5.8). */
export function checkDirection(
  rule: MapNode,
  { direction, global }: { readonly direction: "ingress" | "egress"; readonly global: boolean },
  trail: Trail,
): void {
  const [own, other] = direction === "ingress" ? sides : (["destination", "source"] as const);
  const misplaced = mapAt(rule, other);
  if (misplaced !== null && isSet(misplaced, "services"))
    trail.report("client", `${other}.services`, `is not for ${direction} rules`);
  const entity = mapAt(rule, own);
  const services = entity === null ? null : mapAt(entity, "services");
  if (global && services !== null && textAt(services, "namespace") === "")
    trail.report("client", `${own}.services.namespace`, "is required in a global policy");
  if (direction === "egress" && isSet(rule, "http"))
    trail.report("client", "http", "is not for egress rules");
}
