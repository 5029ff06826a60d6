/** Calico's checks of `metadata` (semantics §1.9, §2); the API server's own are not repeated. */
import { valueOf, type MapNode } from "../yaml/node.ts";
import { clip } from "../decode/scope.ts";
import type { Trail } from "./finding.ts";
import {
  isGlobalPolicyName,
  isLabelKey,
  isLabelValue,
  isPolicyName,
  isSubdomain,
  isTierName,
  longestName,
} from "./names.ts";
import { isSet, mapAt, textAt, textOf } from "./values.ts";

/** What a name must be beyond a Kubernetes name. */
const stricter: ReadonlyMap<string, readonly [(name: string) => boolean, string]> = new Map([
  ["Tier", [isTierName, "one DNS label of at most 63 characters"] as const],
  ["NetworkPolicy", [isPolicyName, "one DNS label, or two with a dot between"] as const],
  ["StagedNetworkPolicy", [isPolicyName, "one DNS label, or two with a dot between"] as const],
  ["GlobalNetworkPolicy", [isGlobalPolicyName, "one DNS label, or two with a dot between"] as const],
  ["StagedGlobalNetworkPolicy", [isGlobalPolicyName, "one DNS label, or two with a dot between"] as const],
]);

export function checkMetadata(root: MapNode, kind: string, trail: Trail): void {
  const metadata = mapAt(root, "metadata");
  if (metadata === null) return;
  checkName(metadata, kind, trail);
  checkAnnotations(metadata, "metadata.annotations", trail);
  const labels = mapAt(metadata, "labels");
  if (labels === null) return;
  checkLabels(labels, "metadata.labels", trail);
  if (kind.endsWith("NetworkSet") && isSet(labels, reserved))
    trail.report("client", "metadata.labels", `must not set \`${reserved}\``);
}

const reserved = "projectcalico.org/namespace";

function checkName(metadata: MapNode, kind: string, trail: Trail): void {
  const name = textAt(metadata, "name");
  if (name === "" && textAt(metadata, "generateName") !== "") return;
  const [fits, form] = stricter.get(kind) ?? [
    isSubdomain,
    "a Kubernetes name: lower case, digits, `-` and `.`",
  ];
  if (!fits(name) || !isSubdomain(name))
    trail.report("client", "metadata.name", `must be ${form}, not \`${clip(name)}\``);
  if (name.length > longestName)
    trail.report("client", "metadata.name", `must be no longer than ${longestName} characters`);
}

export function checkAnnotations(map: MapNode, path: string, trail: Trail): void {
  const annotations = mapAt(map, "annotations");
  for (const { key } of annotations?.entries ?? []) {
    if (!isLabelKey(key.toLowerCase()))
      trail.report("client", path, `must not have the key \`${clip(key)}\``);
  }
}

/** The label of a policy's tier is Calico's own and follows the tier. */
export function checkLabels(labels: MapNode, path: string, trail: Trail): void {
  for (const { key, value } of labels.entries) {
    if (!isLabelKey(key)) trail.report("client", path, `must not have the key \`${clip(key)}\``);
    const text = textOf(value);
    if (key !== "projectcalico.org/tier" && !isLabelValue(text))
      trail.report("client", path, `must not have the value \`${clip(text)}\``);
  }
}

/** Null where the object has no metadata to speak of. */
export function nameOf(root: MapNode): string {
  const metadata = valueOf(root, "metadata");
  return metadata?.kind === "map" ? textAt(metadata, "name") : "";
}
