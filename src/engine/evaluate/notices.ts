/** What holds beside a direction's outcome and does not change it. Sentences without their final period. */
import type { PolicySet } from "../resolve/policy-set.ts";
import type { CompiledRule, Packet } from "../resolve/rule.ts";
import type { SourcePortAnswer } from "./source-port.ts";
import type { Walk } from "./walk.ts";

interface Circumstances {
  readonly packet: Packet;
  /** The destination is the pod's own node, whose policies are not asked. */
  readonly hostIsSkipped: boolean;
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
    ...earlierStageNotices(set, walk),
    ...familyNotice(circumstances.packet),
    ...(answer.kind === "same" && answer.differs
      ? ["the outcome is the same from every source port, the rule that decides is not"]
      : []),
    ...(circumstances.hostIsSkipped && walk.direction === "egress"
      ? [
          "a pod's traffic to its own node meets no policy of the host endpoint; Felix's DefaultEndpointToHostAction decides there",
        ]
      : []),
  ];
}

function httpNotice(walk: Walk): readonly string[] {
  const deciding = walk.tiers.flatMap((step): readonly CompiledRule[] =>
    step.kind === "end-of-tier" ? [] : [step.rule],
  );
  if (!deciding.some(({ rule }) => rule.http)) return [];
  return ["the HTTP part of the rule applies only with application-layer policy"];
}

/** Untracked and pre-DNAT policies act on a host endpoint before the tiers traced here (semantics §7). */
function earlierStageNotices(set: PolicySet, walk: Walk): readonly string[] {
  const stages = (["untracked", "preDNAT"] as const).filter(
    (stage) => set.compiled.lanes.get(walk.endpoint, walk.direction, stage).length > 0,
  );
  return stages.map((stage) => {
    const field = stage === "untracked" ? "doNotTrack" : "preDNAT";
    return `${field} policies select this host endpoint and act before these tiers; they are not part of this trace`;
  });
}

function familyNotice({ source, destination }: Packet): readonly string[] {
  return source.address === null && destination.address === null
    ? ["neither address is known: taken as IPv4"]
    : [];
}
