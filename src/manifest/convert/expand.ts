/** One Kubernetes rule to its Calico rules: protocols sorted by name, times peers in order (semantics §6.3, §6.4). */
import { compareBytes, type Action, type PortMatch } from "#src/engine/index.ts";
import { anyEntity, type EntityWords } from "./entity.ts";
import type { RuleWords } from "./rule.ts";

/** One port entry. `protocol` "" and no port: everything. No port: the whole protocol. */
export interface PortEntry {
  readonly protocol: string;
  readonly port: PortMatch | null;
}

export interface KubernetesRule {
  readonly action: Action;
  readonly direction: "ingress" | "egress";
  /** Empty = any protocol and port. */
  readonly entries: readonly PortEntry[];
  readonly peers: readonly EntityWords[];
  readonly written: number;
  readonly unmodelled: readonly string[];
}

export function expandRule(rule: KubernetesRule): readonly RuleWords[] {
  return portsByProtocol(rule.entries).flatMap(([protocol, ports]) =>
    rule.peers.map((peer) => {
      const near = rule.direction === "ingress" ? peer : anyEntity;
      const far = rule.direction === "ingress" ? anyEntity : peer;
      return {
        action: rule.action,
        ipVersion: null,
        protocol: protocol === "" ? null : protocol,
        notProtocol: null,
        icmp: null,
        notIcmp: null,
        source: near,
        destination: { ...far, ports },
        written: rule.written,
        http: false,
        unmodelled: rule.unmodelled,
      };
    }),
  );
}

/** A protocol without a port takes the whole protocol, whatever other entries say. */
function portsByProtocol(
  entries: readonly PortEntry[],
): readonly (readonly [string, readonly PortMatch[]])[] {
  const groups = new Map<string, PortMatch[] | "all">();
  for (const { protocol, port } of entries) {
    if (protocol === "" && port === null) return [["", []]];
    const group = groups.get(protocol);
    if (port === null) groups.set(protocol, "all");
    else if (group === undefined) groups.set(protocol, [port]);
    else if (group !== "all") group.push(port);
  }
  if (groups.size === 0) return [["", []]];
  const sorted = [...groups].sort(([a], [b]) => compareBytes(a, b));
  return sorted.map(([protocol, ports]) => [protocol, ports === "all" ? [] : mergePorts(ports)]);
}

/** Named ports first, then the fewest ranges that cover the numbers. */
export function mergePorts(ports: readonly PortMatch[]): readonly PortMatch[] {
  const names = ports.filter((port) => port.kind === "named");
  const ranges = ports.filter((port) => port.kind === "range").sort((a, b) => a.low - b.low);
  const merged: { kind: "range"; low: number; high: number }[] = [];
  for (const range of ranges) {
    const last = merged.at(-1);
    if (last !== undefined && range.low <= last.high + 1) last.high = Math.max(last.high, range.high);
    else merged.push({ ...range });
  }
  return [...names, ...merged];
}
