/** Everything two of the three judges hold against one v3 object; what Felix says is the decoders' matter. */
import { valueOf, type MapNode } from "../yaml/node.ts";
import { Trail, type Finding } from "./finding.ts";
import { checkMetadata, nameOf } from "./metadata.ts";
import { checkHostEndpoint, checkNetworkSet, checkProfile, checkTier } from "./objects.ts";
import { checkPolicy, checkStagedKubernetesPolicy } from "./policy.ts";
import { metadata, specs } from "./schema.ts";
import { checkStructure } from "./structure.ts";

/** `kind` is one of `projectcalico.org/v3`; others have nothing to answer for. */
export function validate(root: MapNode, kind: string): readonly Finding[] {
  const shape = specs.get(kind);
  if (shape === undefined) return [];
  const trail = new Trail();
  const meta = valueOf(root, "metadata");
  if (meta !== null) {
    trail.enter("metadata");
    checkStructure(meta, metadata, trail);
    trail.leave();
  }
  checkMetadata(root, kind, trail);
  const spec = valueOf(root, "spec");
  if (spec === null) trail.report("schema", "spec", "is required");
  if (spec !== null) {
    trail.enter("spec");
    checkStructure(spec, shape, trail);
    trail.leave();
  }
  const read = spec?.kind === "map" ? spec : emptySpec;
  trail.enter("spec");
  checkSpec(read, { kind, name: nameOf(root) }, trail);
  trail.leave();
  return trail.findings.filter(({ judge, path }) => judge !== "schema" || isForSchema(kind, path));
}

/** The API server checks metadata by itself, and a Profile has no CRD. */
function isForSchema(kind: string, path: string): boolean {
  return kind !== "Profile" && !path.startsWith("metadata");
}

const emptySpec: MapNode = { kind: "map", entries: [], start: 0, end: 0, flow: true, knotted: false };

function checkSpec(
  spec: MapNode,
  { kind, name }: { readonly kind: string; readonly name: string },
  trail: Trail,
): void {
  switch (kind) {
    case "Tier":
      checkTier(spec, name, trail);
      break;
    case "NetworkSet":
    case "GlobalNetworkSet":
      checkNetworkSet(spec, trail);
      break;
    case "HostEndpoint":
      checkHostEndpoint(spec, trail);
      break;
    case "Profile":
      checkProfile(spec, trail);
      break;
    case "StagedKubernetesNetworkPolicy":
      checkStagedKubernetesPolicy(spec, trail);
      break;
    default:
      checkPolicy(spec, kind, trail);
  }
}
