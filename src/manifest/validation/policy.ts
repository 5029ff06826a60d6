/** Calico's own checks of policies as a whole (semantics §1.2, §1.3, §5.1, §5.8). */
import { isNull, type MapNode, type YamlNode } from "../yaml/node.ts";
import * as expressions from "./expressions.ts";
import { checkExpressions } from "./expressions.ts";
import type { Trail } from "./finding.ts";
import { isLabelValue, isSubdomain } from "./names.ts";
import { checkDirection, checkRule, checkSelector } from "./rule.ts";
import { listAt, textAt, textsAt } from "./values.ts";

export function checkPolicy(spec: MapNode, kind: string, trail: Trail): void {
  const global = kind.endsWith("GlobalNetworkPolicy");
  checkExpressions(spec, global ? expressions.globalPolicy : expressions.namespacedPolicy, trail);
  checkTier(spec, trail);
  for (const field of ["selector", "serviceAccountSelector"]) checkSelector(spec, field, trail);
  if (global) checkSelector(spec, "namespaceSelector", trail);
  if (new Set(textsAt(spec, "performanceHints")).size < listAt(spec, "performanceHints").length)
    trail.report("client", "performanceHints", "must not repeat a hint");
  eachRule(spec, trail, (rule) => checkRule(rule, trail));
  if (kind.startsWith("Staged") && textAt(spec, "stagedAction") === "Delete") {
    checkEmpty(spec, ["tier", "types"], trail);
    return;
  }
  const types = textsAt(spec, "types");
  if (new Set(types).size < types.length) trail.report("client", "types", "must not repeat a type");
  eachRule(spec, trail, (rule, direction) => checkDirection(rule, { direction, global }, trail));
}

export function checkStagedKubernetesPolicy(spec: MapNode, trail: Trail): void {
  if (textAt(spec, "stagedAction") === "Delete") checkEmpty(spec, [], trail);
}

export function eachRule(
  spec: MapNode,
  trail: Trail,
  check: (rule: MapNode, direction: "ingress" | "egress") => void,
): void {
  for (const direction of ["ingress", "egress"] as const) {
    trail.enter(direction);
    listAt(spec, direction).forEach((rule, index) => {
      if (rule.kind !== "map") return;
      trail.enter(index);
      check(rule, direction);
      trail.leave();
    });
    trail.leave();
  }
}

/** The tier is written on the policy as a label too. */
function checkTier(spec: MapNode, trail: Trail): void {
  const tier = textAt(spec, "tier");
  if (tier !== "" && (!isSubdomain(tier) || !isLabelValue(tier)))
    trail.report("client", "tier", `must be a tier's name, not \`${tier}\``);
}

/** A staged deletion says nothing but the policy's name and tier; clients fill in `types`, and take them out again. */
function checkEmpty(spec: MapNode, allowed: readonly string[], trail: Trail): void {
  for (const { key, value } of spec.entries) {
    if (key === "stagedAction" || allowed.includes(key) || isZero(value)) continue;
    trail.report("client", key, "must be left out where `stagedAction` is Delete");
  }
}

/** Go's zero value; a list that is given is none, even an empty one. */
function isZero(node: YamlNode): boolean {
  if (node.kind === "map") return node.entries.every(({ value }) => isNull(value));
  return node.kind === "scalar" && (node.value === null || node.value === "" || node.value === false);
}
