/** Which loaded objects an export is about. */
import type { OrderedTier, Policy } from "#src/engine/index.ts";
import { policyText } from "#src/engine/index.ts";

export type Chosen =
  { readonly ok: true; readonly ids: readonly string[] } | { readonly ok: false; readonly message: string };

/** By `KIND NAMESPACE/NAME`, `NAMESPACE/NAME`, Calico's `np:NAMESPACE/NAME`, or a name that only one policy has. */
export function choosePolicy(policies: readonly Policy[], name: string): Chosen {
  const found = findPolicy(policies, name);
  return found.ok ? { ok: true, ids: [found.policy.id] } : found;
}

export type Found =
  { readonly ok: true; readonly policy: Policy } | { readonly ok: false; readonly message: string };

/** As `choosePolicy`. */
export function findPolicy(policies: readonly Policy[], name: string): Found {
  const found = policies.filter((policy) => callsItself(policy).includes(name));
  const [only, another] = found;
  if (only && !another) return { ok: true, policy: only };
  const message = only
    ? `\`${name}\` stands for several policies: ${found.map(({ id }) => `\`${id}\``).join(", ")}`
    : `no policy \`${name}\` is loaded`;
  return { ok: false, message };
}

function callsItself(policy: Policy): readonly string[] {
  const { id, namespace, name } = policy;
  return [id, policyText(policy), name, ...(namespace === null ? [] : [`${namespace}/${name}`])];
}

/** The tier, then its policies in the order of evaluation. */
export function chooseTier(tiers: readonly OrderedTier[], name: string): Chosen {
  const found = tiers.find(({ tier }) => tier.name === name);
  if (!found) return { ok: false, message: `no tier \`${name}\` is loaded` };
  return { ok: true, ids: [`Tier ${name}`, ...found.policies.map(({ id }) => id)] };
}
