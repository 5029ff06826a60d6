import { expect, test } from "vitest";
import { resolve } from "#src/engine/index.ts";
import { read } from "#src/manifest/index.ts";
import { deciderWords } from "./decider.ts";

const text = `
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: db, namespace: shop }
spec:
  podSelector: {}
  ingress:
    - from: [{ podSelector: {} }, { namespaceSelector: {} }]
      ports: [{ port: 80 }]
    - ports: [{ port: 443 }]
`;
const set = resolve(read([{ name: "a.yaml", text }], { assume: "missing" }).cluster);

test.each([
  ["0|default|knp:shop/db|allow|0", "KubernetesNetworkPolicy shop/db, ingress rule 1"],
  ["1|default|knp:shop/db|allow|2", "KubernetesNetworkPolicy shop/db, ingress rule 2"],
  ["0|default|knp:shop/db|deny|-1", "end of tier default"],
  ["2|__PROFILE__|pro:kns.shop|allow|0", "profile kns.shop"],
  ["0|__PROFILE__|pro:__NO_MATCH__|deny|0", "no profile"],
  ["0|__FAILSAFE__|failsafe:inbound|allow|0", "a failsafe port"],
  ["0|gone|gnp:gone|deny|0", "0|gone|gnp:gone|deny|0"],
])("%s is said as %s", (last, words) => {
  expect(deciderWords(set, "ingress", last)).toBe(words);
});
