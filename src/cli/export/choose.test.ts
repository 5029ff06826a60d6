import { expect, test } from "vitest";
import { resolve } from "#src/engine/index.ts";
import { read } from "#src/manifest/index.ts";
import { choosePolicy, chooseTier } from "./choose.ts";

const policy = (kind: string, metadata: string): string =>
  `apiVersion: projectcalico.org/v3\nkind: ${kind}\nmetadata: ${metadata}\nspec: {}\n`;
const text = [
  policy("NetworkPolicy", "{name: web, namespace: shop}"),
  policy("NetworkPolicy", "{name: web, namespace: data}"),
  policy("GlobalNetworkPolicy", "{name: dns}"),
  policy("StagedGlobalNetworkPolicy", "{name: dns}"),
].join("---\n");
const { tiers, cluster } = resolve(read([{ name: "t", text }], { assume: "nothing" }).cluster);

test.each([
  ["NetworkPolicy shop/web", "NetworkPolicy shop/web"],
  ["shop/web", "NetworkPolicy shop/web"],
  ["np:data/web", "NetworkPolicy data/web"],
  ["gnp:dns", "GlobalNetworkPolicy dns"],
  ["web", "`web` stands for several policies: `NetworkPolicy shop/web`, `NetworkPolicy data/web`"],
  ["dns", "`dns` stands for several policies: `GlobalNetworkPolicy dns`, `StagedGlobalNetworkPolicy dns`"],
  ["gone", "no policy `gone` is loaded"],
])("`%s` is %s", (name, answer) => {
  const chosen = choosePolicy(cluster.policies, name);
  expect(chosen.ok ? chosen.ids.join() : chosen.message).toBe(answer);
});

test("a tier comes with its policies in the order of evaluation", () => {
  const chosen = chooseTier(tiers, "default");
  expect(chosen.ok ? chosen.ids[0] : "").toBe("Tier default");
  expect(chosen.ok ? chosen.ids.slice(1) : []).toEqual(
    tiers.find(({ tier }) => tier.name === "default")?.policies.map(({ id }) => id),
  );
  expect(chooseTier(tiers, "gone")).toEqual({ ok: false, message: "no tier `gone` is loaded" });
});
