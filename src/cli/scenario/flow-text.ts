/** A flow in a few signs. */
import { hasPorts, protocolName } from "#src/engine/index.ts";
import type { AnsweredFlow } from "./answer.ts";

/** `pod:shop/web → pod:shop/db TCP 5432` */
export function flowText(flow: AnsweredFlow["asked"]): string {
  const { from, to, protocol, dstPort, icmpType, icmpCode } = flow;
  const icmp = icmpType === undefined ? "" : ` ${icmpType}/${icmpCode ?? 0}`;
  return `${from} → ${to} ${protocolName(protocol)}${hasPorts(protocol) ? ` ${dstPort}` : icmp}`;
}
