/** Flows answered in the notation of Calico's flow logs, both scopes at once. */
import {
  evaluate,
  type Flow,
  type FlowVerdict,
  parseAddress,
  type PolicySet,
  printAddress,
  printHits,
  trace,
} from "#src/engine/index.ts";
import { ask } from "#src/explain/index.ts";
import type { Reading } from "#src/manifest/index.ts";
import type { ExactFlow, FlowAnswer, FlowInput } from "./types.ts";

/** A concrete flow with its answer; addresses nobody knows are null. */
export interface AnsweredFlow {
  readonly flow: Flow;
  readonly asked: Omit<ExactFlow, "srcIP" | "dstIP"> & {
    readonly srcIP: string | null;
    readonly dstIP: string | null;
  };
  readonly answer: FlowAnswer;
  readonly remarks: Remarks;
}

/** What an answer owes its reader besides traces; usually nothing. */
export interface Remarks {
  /** Why a verdict cannot be known. */
  readonly undecidable?: readonly string[];
  /** What decides before any policy is asked. */
  readonly bypass?: string;
}

export type Answered =
  /** At least one flow; several for a service with several backends. */
  | { readonly ok: true; readonly flows: readonly AnsweredFlow[] }
  | { readonly ok: false; readonly message: string };

interface Cluster {
  readonly set: PolicySet;
  readonly reading: Reading;
}

export function answerInput({ set, reading }: Cluster, input: FlowInput): Answered {
  if (input.kind === "exact") return answerExact(set, input.flow);
  const asked = ask(set, reading, input.query);
  if (asked.kind === "problem") return fail(asked.message);
  if (asked.kind === "needs-port") return fail("a flow needs a port, such as `tcp/5432`");
  return {
    ok: true,
    flows: asked.flows.map(({ flow }) => answered(set, flow, tellFlow(flow))),
  };
}

function answerExact(set: PolicySet, asked: ExactFlow): Answered {
  const { from, to, srcIP, dstIP, ...traffic } = asked;
  const source = endOf(set, from, srcIP);
  const destination = endOf(set, to, dstIP);
  if (typeof source === "string") return fail(source);
  if (typeof destination === "string") return fail(destination);
  const { protocol, srcPort, dstPort, icmpType, icmpCode } = traffic;
  const flow: Flow = {
    from: source,
    to: destination,
    protocol,
    srcPort,
    dstPort,
    ...(icmpType === undefined ? {} : { icmpType }),
    ...(icmpCode === undefined ? {} : { icmpCode }),
  };
  return { ok: true, flows: [answered(set, flow, asked)] };
}

function answered(set: PolicySet, flow: Flow, asked: AnsweredFlow["asked"]): AnsweredFlow {
  const answer = answerFlow(set, flow);
  return { flow, asked, answer, remarks: remarksOn(set, flow, answer) };
}

function remarksOn(set: PolicySet, flow: Flow, { verdict, egress, ingress }: FlowAnswer): Remarks {
  const scope = verdict.enforced === "undecidable" ? "enforced" : "pending";
  const unknown = verdict[scope] === "undecidable";
  if (!unknown && (egress !== null || ingress !== null)) return {};
  const full = trace(set, flow, scope);
  const reasons = [full.egress, full.ingress].flatMap((half) => half?.undecidable ?? []);
  return {
    ...(unknown ? { undecidable: [...new Set(reasons)] } : {}),
    ...(full.bypass === null ? {} : { bypass: full.bypass }),
  };
}

/** A message where the end is not loaded or the address is none. */
function endOf(set: PolicySet, id: string, text: string): Flow["from"] | string {
  const address = parseAddress(text);
  if (address === null) return `\`${text}\` is not an IP address`;
  if (id.startsWith("ip:")) return { endpoint: null, address };
  const endpoint = set.cluster.endpoints.find((one) => one.id === id);
  return endpoint === undefined ? `\`${id}\` is not a loaded endpoint` : { endpoint: endpoint.id, address };
}

/** The flow in the words of a scenario file. */
export function tellFlow(flow: Flow): AnsweredFlow["asked"] {
  const { from, to, protocol, srcPort, dstPort, icmpType, icmpCode } = flow;
  const text = ({ address }: Flow["from"]): string | null => address && printAddress(address);
  return {
    from: from.endpoint ?? `ip:${text(from) ?? "unknown"}`,
    to: to.endpoint ?? `ip:${text(to) ?? "unknown"}`,
    srcIP: text(from),
    dstIP: text(to),
    protocol,
    srcPort,
    dstPort,
    ...(icmpType === undefined ? {} : { icmpType }),
    ...(icmpCode === undefined ? {} : { icmpCode }),
  };
}

export function answerFlow(set: PolicySet, flow: Flow): FlowAnswer {
  const enforced = evaluate(set, flow, "enforced");
  const pending = evaluate(set, flow, "pending");
  return {
    verdict: { enforced: enforced.verdict, pending: pending.verdict },
    egress: halfOf(enforced.egress, pending.egress),
    ingress: halfOf(enforced.ingress, pending.ingress),
  };
}

type Half = FlowVerdict["egress"];

function halfOf(enforced: Half, pending: Half): FlowAnswer["egress"] {
  return enforced && pending && { enforced: printHits(enforced.hits), pending: printHits(pending.hits) };
}

function fail(message: string): Answered {
  return { ok: false, message };
}
