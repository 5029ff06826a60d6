/** What the parts of one explanation share. */
import type { DirectionTrace, FlowTrace, PolicySet, Scope } from "#src/engine/index.ts";
import { selects } from "#src/engine/index.ts";
import type { Policy, PolicyId } from "#src/engine/index.ts";
import type { Reading } from "#src/manifest/index.ts";
import type { Names } from "../words/names.ts";
import { endpointName, namesOf } from "../words/names.ts";

export interface FlowContext {
  readonly set: PolicySet;
  readonly reading: Reading;
  readonly names: Names;
  readonly trace: FlowTrace;
  readonly scope: Scope;
}

export function flowContext(set: PolicySet, reading: Reading, trace: FlowTrace): FlowContext {
  return { set, reading, names: namesOf(set.cluster), trace, scope: trace.scope };
}

export function policyOf(context: FlowContext, id: PolicyId): Policy | undefined {
  return context.names.policies.get(id);
}

/** Of no loaded endpoint at all. */
export function selectsNothing(context: FlowContext, id: PolicyId): boolean {
  return selects(context.set, id).length === 0;
}

/** `checkout/cart-7f6b9`, `node-1-eth0` */
export function judgedName(context: FlowContext, half: DirectionTrace): string {
  const endpoint = context.names.endpoints.get(half.endpoint);
  return endpoint ? endpointName(endpoint) : half.endpoint;
}

/** `this pod`, `this host` */
export function judgedNoun(context: FlowContext, half: DirectionTrace): string {
  return context.names.endpoints.get(half.endpoint)?.kind === "hep" ? "this host" : "this pod";
}

/** A host endpoint with interface name `*`. */
export function hasEveryInterface(context: FlowContext, half: DirectionTrace): boolean {
  const endpoint = context.names.endpoints.get(half.endpoint);
  return endpoint?.kind === "hep" && endpoint.interfaceName === "*";
}

/** Name of the judged pod's namespace when it is only assumed, else null. Calico denies where it does not exist (semantics §1.7). */
export function assumedNamespace(context: FlowContext, half: DirectionTrace): string | null {
  const endpoint = context.names.endpoints.get(half.endpoint);
  if (endpoint?.kind !== "pod") return null;
  const namespace = context.set.cluster.namespaces.find(({ name }) => name === endpoint.namespace);
  return namespace?.defined === false ? namespace.name : null;
}
