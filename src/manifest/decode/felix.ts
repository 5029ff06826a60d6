/**
 * What Felix finds wrong when it validates a converted policy again: it then drops the whole object, which fails open
 * (semantics §1.9, §13). Each finding is a sentence fragment for `Policy.ignored` and a diagnostic.
 */
import { hasPorts, protocolNumber } from "#src/engine/index.ts";
import { has, numberField, spanOf } from "./fields.ts";
import { isPortName } from "./ports.ts";
import type { DecodedEntity, DecodedRule } from "./rules.ts";
import { clip, report } from "./scope.ts";

export interface DecodedRules {
  readonly ingress: readonly DecodedRule[];
  readonly egress: readonly DecodedRule[];
}

export function findings(rules: DecodedRules): readonly string[] {
  const reasons: string[] = [];
  for (const rule of [...rules.ingress, ...rules.egress]) {
    for (const [side, entity] of [
      ["source", rule.source],
      ["destination", rule.destination],
    ] as const) {
      reasons.push(...portReasons(rule, entity, side));
    }
    reasons.push(...protocolReasons(rule), ...numberReasons(rule));
  }
  return reasons;
}

function portReasons(rule: DecodedRule, entity: DecodedEntity, side: string): readonly string[] {
  if (entity.ports.length === 0 && entity.notPorts.length === 0) return [];
  const reasons: string[] = [];
  for (const { port, item } of [...entity.ports, ...entity.notPorts]) {
    if (port.kind === "named" && !isPortName(port.name))
      reasons.push(flag(rule, item, `\`${clip(port.name)}\` is not a port name`));
    if (port.kind === "range" && port.low === 0) reasons.push(flag(rule, item, "port 0 does not exist"));
  }
  const [first] = [...entity.ports, ...entity.notPorts].filter(
    ({ port }) => needsProtocol(rule) || port.kind === "range",
  );
  if (first === undefined || supportsPorts(rule)) return reasons;
  const reason = `\`${rule.fields.path}.${side}\` has ports without a protocol that has ports`;
  return [...reasons, flag(rule, first.item, reason)];
}

/** Named ports alone may stand without a protocol, never with one that has no ports. */
function needsProtocol(rule: DecodedRule): boolean {
  return rule.words.protocol !== null;
}

function supportsPorts(rule: DecodedRule): boolean {
  const { protocol } = rule.words;
  const number = protocol === null ? null : protocolNumber(protocol);
  return number !== null && hasPorts(number);
}

function protocolReasons(rule: DecodedRule): readonly string[] {
  const reasons: string[] = [];
  for (const name of ["protocol", "notProtocol"] as const) {
    const protocol = rule.words[name];
    if (protocol === null || protocolNumber(protocol) !== null) continue;
    const item = { node: spanOf(rule.fields, name), path: `${rule.fields.path}.${name}` };
    reasons.push(flag(rule, item, `\`${clip(String(protocol))}\` is not a protocol`));
  }
  return reasons;
}

function numberReasons(rule: DecodedRule): readonly string[] {
  const { icmp, notIcmp } = rule.words;
  const reasons: string[] = [];
  const point = (name: string) => ({ node: spanOf(rule.fields, name), path: `${rule.fields.path}.${name}` });
  const version = has(rule.fields, "ipVersion") ? numberField(rule.fields, "ipVersion") : null;
  if (version !== null && version !== 4 && version !== 6)
    reasons.push(flag(rule, point("ipVersion"), `IP version ${version} does not exist`));
  for (const [name, match] of [
    ["icmp", icmp],
    ["notICMP", notIcmp],
  ] as const) {
    if (match === null) continue;
    const typed = match.type >= 0 && match.type <= 254;
    const coded = match.code === null || (match.code >= 0 && match.code <= 255);
    if (!typed || !coded) reasons.push(flag(rule, point(name), `\`${name}\` is out of range`));
  }
  return reasons;
}

/** Names the field, where the reason does not do so itself. */
export function ignoredBecause(reason: string, path: string): string {
  return `Calico ignores this policy entirely: ${reason}${reason.includes("`spec.") ? "" : `, in \`${path}\``}`;
}

function flag(
  rule: DecodedRule,
  { node, path }: { readonly node: { readonly start: number; readonly end: number }; readonly path: string },
  reason: string,
): string {
  report(rule.fields.scope, {
    code: "ignored-by-calico",
    at: node,
    path,
    message: ignoredBecause(reason, path),
  });
  return reason;
}
