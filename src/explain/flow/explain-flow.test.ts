import { expect, test } from "vitest";
import { explain, load, query, shop, texts } from "../testing/shop.ts";
import { narrationText } from "./summary.ts";

const loaded = load(shop);
const web = "pod:shop/web";
const db = "pod:data/db";
const denied = explain(loaded, query(web, db, "tcp/5432"));

test("a deny at the end of a tier names end, direction, tier and every policy that made it act", () => {
  expect(denied.word).toBe("Denied");
  expect(denied.mark).toBe("end-deny");
  expect(denied.verdict).toBe(
    "Denied at destination data/db, ingress: end of tier team, where db-in applies and no rule matches",
  );
  expect(denied.headline).toBe("web cannot reach db on TCP 5432: denied at destination");
  expect(denied.detail).toBe("Egress allowed by profile kns.shop, ingress denied at the end of team");
});

test("the egress steps list every policy of the tiers that are evaluated, then the profile", () => {
  expect(texts(denied.egress)).toEqual([
    "No match, guard, GlobalNetworkPolicy dns: none of its 2 egress rules matches; rule 1: protocol: wants UDP, is TCP; rule 2: protocol: wants UDP, is TCP",
    "End of tier, guard: Pass, dns applies and no rule matches",
    "Skipped, team: no policy of the tier applies for egress",
    "Skipped, kube-admin: the tier has no policies",
    "Skipped, default: no policy of the tier applies for egress",
    "Skipped, kube-baseline: the tier has no policies",
    "Profile: kns.shop allows what no tier decided",
  ]);
});

test("the ingress steps say why each policy did not decide", () => {
  expect(texts(denied.ingress)).toEqual([
    "Skipped, guard: no policy of the tier applies for ingress",
    "No match, team, NetworkPolicy data/db-in: none of its 2 ingress rules matches; rule 1: source label canary: wants yes, has none; rule 2: source namespace label zone: wants ops, shop has app",
    "Does not apply, team, StagedNetworkPolicy data/open-db: staged, so it does not count until it is enforced",
    "Does not apply, team, NetworkPolicy shop/nobody: selects no loaded endpoint: namespace: wants shop, is data",
    "End of tier, team: Deny, db-in applies and no rule matches",
    "Not reached, kube-admin",
    "Not reached, default",
    "Not reached, kube-baseline",
  ]);
});

test("near misses stand with the fewest failures first, with their first failing test", () => {
  expect(
    denied.nearMisses.map(({ policy, line, badge }) => `${policy} ${line.name}: ${line.reason} [${badge}]`),
  ).toEqual([
    "NetworkPolicy data/db-in ingress rule 1: source label canary: wants yes, has none [1 label away]",
    "NetworkPolicy data/db-in ingress rule 2: source namespace label zone: wants ops, shop has app [2 tests fail]",
  ]);
});

test("a missing Pass says what would happen behind the tier", () => {
  expect(denied.missingPass).toBe(
    "With Pass at the end of team the flow would be allowed by profile kns.data.",
  );
});

test("the deciding line of an end of tier is the tier's default action in the text", () => {
  const [egress, ingress] = denied.deciding;
  expect(egress).toMatchObject({ title: "profile kns.shop", place: null });
  expect(ingress?.title).toBe("end of tier team");
  const line = shop.split("\n")[(ingress?.place?.start.line ?? 0) - 1];
  expect(line).toContain("defaultAction: Deny");
});

test("the deciding rule is placed in the text by the number the user wrote", () => {
  const allowed = explain(loaded, query("pod:shop/web2", db, "sql"));
  const [, rule] = allowed.deciding;
  expect(rule?.title).toBe("db-in, ingress rule 1");
  const { start, end } = rule?.place ?? { start: { offset: 0 }, end: { offset: 0 } };
  expect(shop.slice(start.offset, end.offset)).toContain("canary == 'yes'");
});

test("where the pending verdict differs it is said unasked", () => {
  expect(denied.notices).toContain("With staged policies enforced this flow is allowed.");
  const pending = explain(loaded, query(web, db, "tcp/5432"), "pending");
  expect(pending.verdict).toBe(
    "Allowed: egress by profile kns.shop; ingress by StagedNetworkPolicy data/open-db, ingress rule 1, tier team",
  );
  expect(pending.notices).toContain(
    "Without staged policies this flow is denied at destination at the end of tier team.",
  );
});

test("a Log rule is told and does not stop the flow", () => {
  const dns = explain(loaded, query(web, db, "udp/53"));
  expect(texts(dns.egress)[0]).toBe(
    "Allow, guard, GlobalNetworkPolicy dns: egress rule 2: UDP 53, logged by egress rule 1",
  );
  const other = explain(loaded, query(web, db, "udp/99"));
  expect(texts(other.egress)[0]).toBe(
    "Log, guard, GlobalNetworkPolicy dns: egress rule 1 logs it, no other rule matches",
  );
});

test("several converted rules of one written rule are one line, with the nearest failure", () => {
  const other = explain(loaded, query("pod:shop/web2", web, "tcp/9999"));
  const item = other.ingress?.items.find((one) => one.policy === "KubernetesNetworkPolicy shop/web-in");
  expect(
    item?.rules.map(({ name, summary, reason, failures }) => ({ name, summary, reason, failures })),
  ).toEqual([
    {
      name: "ingress rule 1",
      summary:
        'Allow TCP 8080 or UDP 53 from app == "db" in namespace shop or app == "web" in namespace shop',
      reason: "destination port: wants 8080, is 9999",
      failures: 1,
    },
  ]);
});

test("a source outside asks no egress policy, a destination outside no ingress policy", () => {
  const inbound = explain(loaded, query("ip:203.0.113.9", db, "tcp/5432"));
  expect(inbound.egress).toBeNull();
  expect(inbound.steps[0]).toMatchObject({
    half: "hand-over",
    headline: "No egress policy: source is outside",
  });
  const outbound = explain(loaded, query(web, "ip:203.0.113.9", "tcp/443"));
  expect(outbound.ingress).toBeNull();
  expect(outbound.steps.at(-1)).toMatchObject({
    half: "hand-over",
    headline: "No ingress policy: destination is outside",
  });
  expect(outbound.verdict).toBe("Allowed: egress by profile kns.shop");
});

test("neither end managed is said", () => {
  const outside = explain(loaded, query("ip:203.0.113.9", "ip:203.0.113.8", "tcp/443"));
  expect(outside.verdict).toBe("Allowed: neither end is managed by Calico");
  expect(outside.narration).toHaveLength(5);
});

test("what the source denies is still traced at the destination, as a hypothesis", () => {
  const closed = load(`${shop}
---
apiVersion: projectcalico.org/v3
kind: NetworkPolicy
metadata: { name: shut, namespace: shop }
spec: { tier: team, types: [Egress] }
`);
  const both = explain(closed, query(web, db, "tcp/5432"));
  expect(both.verdict).toBe(
    "Denied at source shop/web, egress: end of tier team, where shut applies and no rule matches",
  );
  expect(both.egress?.hypothetical).toBe(false);
  expect(both.ingress?.hypothetical).toBe(true);
  expect(both.deciding.map((one) => one.title)).toEqual(["end of tier team"]);
  expect(both.steps.find((step) => step.half === "hand-over")?.subtitle).toBe("Not handed over");
  expect(both.missingPass).toBe(
    "With Pass at the end of team the flow would be allowed by profile kns.shop at the source, and denied at the destination.",
  );
});

test("traffic from a pod's own node is allowed outside policy, and it is said", () => {
  const own = explain(loaded, query("hep:n1-eth0", web, "tcp/8080"));
  expect(own.word).toBe("Allowed");
  expect(own.verdict).toContain("own node");
  expect(own.steps).toHaveLength(1);
});

test("a failsafe port of a host is allowed before any policy", () => {
  const ssh = explain(loaded, query(db, "hep:n1-eth0", "tcp/22"));
  expect(ssh.ingress?.summary).toBe("Allowed by a failsafe port");
  expect(ssh.steps.at(-1)?.title).toBe("Failsafe");
  expect(texts(ssh.ingress)[0]).toBe("Allow: failsafe port of the host, open whatever the policies say");
});

test("a namespace that is not loaded is assumed, and the answer says so wherever it counts", () => {
  const alone = load(`
apiVersion: v1
kind: Pod
metadata: { name: web, namespace: ghost }
spec: { nodeName: n1, containers: [{ name: main }] }
status: { phase: Running, podIP: 10.9.9.9 }
`);
  const asked = explain(alone, query("pod:ghost/web", "ip:1.1.1.1", "tcp/80"));
  expect(asked.knownBy).toMatch(/^computed from .*, assuming namespace ghost, not loaded$/);
  expect(texts(asked.egress).at(-1)).toContain("if namespace ghost exists: it is not loaded");
});

test("every step's sentence ends in a period and every item points at the step that covers it", () => {
  const flows = [
    denied,
    explain(loaded, query(web, "ip:1.1.1.1", "udp/53")),
    explain(loaded, query(db, web, "http")),
  ];
  for (const { steps, egress, ingress, narration } of flows) {
    expect(steps.map((step) => step.index)).toEqual(steps.map((_, i) => i));
    for (const step of steps) expect(step.sentence).toMatch(/^[A-Z].*\.$/);
    for (const half of [egress, ingress]) {
      for (const item of half?.items ?? []) {
        if (item.outcome === "Not reached" && item.policy === null) expect(item.step).toBeNull();
        else expect(steps[item.step ?? -1]?.half).toBe(half?.direction);
      }
    }
    expect(narration.length).toBeGreaterThanOrEqual(5);
    expect(narration.length).toBeLessThanOrEqual(10);
  }
});

test("no sentence says blocked", () => {
  for (const text of [narrationText(denied), ...texts(denied.egress), ...texts(denied.ingress)]) {
    expect(text).not.toMatch(/blocked/i);
  }
});

test("the copied text holds verdict, both ends, the sentences and how it is known", () => {
  expect(narrationText(denied)).toBe(`web cannot reach db on TCP 5432: denied at destination.
Denied at destination data/db, ingress: end of tier team, where db-in applies and no rule matches.

Egress: Allowed by profile kns.shop
Ingress: Denied at end of tier team

The flow goes from pod shop/web (10.0.0.1) to pod data/db (10.0.1.1) on TCP 5432.
In guard, dns applies and no rule matches (protocol: wants UDP, is TCP), so the tier ends in Pass and the flow goes on.
Tiers team, kube-admin, default and kube-baseline are skipped: no policy in team and default applies to shop/web for egress; kube-admin and kube-baseline have no policies.
No tier decides, so the profiles are asked: kns.shop allows what no tier decided.
The source lets it go; the destination's side starts again at the first tier.
Tier guard is skipped: no policy in guard applies to data/db for ingress.
In team, db-in applies and no rule matches, so the tier ends in Deny.
This is computed from the loaded objects.

Note: With staged policies enforced this flow is allowed.`);
});

test("what depends on an unknown address is undecidable, and says why", () => {
  const byAddress = load(`${shop}
---
apiVersion: projectcalico.org/v3
kind: NetworkPolicy
metadata: { name: nets, namespace: data }
spec:
  tier: team
  selector: app == 'tmpl'
  types: [Ingress]
  ingress: [{ action: Allow, source: { nets: [10.0.0.0/8] } }]
  egress: []
---
apiVersion: projectcalico.org/v3
kind: NetworkPolicy
metadata: { name: out, namespace: shop }
spec:
  tier: team
  selector: app == 'web'
  types: [Egress]
  egress: [{ action: Allow, destination: { nets: [10.9.0.0/16] } }]
`);
  const unknown = explain(byAddress, query(web, "pod:data/tmpl", "9000"));
  expect(unknown.word).toBe("Undecidable");
  expect(unknown.mark).toBe("undecidable");
  expect(unknown.verdict).toBe("Undecidable at source shop/web, egress: depends on the pod's address");
  expect(unknown.knownBy).toBe("undecidable because it depends on the pod's address");
  expect(unknown.headline).toBe("It cannot be said whether web reaches tmpl on TCP 9000");
});
