/** What holds beside a direction's outcome and does not change it. Sentences without their final period. */
import { earlyStages } from "../resolve/lanes.ts";
import type { PolicySet } from "../resolve/policy-set.ts";
import type { CompiledRule, Packet } from "../resolve/rule.ts";
import type { SourcePortAnswer } from "./source-port.ts";
import type { Walk } from "./walk.ts";

interface Circumstances {
  readonly packet: Packet;
  /** The destination is the pod's own node, whose policies are not asked: the pod's half is the only one. */
  readonly toOwnNode: boolean;
}

export function directionNotices(
  set: PolicySet,
  answer: SourcePortAnswer,
  circumstances: Circumstances,
): readonly string[] {
  const { walk } = answer;
  return [
    ...httpNotice(walk),
    ...walk.passedProfiles.map(
      (name) =>
        `profile ${name} says Pass: iptables and nftables go on to the next profile, other dataplanes deny`,
    ),
    ...stageNotices(set, walk),
    ...familyNotice(circumstances.packet),
    ...(answer.kind === "same" && answer.differs
      ? ["the outcome is the same from every source port, the rule that decides is not"]
      : []),
    ...(circumstances.toOwnNode ? [ownNodeNotice(circumstances.packet)] : []),
  ];
}

/** Semantics §7: after the pod's egress policies Felix has its own switch for the host, Drop unless it is set. */
function ownNodeNotice({ destination }: Packet): string {
  const decides = "Felix's DefaultEndpointToHostAction decides there";
  return destination.endpoint < 0
    ? `behind a pod's own policies, its traffic to its own node is not judged here: ${decides} (Drop where nothing is set, Accept in Calico's manifests)`
    : `a pod's traffic to its own node meets no policy of the host endpoint; ${decides}`;
}

function httpNotice(walk: Walk): readonly string[] {
  const tiers = [...walk.stages.flatMap((stage) => stage.tiers), ...walk.tiers];
  const deciding = tiers.flatMap((step): readonly CompiledRule[] =>
    step.kind === "end-of-tier" ? [] : [step.rule],
  );
  if (!deciding.some(({ rule }) => rule.http)) return [];
  return ["the HTTP part of the rule applies only with application-layer policy"];
}

/** What holds of the lists that come before the tiers of a host endpoint (semantics §7). */
function stageNotices(set: PolicySet, { endpoint, direction, stages }: Walk): readonly string[] {
  const { compiled } = set;
  const acting = earlyStages(compiled, endpoint);
  const unheard =
    !acting.includes("untracked") && compiled.lanes.get(endpoint, direction, "untracked").length > 0;
  return [
    ...(unheard ? ["doNotTrack policies do nothing on a host endpoint for all interfaces (*)"] : []),
    ...(stages.some(({ stage }) => stage === "preDNAT")
      ? [
          "preDNAT policies see the destination as it was before DNAT; here they are asked about the one given",
        ]
      : []),
  ];
}

function familyNotice({ source, destination, family }: Packet): readonly string[] {
  return source.address === null && destination.address === null
    ? [`neither address is known: taken as IPv${family}`]
    : [];
}
