/** The verdict in its three lengths: headline, detail and the text of the "Verdict" status. */
import { hasPorts, protocolName } from "#src/engine/index.ts";
import type { DirectionTrace, Flow, FlowTrace } from "#src/engine/index.ts";
import type { Explanation, Mark } from "../types.ts";
import { endName, shortEnd } from "../words/names.ts";
import { listOf } from "../words/text.ts";
import type { FlowContext } from "./context.ts";
import { judgedName } from "./context.ts";
import { deciderWords, markOf, whereOf } from "./decided.ts";

export function wordOf(trace: FlowTrace): Explanation["word"] {
  return ({ allow: "Allowed", deny: "Denied", undecidable: "Undecidable" } as const)[trace.verdict];
}

export function verdictMark({ verdict, egress, ingress }: FlowTrace): Mark {
  if (verdict !== "deny") return verdict;
  const denying = [egress, ingress].find((half) => half?.outcome === "deny");
  return denying ? markOf(denying) : "deny";
}

/** `orders reaches postgres-orders on TCP 5432`, `cart cannot reach gateway on TCP 8443: denied at destination` */
export function headlineOf(context: FlowContext): string {
  const { trace } = context;
  const { from, to } = endNames(context);
  const on = `on ${trafficWords(trace.flow)}`;
  if (trace.verdict === "allow") return `${from} reaches ${to} ${on}`;
  if (trace.verdict === "undecidable") return `It cannot be said whether ${from} reaches ${to} ${on}`;
  const end =
    trace.bypass !== null
      ? "outside policy"
      : `at ${trace.egress?.outcome === "deny" ? "source" : "destination"}`;
  return `${from} cannot reach ${to} ${on}: denied ${end}`;
}

/** Short names, unless both ends would be called the same. */
function endNames({ names, trace }: FlowContext): { readonly from: string; readonly to: string } {
  const { from, to } = trace.flow;
  const short = { from: shortEnd(names, from), to: shortEnd(names, to) };
  return short.from === short.to ? { from: endName(names, from), to: endName(names, to) } : short;
}

/** `TCP 5432`, `ICMP type 8 code 0`, `protocol 47` */
export function trafficWords({ protocol, dstPort, icmpType, icmpCode }: Flow): string {
  const name = protocolName(protocol);
  if (hasPorts(protocol)) return `${name} ${dstPort}`;
  return icmpType === undefined ? name : `${name} type ${icmpType} code ${icmpCode ?? 0}`;
}

/** `Egress allowed in application, ingress denied at the end of default` */
export function detailOf({ trace }: FlowContext): string {
  const { egress, ingress, bypass } = trace;
  if (bypass !== null) return "Something outside policy decides";
  const parts = [
    egress ? `egress ${halfWords(egress)}` : "the source is outside",
    ingress ? `ingress ${halfWords(ingress)}` : "the destination is outside",
  ];
  const text = egress?.outcome === "deny" ? (parts[0] ?? "") : parts.join(", ");
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function halfWords(half: DirectionTrace): string {
  if (half.outcome === "undecidable") return "undecidable";
  return `${half.outcome === "allow" ? "allowed" : "denied"} ${whereOf(half)}`;
}

/** Begins with the word; names end, direction and decider. */
export function verdictText(context: FlowContext): string {
  const { egress, ingress, verdict, bypass } = context.trace;
  if (bypass !== null) return `${verdict === "allow" ? "Allowed" : "Denied"}: ${bypass}`;
  if (verdict === "allow") return allowedText(context);
  const outcome = verdict === "deny" ? "deny" : "undecidable";
  const half = [egress, ingress].find((one) => one?.outcome === outcome);
  if (!half) return wordOf(context.trace);
  const end = half.direction === "egress" ? "source" : "destination";
  return `${wordOf(context.trace)} at ${end} ${judgedName(context, half)}, ${half.direction}: ${deciderWords(context, half)}`;
}

function allowedText(context: FlowContext): string {
  const { egress, ingress } = context.trace;
  const parts = [egress, ingress].flatMap((half) =>
    half ? [`${half.direction} by ${byWords(context, half)}`] : [],
  );
  return parts.length === 0 ? "Allowed: neither end is managed by Calico" : `Allowed: ${parts.join("; ")}`;
}

function byWords(context: FlowContext, half: DirectionTrace): string {
  return half.decider ? deciderWords(context, half) : listOf(half.undecidable);
}
