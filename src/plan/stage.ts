/** Staging an enforced policy and enforcing a staged one: the kind changes, the name stays. */
import type { Policy, PolicyId, PolicyKind } from "#src/engine/index.ts";
import { mutedReason, objectText, readData } from "#src/manifest/index.ts";
import type { Change, Json, Reading, StageableKind } from "#src/manifest/index.ts";
import { refuse } from "./move.ts";
import type { Planned } from "./types.ts";

const stagedKinds: readonly (readonly [StageableKind, StageableKind])[] = [
  ["NetworkPolicy", "StagedNetworkPolicy"],
  ["GlobalNetworkPolicy", "StagedGlobalNetworkPolicy"],
  ["KubernetesNetworkPolicy", "StagedKubernetesNetworkPolicy"],
];

/** The kind on the other side; null for kinds that have none. */
export function twinKind(kind: PolicyKind): StageableKind | null {
  for (const [enforced, staged] of stagedKinds) {
    if (kind === enforced) return staged;
    if (kind === staged) return enforced;
  }
  return null;
}

export function planStage(reading: Reading, policy: Policy): Planned {
  if (policy.staged) return refuse("it is staged already");
  const to = twinKind(policy.kind);
  if (to === null) return refuse(`a ${policy.kind} cannot be staged`);
  const twin = idAs(policy, to);
  if (exists(reading, twin)) return refuse(`\`${twin}\` exists already`);
  return done(`Staged ${policy.name}`, retyped(policy, to, twin));
}

/** An enforced policy of the same name gives way: that is what its staged twin was written for. */
export function planEnforce(reading: Reading, policy: Policy): Planned {
  const to = twinKind(policy.kind);
  if (!policy.staged || to === null) return refuse("it is enforced already");
  const twin = idAs(policy, to);
  const replaced: readonly Change[] = exists(reading, twin) ? [{ kind: "remove", object: twin }] : [];
  if (stagesDeletion(reading, policy.id)) {
    const title = `Enforced the staged deletion of ${policy.name}`;
    return done(title, [...replaced, { kind: "remove", object: policy.id }]);
  }
  const instead = replaced.length > 0 ? " in place of the enforced one" : "";
  return done(`Enforced ${policy.name}${instead}`, [...replaced, ...retyped(policy, to, twin)]);
}

/** A muted policy stays muted under its new id. */
function retyped(policy: Policy, to: StageableKind, id: string): readonly Change[] {
  const change: Change = { kind: "retype", object: policy.id, to };
  return policy.ignored === mutedReason ? [change, { kind: "mute", object: id }] : [change];
}

function idAs({ namespace, name }: Policy, kind: StageableKind): string {
  return namespace === null ? `${kind} ${name}` : `${kind} ${namespace}/${name}`;
}

function exists({ objects }: Reading, id: string): boolean {
  return objects.some((object) => object.id === id);
}

/** `stagedAction: Delete` stages no policy but the end of one (semantics §1.3). */
function stagesDeletion(reading: Reading, id: PolicyId): boolean {
  const [document] = readData({ name: id, text: objectText(reading, id) }).documents;
  return document !== undefined && fieldOf(fieldOf(document.value, "spec"), "stagedAction") === "Delete";
}

function fieldOf(value: Json, name: string): Json {
  const isMap = typeof value === "object" && value !== null && !Array.isArray(value);
  return isMap ? ((value as Readonly<Record<string, Json>>)[name] ?? null) : null;
}

function done(title: string, changes: readonly Change[]): Planned {
  return { ok: true, edit: { title, changes } };
}
