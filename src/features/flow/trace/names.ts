/** How a policy id is taken apart for drawing: kind, namespace and name stand in it in that order. */
import type { PolicyId } from "#src/engine/index.ts";

export interface PolicyName {
  readonly kind: string;
  /** `shop/`, or empty for cluster-scoped kinds. */
  readonly prefix: string;
  readonly name: string;
}

export function policyName(id: PolicyId): PolicyName {
  const space = id.indexOf(" ");
  const slash = id.indexOf("/", space);
  return {
    kind: id.slice(0, Math.max(space, 0)),
    prefix: slash < 0 ? "" : id.slice(space + 1, slash + 1),
    name: id.slice(Math.max(space, slash) + 1),
  };
}
