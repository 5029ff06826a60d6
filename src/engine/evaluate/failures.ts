/**
 * Why a rule does not match: every test that fails, in the order users read a rule (version, protocol, source,
 * destination, services, ICMP). Each asks the same predicates as matching does.
 */
import type { Failure } from "../model/trace.ts";
import { protocolName } from "../net/protocol.ts";
import { type CompiledEntity, serviceState } from "../resolve/entity.ts";
import type { Objects } from "../resolve/objects.ts";
import {
  type CompiledRule,
  destinationContext,
  icmpState,
  notIcmpState,
  type Packet,
  servicePortState,
  sourceContext,
} from "../resolve/rule.ts";
import { No } from "../resolve/state.ts";
import {
  destinationNames,
  entityFailures,
  portFailures,
  type Side,
  sideOf,
  sourceNames,
} from "./side-failures.ts";
import { Failures } from "./failure-list.ts";
import { memo } from "./memo.ts";
import { Wordbook } from "./wordbook.ts";
import { addressWords, icmpWords } from "./words.ts";

/** What explaining rules needs to know about the flow; made once per direction. */
export interface Telling {
  readonly packet: Packet;
  readonly objects: Objects;
  readonly words: Wordbook;
  readonly source: Side;
  readonly destination: Side;
  /** Of the rule that is being explained. */
  readonly failures: Failures;
}

const wordbookOf = memo((objects: Objects) => new Wordbook(objects));

export function tellingOf(packet: Packet, objects: Objects): Telling {
  const words = wordbookOf(objects);
  return {
    packet,
    objects,
    words,
    source: sideOf(sourceNames, sourceContext(packet), { objects, words }),
    destination: sideOf(destinationNames, destinationContext(packet), { objects, words }),
    failures: new Failures(),
  };
}

/** Empty exactly when no test fails; a test that cannot be decided is no failure. */
export function ruleFailures(
  compiled: CompiledRule,
  { packet, source, destination, failures }: Telling,
): readonly Failure[] {
  protocolFailures(compiled, packet, failures);
  entityFailures(source, compiled.source, failures);
  if (compiled.sourcePorts) portFailures(source, compiled.sourcePorts, failures);
  entityFailures(destination, compiled.destination, failures);
  if (compiled.destinationPorts) portFailures(destination, compiled.destinationPorts, failures);
  serviceFailures(compiled, packet, failures);
  if (compiled.rule.icmp || compiled.rule.notIcmp) icmpFailures(compiled, packet, failures);
  return failures.take();
}

function protocolFailures({ rule }: CompiledRule, packet: Packet, failures: Failures): void {
  if (rule.ipVersion !== null && rule.ipVersion !== packet.family) {
    failures.add({ predicate: "ipVersion", wanted: `IPv${rule.ipVersion}`, actual: `IPv${packet.family}` });
  }
  if (rule.protocol !== null && rule.protocol !== packet.protocol) {
    const [wanted, actual] = [protocolName(rule.protocol), protocolName(packet.protocol)];
    failures.add({ predicate: "protocol", wanted, actual });
  }
  if (rule.notProtocol !== null && rule.notProtocol === packet.protocol) {
    const actual = protocolName(packet.protocol);
    failures.add({ predicate: "notProtocol", wanted: `not ${actual}`, actual });
  }
}

function serviceFailures({ source, destination }: CompiledRule, packet: Packet, failures: Failures): void {
  if (source.service && serviceState(source, packet.source) === No) {
    failures.add({
      predicate: "source.services",
      wanted: serviceWords(source),
      actual: addressWords(packet.source),
    });
  }
  if (destination.service && servicePortState(destination, packet) === No) {
    const actual = `${addressWords(packet.destination)} ${protocolName(packet.protocol)} ${packet.dstPort}`;
    failures.add({ predicate: "destination.services", wanted: serviceWords(destination), actual });
  }
}

function serviceWords({ entity, service }: CompiledEntity): string {
  const { namespace = "", name = "" } = entity.service ?? {};
  if (namespace === "") return `service ${name} in no namespace, which is none`;
  return `service ${namespace}/${name}${service?.members ? "" : ", which is not loaded"}`;
}

function icmpFailures({ rule }: CompiledRule, packet: Packet, failures: Failures): void {
  const actual = (): string =>
    packet.protocol === 1 || packet.protocol === 58
      ? icmpWords({ type: packet.icmpType, code: packet.icmpCode })
      : protocolName(packet.protocol);
  if (rule.icmp && icmpState(rule.icmp, packet) === No) {
    failures.add({ predicate: "icmp", wanted: icmpWords(rule.icmp), actual: actual() });
  }
  if (rule.notIcmp && notIcmpState(rule.notIcmp, packet) === No) {
    failures.add({ predicate: "notICMP", wanted: `not ${icmpWords(rule.notIcmp)}`, actual: actual() });
  }
}
