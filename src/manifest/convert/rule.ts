/** A v3 rule in Calico's internal form (semantics §4.4, §5). */
import { protocolNumber, type Action, type IcmpMatch, type Rule } from "#src/engine/index.ts";
import { convertEntity, type EntityWords } from "./entity.ts";

/** A protocol as written: the name decides about the IP version, the number does not. */
export type ProtocolWords = string | number;

/** A v3 rule with the defaults of its fields filled in; Kubernetes rules become some of these first. */
export interface RuleWords {
  readonly action: Action;
  readonly ipVersion: 4 | 6 | null;
  readonly protocol: ProtocolWords | null;
  readonly notProtocol: ProtocolWords | null;
  readonly icmp: IcmpMatch | null;
  readonly notIcmp: IcmpMatch | null;
  readonly source: EntityWords;
  readonly destination: EntityWords;
  readonly written: number;
  readonly http: boolean;
  readonly unmodelled: readonly string[];
}

/** Null: Felix cannot parse a selector of the rule and drops the policy. `namespace` is "" outside namespaced policies. */
export function convertRule(words: RuleWords, namespace: string): Rule | null {
  const source = convertEntity(words.source, namespace);
  const destination = convertEntity(words.destination, namespace);
  if (source === null || destination === null) return null;
  return {
    action: words.action,
    ipVersion: words.ipVersion ?? impliedVersion(words.protocol),
    protocol: words.protocol === null ? null : protocolNumber(words.protocol),
    notProtocol: words.notProtocol === null ? null : protocolNumber(words.notProtocol),
    icmp: words.icmp,
    notIcmp: words.notIcmp,
    source,
    destination,
    written: words.written,
    http: words.http,
    unmodelled: words.unmodelled,
  };
}

/** `ICMP` by name means IPv4 and `ICMPv6` IPv6; 1 and 58 by number do not (semantics §5.4). */
function impliedVersion(protocol: ProtocolWords | null): 4 | 6 | null {
  if (typeof protocol !== "string") return null;
  const name = protocol.toLowerCase();
  return name === "icmp" ? 4 : name === "icmpv6" ? 6 : null;
}
