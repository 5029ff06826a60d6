/** Calico's own checks of everything that is no policy (semantics §1.1, §1.4, §1.5, §1.7). */
import { parseAddress, parsePrefix } from "#src/engine/index.ts";
import { isPortName } from "../decode/ports.ts";
import { clip } from "../decode/scope.ts";
import { builtInTiers } from "../decode/cluster.ts";
import type { MapNode } from "../yaml/node.ts";
import * as expressions from "./expressions.ts";
import { checkExpressions } from "./expressions.ts";
import type { Trail } from "./finding.ts";
import { checkLabels } from "./metadata.ts";
import { isSubdomain } from "./names.ts";
import { eachRule } from "./policy.ts";
import { checkProtocol, checkRule, supportsPorts } from "./rule.ts";
import { isSet, listAt, mapAt, numberAt, textAt, textsAt } from "./values.ts";

/** The schema pins the built-in tiers; only the default action has a default. */
export function checkTier(spec: MapNode, name: string, trail: Trail): void {
  const action = isSet(spec, "defaultAction") ? textAt(spec, "defaultAction") : "Deny";
  if (action !== "Pass" && action !== "Deny") trail.report("client", "defaultAction", "must be Pass or Deny");
  const fixed = builtInTiers.find((tier) => tier.name === name);
  if (fixed === undefined) return;
  if (action !== fixed.defaultAction)
    trail.report("schema", "defaultAction", `must be ${fixed.defaultAction} in tier \`${name}\``);
  if (numberAt(spec, "order") !== fixed.order)
    trail.report("schema", "order", `must be ${fixed.order} in tier \`${name}\``);
}

export function checkNetworkSet(spec: MapNode, trail: Trail): void {
  for (const net of textsAt(spec, "nets")) {
    if (net !== "" && parsePrefix(net) === null)
      trail.report("client", "nets", `must hold CIDRs and addresses, not \`${clip(net)}\``);
  }
}

const interfaceName = /^[a-zA-Z0-9_.-]{1,15}$/;

export function checkHostEndpoint(spec: MapNode, trail: Trail): void {
  checkExpressions(spec, expressions.hostEndpoint, trail);
  const node = textAt(spec, "node");
  if (node !== "" && !isSubdomain(node))
    trail.report("client", "node", `must be a node's name, not \`${clip(node)}\``);
  const named = textAt(spec, "interfaceName");
  if (named !== "" && named !== "*" && !interfaceName.test(named))
    trail.report("client", "interfaceName", "must be `*` or the name of an interface");
  for (const address of textsAt(spec, "expectedIPs")) {
    if (parseAddress(address) === null)
      trail.report("client", "expectedIPs", `must hold addresses, not \`${clip(address)}\``);
  }
  for (const profile of textsAt(spec, "profiles")) {
    if (!isSubdomain(profile))
      trail.report("client", "profiles", `must hold names, not \`${clip(profile)}\``);
  }
  listAt(spec, "ports").forEach((port, index) => {
    if (port.kind !== "map") return;
    trail.enter("ports");
    trail.enter(index);
    checkHostPort(port, trail);
    trail.leave();
    trail.leave();
  });
}

function checkHostPort(port: MapNode, trail: Trail): void {
  const name = textAt(port, "name");
  if (!isPortName(name)) trail.report("client", "name", `must be a port name, not \`${clip(name)}\``);
  const protocol = checkProtocol(port, "protocol", trail);
  if (protocol === null || !supportsPorts(protocol))
    trail.report("client", "protocol", "must be TCP, UDP or SCTP");
  if ((numberAt(port, "port") ?? 0) === 0) trail.report("client", "port", "must be from 1 to 65535");
}

export function checkProfile(spec: MapNode, trail: Trail): void {
  const handed = mapAt(spec, "labelsToApply");
  if (handed !== null) checkLabels(handed, "labelsToApply", trail);
  eachRule(spec, trail, (rule) => checkRule(rule, trail));
}
