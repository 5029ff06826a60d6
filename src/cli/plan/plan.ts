/** A move, planned and tried out: the draft it makes, and what that changes. */
import { type PolicyId, resolve, type Scope } from "#src/engine/index.ts";
import { changeFields, printObjects, read } from "#src/manifest/index.ts";
import { describeChanges, type MoveEdit, type MoveTarget, planTarget } from "#src/plan/index.ts";
import { compare, type Compared } from "../diff/compare.ts";
import type { Loaded } from "../input/load.ts";

export interface Plan {
  readonly edit: MoveEdit;
  /** `GlobalNetworkPolicy a`: `order 400 → 250`; one for each object that is touched. */
  readonly changes: readonly { readonly object: string; readonly text: string }[];
  readonly compared: Compared;
}

export type PlannedMove =
  { readonly ok: true; readonly plan: Plan } | { readonly ok: false; readonly reason: string };

interface Question {
  readonly policy: PolicyId;
  readonly target: MoveTarget;
  readonly scope: Scope;
}

export function planMove(loaded: Loaded, { policy, target, scope }: Question): PlannedMove {
  const planned = planTarget(loaded.reading.cluster, [policy], target);
  if (!planned.ok) return planned;
  const { edit } = planned;
  const files = changeFields(loaded.reading, edit.changes);
  const reading = read(files, { assume: "missing" });
  const draft: Loaded = { reading, set: resolve(reading.cluster), complete: loaded.complete };
  const changes = describeChanges(loaded.reading.cluster, reading.cluster);
  return { ok: true, plan: { edit, changes, compared: compare(loaded, draft, scope) } };
}

/** The touched objects, otherwise as they were written. */
export function changedYaml({ edit, compared }: Plan): string {
  return printObjects(compared.after.reading, [...new Set(edit.changes.map(({ object }) => object))]);
}
