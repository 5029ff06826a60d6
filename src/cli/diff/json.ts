/** What differs between two sets of manifests, as data (the shape is fixed: pipelines read it). */
import type { ChangeGroup } from "#src/engine/index.ts";
import { endJson } from "../flows/ends.ts";
import { byProtocol } from "../flows/packets.ts";
import { tellFlow } from "../scenario/answer.ts";
import type { Compared } from "./compare.ts";
import { countChanges } from "./summary.ts";

/**
 * `groups` are about Calico's own traces, as everything in this notation is. Where untracked or pre-DNAT policies of
 * host endpoints make a difference to that, `groupsWithHostLists` tells what changes with them. Groups are iterables:
 * what holds for every protocol is told once for each of them, more than fits into memory in a large cluster.
 */
export function diffJson({ inTraces, withHostLists }: Compared): object {
  const { groups, onlyBefore, onlyAfter } = inTraces();
  return {
    summary: { ...countChanges(groups), onlyBefore, onlyAfter },
    groups: eachProtocol(groups),
    ...(withHostLists ? { groupsWithHostLists: eachProtocol(withHostLists().groups) } : {}),
  };
}

function* eachProtocol(groups: readonly ChangeGroup[]): Iterable<object> {
  for (const group of groups) yield* groupJson(group);
}

function groupJson(group: ChangeGroup): readonly object[] {
  const { change, family, pairs, before, after, witness } = group;
  const ends = { from: group.from.map(endJson), to: group.to.map(endJson) };
  return byProtocol(group).map(({ protocol, ports, sourcePorts, icmp }) => ({
    change,
    ...ends,
    ipVersion: family,
    protocol,
    ports,
    ...(sourcePorts ? { sourcePorts } : {}),
    ...(icmp ? { icmpTypes: icmp.types, icmpCodes: [icmp.codes] } : {}),
    pairs,
    before,
    after,
    witness: { ...tellFlow(witness), ...(group.protocol === null ? { protocol } : {}) },
  }));
}
