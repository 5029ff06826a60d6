/**
 * What Felix finds wrong when it validates a converted policy again: it then drops the whole object, which fails open
 * (semantics §1.9, §13). Each finding is a sentence fragment for `Policy.ignored` and a diagnostic.
 */
import { hasPorts, protocolNumber } from "#src/engine/index.ts";
import { spanOf } from "./fields.ts";
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
    reasons.push(...protocolReasons(rule));
  }
  return reasons;
}

const portName = /^(?=.*[a-z])[a-z0-9]([a-z0-9]|-(?!-))*$/;

function portReasons(rule: DecodedRule, entity: DecodedEntity, side: string): readonly string[] {
  const reasons: string[] = [];
  for (const { port, item } of [...entity.ports, ...entity.notPorts]) {
    if (port.kind === "named" && !isPortName(port.name))
      reasons.push(flag(rule, item, `\`${clip(port.name)}\` is not a port name`));
    if (port.kind === "range" && port.low === 0) reasons.push(flag(rule, item, "port 0 does not exist"));
  }
  const numeric = [...entity.ports, ...entity.notPorts].find(({ port }) => port.kind === "range");
  if (numeric === undefined || supportsPorts(rule)) return reasons;
  return [
    ...reasons,
    flag(rule, numeric.item, `\`${rule.fields.path}.${side}\` has ports without a protocol that has ports`),
  ];
}

/** Port names follow Kubernetes: at most 15 characters, lower case, at least one letter. */
function isPortName(name: string): boolean {
  return name.length <= 15 && portName.test(name) && !name.endsWith("-");
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

function flag(
  rule: DecodedRule,
  { node, path }: { readonly node: { readonly start: number; readonly end: number }; readonly path: string },
  reason: string,
): string {
  report(rule.fields.scope, {
    code: "ignored-by-calico",
    at: node,
    path,
    message: `Calico ignores this policy entirely: ${reason}`,
  });
  return reason;
}
