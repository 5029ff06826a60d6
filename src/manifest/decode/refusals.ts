/** What Calico's tools or the API server would refuse although Felix would use it: warnings on the object (semantics §1.9). */
import { follow } from "../yaml/follow.ts";
import { validate } from "../validation/validate.ts";
import type { MapNode } from "../yaml/node.ts";
import { report, type Scope } from "./scope.ts";

/** Fields the decoders have spoken about already are passed over. */
export function reportRefusals(scope: Scope, root: MapNode, kind: string): void {
  const findings = validate(root, kind);
  if (findings.length === 0) return;
  const told = scope.problems.flatMap(({ path }) => (path === null ? [] : [path]));
  for (const { path, message } of findings) {
    if (told.some((one) => one.startsWith(path) || path.startsWith(one))) continue;
    told.push(path);
    const at = follow(root, path);
    report(scope, { code: "refused-by-calico", at, path, message });
  }
}
