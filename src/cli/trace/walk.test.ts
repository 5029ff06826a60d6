import { describe, expect, test } from "vitest";
import { resolve } from "#src/engine/index.ts";
import type { FlowQuery } from "#src/explain/index.ts";
import { read } from "#src/manifest/index.ts";
import { painter } from "../paint.ts";
import { answerQuestion } from "./answer.ts";
import { answerJson } from "./json.ts";
import { answerText } from "./text.ts";

const pod = (name: string, address: string): string =>
  `---
apiVersion: v1
kind: Pod
metadata: { name: ${name}, namespace: shop, labels: { app: ${name.slice(0, 2)} } }
spec: { nodeName: ${name}, containers: [{ name: c, ports: [{ containerPort: 80 }] }] }
status: { phase: Running, podIP: ${address} }
`;
const silent = ["a", "b", "c", "d"].map(
  (name) =>
    `---
apiVersion: projectcalico.org/v3
kind: NetworkPolicy
metadata: { name: other-${name}, namespace: shop }
spec: { tier: team, selector: app == 'nobody' }
`,
);
const text = `apiVersion: projectcalico.org/v3
kind: Tier
metadata: { name: team }
spec: { order: 100 }
---
apiVersion: projectcalico.org/v3
kind: NetworkPolicy
metadata: { name: db-in, namespace: shop }
spec:
  tier: team
  order: 1
  selector: app == 'db'
  ingress:
    - { action: Log, protocol: UDP }
    - { action: Pass, protocol: TCP, destination: { ports: [443] } }
---
apiVersion: v1
kind: Service
metadata: { name: db, namespace: shop }
spec: { selector: { app: db }, ports: [{ port: 443, targetPort: 80 }] }
${silent.join("")}${pod("web", "10.0.0.1")}${pod("db-0", "10.0.0.2")}${pod("db-1", "10.0.0.3")}`;

const reading = read([{ name: "shop.yaml", text }], { assume: "missing" });
const loaded = { reading, set: resolve(reading.cluster), complete: true };

function query(port: string, to = "pod:shop/db-0"): FlowQuery {
  return { from: "pod:shop/web", to, port, sourcePort: null, family: null };
}

function told(asked: FlowQuery, all = false): readonly string[] {
  const answer = answerQuestion(loaded, asked, "enforced");
  if (!answer.ok) return [answer.message];
  return answerText({ ...loaded, paint: painter(false), all }, answer).split("\n");
}

describe("the walk", () => {
  test("shows tiers, policies and the rules that were looked at, with their lines, and folds long runs", () => {
    const lines = told(query("tcp/80"));
    const from = lines.indexOf("  team (order 100, ends in Deny)");
    expect(lines.slice(from - 1, from + 7)).toEqual([
      "Ingress, entering pod:shop/db-0: ┻ Denied at end of tier team",
      "  team (order 100, ends in Deny)",
      "    ·  No match        NetworkPolicy shop/db-in",
      "         · ingress rule 1: Log UDP – protocol: wants UDP, is TCP (shop.yaml:14)",
      "         · ingress rule 2: Pass TCP 443 – destination port: wants 443, is 80 (shop.yaml:15)",
      "    –  4 policies do not apply (--all lists them)",
      "    ┻  End of tier     Deny, db-in applies and no rule matches",
      "  ○  Not reached     kube-admin",
    ]);
  });

  test("lists every policy that does not apply when told to", () => {
    expect(told(query("tcp/80"), true).filter((line) => line.includes("Does not apply"))).toHaveLength(4);
  });

  test("stops at the rule that decides", () => {
    const lines = told(query("tcp/443"));
    expect(lines).toContain("         → ingress rule 2: Pass TCP 443 (shop.yaml:15)");
    expect(lines.find((line) => line.startsWith("  ✓  Profile         kns.shop"))).toBeDefined();
  });

  test("shows a Log rule that was met", () => {
    expect(told(query("udp/53"))).toContain("         ≡ ingress rule 1: Log UDP (shop.yaml:14)");
  });

  test("of backends that fare alike is shown once, under the service's ports", () => {
    const lines = told(query("443", "svc:shop/db"));
    expect(lines[1]).toBe("Port: service port 443 → target port 80 → container port 80 (TCP)");
    expect(lines).toContain("The same for pod:shop/db-1.");
    expect(lines.filter((line) => line.startsWith("Ingress, entering"))).toHaveLength(1);
  });

  test("says what nearly decided only where the flow is not allowed", () => {
    expect(told(query("tcp/80")).filter((line) => line.startsWith("Nearly: "))).not.toEqual([]);
    expect(told(query("tcp/443")).filter((line) => line.startsWith("Nearly: "))).toEqual([]);
  });

  test("is not begun without a port; the declared ones are offered", () => {
    expect(told(query(""))).toEqual([
      "say the port with --port, such as tcp/5432; the destination declares tcp/80",
    ]);
  });
});

const hosts = `${text}---
apiVersion: projectcalico.org/v3
kind: HostEndpoint
metadata: { name: gate, labels: { host: gate } }
spec: { node: gate, interfaceName: eth0, expectedIPs: [192.168.0.1] }
---
apiVersion: projectcalico.org/v3
kind: GlobalNetworkPolicy
metadata: { name: raw }
spec:
  tier: team
  selector: has(host)
  doNotTrack: true
  applyOnForward: true
  ingress: [{ action: Deny, protocol: UDP }]
`;

test("what a host is asked before its tiers stands before them, tier by tier", () => {
  const hostReading = read([{ name: "hosts.yaml", text: hosts }], { assume: "missing" });
  const host = { reading: hostReading, set: resolve(hostReading.cluster), complete: true };
  const answer = answerQuestion(
    host,
    { ...query("tcp/80", "hep:gate"), from: "ip:198.51.100.1" },
    "enforced",
  );
  const lines = answer.ok
    ? answerText({ ...host, paint: painter(false), all: false }, answer).split("\n")
    : [];
  const from = lines.findIndex((line) => line.startsWith("Ingress, entering hep:gate"));
  expect(lines.slice(from + 1, from + 6)).toEqual([
    "  team (untracked) (order 100, ends in Pass)",
    "    ·  No match        GlobalNetworkPolicy raw",
    "         · ingress rule 1: Deny UDP – protocol: wants UDP, is TCP (hosts.yaml:73)",
    "    ┗  End of tier     Pass, raw applies and no rule matches",
    "  ┄  Skipped         team: no policy of the tier applies for ingress",
  ]);
});

test("as data every backend is a flow, and the verdict stands for all of them", () => {
  const answer = answerQuestion(loaded, query("443", "svc:shop/db"), "enforced");
  expect(answer.ok && answerJson(loaded.set, answer, "enforced")).toMatchObject({
    verdict: { enforced: "deny", pending: "deny" },
    flows: [
      { to: "pod:shop/db-0", dstPort: 80, ingress: { enforced: ["0|team|np:shop/db-in|deny|-1"] } },
      { to: "pod:shop/db-1", dstPort: 80, ingress: { enforced: ["0|team|np:shop/db-in|deny|-1"] } },
    ],
  });
});
