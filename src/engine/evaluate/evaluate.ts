/** One flow through a policy set: verdict and Calico's trace, without words. `trace` adds the reasons. */
import type { Direction, Scope } from "../model/policy.ts";
import type { Flow, Hit } from "../model/trace.ts";
import type { PolicySet } from "../resolve/policy-set.ts";
import type { Packet } from "../resolve/rule.ts";
import { type Bypass, findBypass, isOwnNode } from "./bypass.ts";
import { makePacket } from "./packet.ts";
import { type SourcePortAnswer, walkAnyPort } from "./source-port.ts";
import type { Outcome, Question } from "./walk.ts";

export interface DirectionVerdict {
  readonly outcome: Outcome;
  readonly hits: readonly Hit[];
}

export interface FlowVerdict {
  readonly verdict: Outcome;
  /** Null where that end is not judged; see `FlowTrace`. */
  readonly egress: DirectionVerdict | null;
  readonly ingress: DirectionVerdict | null;
}

/** What both `evaluate` and `trace` are made from. */
export interface Judgement {
  readonly packet: Packet;
  readonly verdict: Outcome;
  readonly bypass: Bypass | null;
  readonly egress: SourcePortAnswer | null;
  readonly ingress: SourcePortAnswer | null;
}

/**
 * What Calico's own traces know: the normal list of each end. Only untracked and pre-DNAT policies of a host endpoint
 * can make `trace` say otherwise, which walks these before. Never throws; an endpoint id that is not loaded counts as
 * an end that Calico does not manage.
 */
export function evaluate(set: PolicySet, flow: Flow, scope: Scope): FlowVerdict {
  const { verdict, egress, ingress } = judge(set, flow, { scope, lists: "normal" });
  return { verdict, egress: egress && verdictOf(egress), ingress: ingress && verdictOf(ingress) };
}

type Asked = Pick<Question, "scope" | "lists">;

export function judge(set: PolicySet, flow: Flow, { scope, lists }: Asked): Judgement {
  const packet = makePacket(set.compiled, flow);
  const bypass = findBypass(set, packet);
  if (bypass) return { packet, verdict: bypass.verdict, bypass, egress: null, ingress: null };
  const ask = (endpoint: number, direction: Direction): SourcePortAnswer | null =>
    endpoint < 0 ? null : walkAnyPort({ set: set.compiled, endpoint, direction, scope, packet, lists });
  const egress = ask(packet.source.endpoint, "egress");
  const ingress = hostAsksNothing(set, packet) ? null : ask(packet.destination.endpoint, "ingress");
  return { packet, verdict: conjunction(egress, ingress), bypass, egress, ingress };
}

/** Traffic of a pod to its own node never meets the policies of the host endpoint (semantics §7). */
function hostAsksNothing(set: PolicySet, packet: Packet): boolean {
  return packet.destination.endpoint >= 0 && goesToOwnNode(set, packet);
}

/** Whether a pod sends to the node it runs on, be it told by its host endpoint or by an address alone. */
export function goesToOwnNode(set: PolicySet, { source, destination }: Packet): boolean {
  const { endpoints } = set.compiled.objects;
  const from = endpoints[source.endpoint];
  return from !== undefined && isOwnNode(set, from, endpoints[destination.endpoint], destination.address);
}

/** A denial at one end is enough, even if the other end cannot be known. */
function conjunction(a: SourcePortAnswer | null, b: SourcePortAnswer | null): Outcome {
  const outcomes = [a?.walk.outcome, b?.walk.outcome];
  if (outcomes.includes("deny")) return "deny";
  return outcomes.includes("undecidable") ? "undecidable" : "allow";
}

function verdictOf({ walk }: SourcePortAnswer): DirectionVerdict {
  return { outcome: walk.outcome, hits: walk.hits };
}
