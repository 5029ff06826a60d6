/** What differs between two sets of manifests, as data (the shape is fixed: pipelines read it). */
import type { ChangeGroup } from "#src/engine/index.ts";
import { endJson } from "../flows/ends.ts";
import { byProtocol } from "../flows/packets.ts";
import { tellFlow } from "../scenario/answer.ts";
import type { Compared } from "./compare.ts";
import { countChanges } from "./summary.ts";

/**
 * `groups` are about Calico's own traces, as everything in this notation is. Where untracked or pre-DNAT policies of
 * host endpoints make a difference to that, `groupsWithHostLists` tells what changes with them.
 */
export function diffJson({ difference, inTraces, hasHostLists }: Compared): unknown {
  const { groups, onlyBefore, onlyAfter } = inTraces();
  return {
    summary: { ...countChanges(groups), onlyBefore, onlyAfter },
    groups: groups.flatMap(groupJson),
    ...(hasHostLists ? { groupsWithHostLists: difference.groups.flatMap(groupJson) } : {}),
  };
}

function groupJson(group: ChangeGroup): readonly unknown[] {
  return byProtocol(group).map(
    ({ change, from, to, family, protocol, ports, sourcePorts, icmp, ...rest }) => ({
      change,
      from: from.map(endJson),
      to: to.map(endJson),
      ipVersion: family,
      protocol,
      ports,
      ...(sourcePorts ? { sourcePorts } : {}),
      ...(icmp ? { icmpTypes: icmp.types, icmpCodes: [icmp.codes] } : {}),
      pairs: rest.pairs,
      before: rest.before,
      after: rest.after,
      witness: { ...tellFlow(rest.witness), ...(group.protocol === null ? { protocol } : {}) },
    }),
  );
}
