/** Every edit of a draft besides moving, planned against the draft as it is: a named edit, or why it cannot be. */
import type { Policy, PolicyId } from "#src/engine/index.ts";
import { mutedReason, objectText, read } from "#src/manifest/index.ts";
import type { Change, Reading } from "#src/manifest/index.ts";
import { refuse } from "./move.ts";
import { planNewPolicy } from "./new-policy.ts";
import { planSeveral } from "./several.ts";
import { planEnforce, planStage } from "./stage.ts";
import { planDefaultAction, planDeleteTier, planNewTier, planTierOrder } from "./tiers.ts";
import type { EditRequest, Planned } from "./types.ts";

/** `reading`: of the draft, its muted policies marked as such. Never throws, whatever is asked of whatever. */
export function planEdit(reading: Reading, request: EditRequest): Planned {
  const { cluster } = reading;
  switch (request.kind) {
    case "add-policy":
      return planNewPolicy(cluster, request.policy);
    case "add-tier":
      return planNewTier(cluster, request);
    case "set-tier-order":
      return planTierOrder(cluster, request.tier, request.order);
    case "set-default-action":
      return planDefaultAction(cluster, request.tier, request.action);
    case "delete-tier":
      return planDeleteTier(cluster, request.tier, request.policies);
    case "replace":
      return withPolicy(reading, request.policy, (policy) => planReplace(reading, policy, request.text));
    case "several":
      return planSeveral(request, (policy) => planEdit(reading, { kind: request.what, policy }));
    case "stage":
      return withPolicy(reading, request.policy, (policy) => planStage(reading, policy));
    case "enforce":
      return withPolicy(reading, request.policy, (policy) => planEnforce(reading, policy));
    case "mute":
      return withPolicy(reading, request.policy, planMute);
    case "unmute":
      return withPolicy(reading, request.policy, planUnmute);
    case "delete":
      return withPolicy(reading, request.policy, ({ id, name }) =>
        done(`Deleted ${name}`, [{ kind: "remove", object: id }]),
      );
  }
}

function withPolicy(reading: Reading, id: PolicyId, plan: (policy: Policy) => Planned): Planned {
  const policy = reading.cluster.policies.find((one) => one.id === id);
  return policy ? plan(policy) : refuse("no such policy");
}

function planMute({ id, name, ignored }: Policy): Planned {
  if (ignored === mutedReason) return refuse("it is muted already");
  return done(`Muted ${name}`, [{ kind: "mute", object: id }]);
}

function planUnmute({ id, name, ignored }: Policy): Planned {
  if (ignored !== mutedReason) return refuse("it is not muted");
  return done(`Unmuted ${name}`, [{ kind: "unmute", object: id }]);
}

/** The text must be one policy that Calico takes; under a name that is free it is a renaming. */
function planReplace(reading: Reading, policy: Policy, text: string): Planned {
  if (text === objectText(reading, policy.id)) return refuse("nothing is changed");
  const alone = read([{ name: policy.id, text }], { assume: "nothing" });
  const [object, ...others] = alone.objects;
  const error = alone.diagnostics.find(({ severity }) => severity === "error");
  if (error) return refuse(`line ${String(error.place.start.line)}: ${error.message}`);
  if (!object) return refuse("the text holds no object");
  if (others.length > 0) return refuse("the text holds several objects");
  const [now] = alone.cluster.policies;
  if (!now) return refuse(`a ${object.kind} is not a policy`);
  const replaced: Change = { kind: "replace", object: policy.id, text };
  if (now.id === policy.id) return done(`Edited ${policy.name}`, [replaced]);
  if (reading.objects.some(({ id }) => id === now.id)) return refuse(`\`${now.id}\` exists already`);
  const muted: readonly Change[] = policy.ignored === mutedReason ? [{ kind: "mute", object: now.id }] : [];
  return done(`Edited ${policy.name}, now ${now.id}`, [replaced, ...muted]);
}

function done(title: string, changes: readonly Change[]): Planned {
  return { ok: true, edit: { title, changes } };
}
