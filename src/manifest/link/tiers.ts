/** Built-in tiers, loaded tiers, and those that policies name and nobody defines (semantics §1.1). */
import type { Tier } from "#src/engine/index.ts";
import { adminTiers, builtInTiers } from "../decode/cluster.ts";
import { contentsOf, type Finding, type Loaded } from "./loaded.ts";

export function linkTiers(loaded: readonly Loaded[]): {
  readonly tiers: readonly Tier[];
  readonly findings: readonly Finding[];
} {
  const tiers = new Map(builtInTiers.map((tier) => [tier.name, tier]));
  for (const { content } of contentsOf(loaded, "tier")) tiers.set(content.tier.name, content.tier);
  const findings: Finding[] = [];
  for (const { content, about } of contentsOf(loaded, "policy")) {
    const { tier: name } = content.policy;
    const admin = adminTiers.find((tier) => tier.name === name);
    if (admin !== undefined && content.policy.kind.endsWith("AdminNetworkPolicy")) tiers.set(name, admin);
    const tier = tiers.get(name);
    if (tier === undefined)
      tiers.set(name, { name, order: Infinity, defaultAction: "Deny", defined: false, builtIn: false });
    if (tier?.defined === true) continue;
    findings.push({
      code: "unknown-tier",
      about,
      at: content.tierText ?? about.object.at,
      path: "spec.tier",
      message: `nobody defines tier \`${name}\``,
    });
  }
  return { tiers: [...tiers.values()], findings };
}
