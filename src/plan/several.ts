/** The same edit of several policies: each planned as if alone, all of them one named step, or none. */
import type { PolicyId } from "#src/engine/index.ts";
import type { Change } from "#src/manifest/index.ts";
import { refuse } from "./move.ts";
import type { EditRequest, Planned, PolicyEdit } from "./types.ts";

type Several = Extract<EditRequest, { readonly kind: "several" }>;

const done: Readonly<Record<PolicyEdit, string>> = {
  delete: "Deleted",
  mute: "Muted",
  unmute: "Unmuted",
  stage: "Staged",
  enforce: "Enforced",
};

/**
 * `plan`: of one policy. What one of these edits does to a policy and its twin touches no other policy that the same
 * edit is possible for, so they do not get into each other's way.
 */
export function planSeveral({ what, policies }: Several, plan: (policy: PolicyId) => Planned): Planned {
  const changes: Change[] = [];
  const titles: string[] = [];
  for (const policy of new Set(policies)) {
    const planned = plan(policy);
    if (!planned.ok) return refuse(`${policy}: ${planned.reason}`);
    changes.push(...planned.edit.changes);
    titles.push(planned.edit.title);
  }
  const [only, ...others] = titles;
  if (only === undefined) return refuse("no policy is named");
  const title = others.length === 0 ? only : `${done[what]} ${String(titles.length)} policies`;
  return { ok: true, edit: { title, changes } };
}
