/** What is told of a host endpoint: the lists before its tiers, failsafe ports, and the list that is not asked. */
import { describe, expect, test } from "vitest";
import { explain, load, query, texts } from "../testing/shop.ts";

const hosts = `
apiVersion: projectcalico.org/v3
kind: Tier
metadata: { name: edge }
spec: { order: 100, defaultAction: Deny }
---
apiVersion: projectcalico.org/v3
kind: HostEndpoint
metadata: { name: gate, labels: { host: gate } }
spec: { node: n1, interfaceName: eth0, expectedIPs: [192.168.0.1] }
---
apiVersion: projectcalico.org/v3
kind: HostEndpoint
metadata: { name: every, labels: { host: every } }
spec: { node: n2, interfaceName: "*", expectedIPs: [192.168.0.2] }
---
apiVersion: projectcalico.org/v3
kind: GlobalNetworkPolicy
metadata: { name: raw }
spec:
  tier: edge
  order: 1
  selector: has(host)
  doNotTrack: true
  applyOnForward: true
  types: [Ingress, Egress]
  ingress:
  - { action: Deny, source: { nets: [203.0.113.0/24] } }
  - { action: Allow, protocol: UDP, destination: { ports: [123] } }
  egress:
  - { action: Pass, protocol: ICMP }
---
apiVersion: projectcalico.org/v3
kind: GlobalNetworkPolicy
metadata: { name: early }
spec:
  tier: edge
  order: 2
  selector: has(host)
  preDNAT: true
  applyOnForward: true
  types: [Ingress]
  ingress: [{ action: Allow, protocol: TCP, destination: { ports: [30080] } }]
---
apiVersion: projectcalico.org/v3
kind: GlobalNetworkPolicy
metadata: { name: through }
spec:
  tier: edge
  order: 3
  selector: has(host)
  applyOnForward: true
  types: [Ingress]
  ingress: [{ action: Allow, protocol: TCP, destination: { ports: [443] } }]
---
apiVersion: projectcalico.org/v3
kind: StagedGlobalNetworkPolicy
metadata: { name: later }
spec: { tier: edge, order: 4, selector: has(host), applyOnForward: true, types: [Ingress], ingress: [{ action: Allow }] }
`;
const loaded = load(hosts);
const ask = (from: string, port: string, to = "hep:gate") => explain(loaded, query(`ip:${from}`, to, port));
const stranger = "198.51.100.1";

describe("the lists that a host is asked before its tiers", () => {
  test("stand in the trace in true order, each place with its list", () => {
    expect(
      texts(ask(stranger, "tcp/443").ingress).filter((text) => !text.startsWith("Does not apply")),
    ).toEqual([
      "No match, edge (untracked), GlobalNetworkPolicy raw: none of its 2 ingress rules matches; rule 1: source address: wants 203.0.113.0/24, is 198.51.100.1; rule 2: protocol: wants UDP, is TCP",
      "End of tier, edge (untracked): Pass, raw applies and no rule matches",
      "No match, edge (pre-DNAT), GlobalNetworkPolicy early: ingress rule 1: destination port: wants 30080, is 443",
      "End of tier, edge (pre-DNAT): Pass, early applies and no rule matches",
      "Allow, edge, GlobalNetworkPolicy through: ingress rule 1: TCP 443",
      "Not reached, kube-admin",
      "Not reached, default",
      "Not reached, kube-baseline",
    ]);
  });

  test("what an untracked policy denies reaches nothing behind it", () => {
    const denied = ask("203.0.113.5", "tcp/443");
    expect(denied.verdict).toBe(
      "Denied at destination gate, ingress: GlobalNetworkPolicy raw, ingress rule 1, tier edge (untracked)",
    );
    expect(denied.detail).toBe("The source is outside, ingress denied in edge (untracked)");
    expect(texts(denied.ingress).slice(0, 3)).toEqual([
      "Deny, edge (untracked), GlobalNetworkPolicy raw: ingress rule 1: traffic from 203.0.113.0/24",
      "Not reached, edge (pre-DNAT)",
      "Not reached, edge",
    ]);
    expect(denied.steps.map((step) => step.headline)).toEqual([
      "No egress policy: source is outside",
      "edge (untracked): raw denies it",
    ]);
  });

  test("what a pre-DNAT policy allows is allowed, whatever the tiers say", () => {
    const allowed = ask(stranger, "tcp/30080");
    expect(allowed.verdict).toBe(
      "Allowed: ingress by GlobalNetworkPolicy early, ingress rule 1, tier edge (pre-DNAT)",
    );
    expect(allowed.ingress?.summary).toBe("Allowed by edge (pre-DNAT) / early, rule 1");
    expect(allowed.notices).toContain(
      "preDNAT policies see the destination as it was before DNAT; here they are asked about the one given.",
    );
  });

  test("an untracked allow says that the answers are judged too", () => {
    expect(ask(stranger, "udp/123").notices).toContain(
      "No connection is tracked for what an untracked policy allows, so gate judges the answers too, as egress of their own.",
    );
    expect(ask(stranger, "tcp/30080").notices.join(" ")).not.toContain("answers");
  });

  test("every list begins with a sentence that says when it is asked", () => {
    const { steps } = ask(stranger, "tcp/443");
    expect(steps.map(({ title, subtitle, sentence }) => [title, subtitle, sentence])).toEqual([
      ["Hand-over", "Source is outside", "No egress policy is asked: the source is outside."],
      [
        "edge",
        "untracked, End: Pass",
        "The untracked list is asked before the tiers of the host. In edge (untracked), raw applies and no rule matches, so the tier ends in Pass and the flow goes on.",
      ],
      [
        "edge",
        "pre-DNAT, End: Pass",
        "The pre-DNAT list is asked before the tiers of the host. In edge (pre-DNAT), early applies and no rule matches (destination port: wants 30080, is 443), so the tier ends in Pass and the flow goes on.",
      ],
      ["edge", "through", "In edge, through allows it by ingress rule 1 (TCP 443)."],
    ]);
  });

  test("an item of a list points at the step of that list, not at the tier's own", () => {
    const { steps, ingress } = ask(stranger, "tcp/443");
    for (const item of ingress?.items ?? []) {
      if (item.step !== null) expect(steps[item.step]?.list).toBe(item.list);
    }
    expect(ingress?.items.filter((item) => item.step === 1).map((item) => item.list)).toEqual([
      "untracked",
      "untracked",
    ]);
    expect(new Set(ingress?.items.map((item) => item.key)).size).toBe(ingress?.items.length);
  });

  test("a rule of an early list that nearly decided is a near miss, and says its list", () => {
    const misses = ask(stranger, "tcp/80").nearMisses;
    expect(misses.map(({ policy, list, line, badge }) => [policy, list, line.ref.written, badge])).toEqual([
      ["GlobalNetworkPolicy raw", "untracked", 0, "would deny"],
      ["GlobalNetworkPolicy early", "preDNAT", 0, "1 test fails"],
      ["GlobalNetworkPolicy through", undefined, 0, "1 test fails"],
      ["GlobalNetworkPolicy raw", "untracked", 1, "2 tests fail"],
    ]);
  });
});

test("what depends on the unknown address of a host says so", () => {
  const bare = load(`${hosts}
---
apiVersion: projectcalico.org/v3
kind: HostEndpoint
metadata: { name: bare }
spec: { node: n3, interfaceName: eth0, profiles: [projectcalico-default-allow] }
---
apiVersion: projectcalico.org/v3
kind: GlobalNetworkPolicy
metadata: { name: near }
spec: { tier: edge, selector: has(host), types: [Ingress], ingress: [{ action: Allow, source: { nets: [192.168.0.0/16] } }] }
`);
  const asked = explain(bare, query("hep:bare", "hep:gate", "tcp/80"));
  expect(asked.verdict).toBe("Undecidable at destination gate, ingress: depends on the host's address");
});

test("in the tiers the policies of the early lists say where they act", () => {
  const idle = texts(ask(stranger, "tcp/443").ingress).filter((text) => text.startsWith("Does not apply"));
  expect(idle).toEqual([
    "Does not apply, edge, GlobalNetworkPolicy raw: acts before these tiers, in the untracked list of the host",
    "Does not apply, edge, GlobalNetworkPolicy early: acts before these tiers, in the pre-DNAT list of the host",
    "Does not apply, edge, StagedGlobalNetworkPolicy later: staged, so it does not count until it is enforced",
  ]);
});

test("a host endpoint for all interfaces has no untracked list, and says so", () => {
  const every = ask("203.0.113.5", "tcp/443", "hep:every");
  expect(every.word).toBe("Allowed");
  expect(texts(every.ingress)).toContain(
    "Does not apply, edge, GlobalNetworkPolicy raw: doNotTrack policies do nothing on a host endpoint for all interfaces (*)",
  );
});

test("a failsafe port comes before every list and names itself", () => {
  const ssh = ask("203.0.113.5", "tcp/22");
  expect(ssh.word).toBe("Allowed");
  expect(texts(ssh.ingress).slice(0, 3)).toEqual([
    "Allow: failsafe port of the host, open whatever the policies say",
    "Not reached, edge (untracked)",
    "Not reached, edge (pre-DNAT)",
  ]);
  expect(ssh.steps.at(-1)?.sentence).toBe(
    "TCP 22 is one of Calico's default failsafe ports (inbound): on hosts they are open whatever the policies say.",
  );
});

describe("the forward list", () => {
  test("is named with its policies and said not to be asked", () => {
    expect(ask(stranger, "tcp/443").ingress?.forward).toEqual({
      policies: ["GlobalNetworkPolicy through"],
      text: "the forward list of gate is not asked: through applies on forward, and this flow is the host's own, not one that it passes on",
    });
    expect(ask(stranger, "tcp/443").notices).toContain(
      "The forward list of gate is not asked: through applies on forward, and this flow is the host's own, not one that it passes on.",
    );
  });

  test("holds staged policies where they count, and nothing for a direction it does not govern", () => {
    const pending = explain(loaded, query(`ip:${stranger}`, "hep:gate", "tcp/443"), "pending");
    expect(pending.ingress?.forward?.policies).toEqual([
      "GlobalNetworkPolicy through",
      "StagedGlobalNetworkPolicy later",
    ]);
    expect(explain(loaded, query("hep:gate", `ip:${stranger}`, "tcp/443")).egress?.forward).toBeNull();
  });
});
