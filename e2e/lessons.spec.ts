/** The lessons the product grew from, each as a cluster a reader can open. */
import { expect, test } from "./pages/tierboard.ts";

test("the DNS carve-out reaches CoreDNS on UDP and TCP 53 and nothing else", async ({ app }) => {
  await app.open();
  await app.scenario("dns");
  for (const port of ["udp/53", "tcp/53"]) {
    await app.flow("pod prod/backend", "pod kube-system/coredns", port);
    await expect(app.verdict).toHaveText(/^Allowed/);
    await app.button("Clear flow").click();
  }
  for (const [to, port] of [
    ["pod prod/db", "tcp/5432"],
    ["ip:203.0.113.53", "udp/53"],
    ["pod kube-system/coredns", "tcp/9153"],
  ] as const) {
    await app.flow("pod prod/backend", to, port);
    await expect(app.verdict).toHaveText(/^Denied/);
    await app.button("Clear flow").click();
  }
});

test("a service port is not what policy sees: 53 becomes 5353 and the rule never matches", async ({
  app,
}) => {
  await app.open();
  await app.scenario("dns-5353");
  await app.flow("pod prod/backend", "service kube-system/dns-default", "udp/53");
  await expect(app.verdict).toHaveText(/^Denied/);
  await expect(app.steps("Egress").filter({ hasText: /^No match.*allow-dns-egress/s })).toContainText("5353");
});

test("the panic button decides first, because its order is the lowest", async ({ app }) => {
  await app.open();
  await app.scenario("panic-button");
  await app.flow("pod customer-1/web", "pod platform/api", "tcp/8080");
  await expect(app.verdict).toHaveText(/^Allowed/);
  await expect(app.steps("Egress").filter({ hasText: /^Allow.*allow-all/s })).toHaveCount(1);
  await expect(app.steps("Egress").filter({ hasText: /^Not reached.*isolate-customers/s })).toHaveCount(1);
});

const quiz = [
  {
    name: "fundamentals-1",
    verdict: /^Allowed/,
    reasons: [/^No match.*policy1/s, /^Does not apply.*policy2/s, /^Allow.*policy3/s],
  },
  {
    name: "fundamentals-2",
    verdict: /^Denied/,
    reasons: [
      /^No match.*policy1/s,
      /^Does not apply.*policy2/s,
      /^No match.*policy3/s,
      /^End of tier.*tier1.*policy3/s,
    ],
  },
  {
    name: "fundamentals-3",
    verdict: /^Allowed/,
    reasons: [
      /^No match.*policy1/s,
      /^Does not apply.*policy2/s,
      /^Pass.*policy3/s,
      /^Skipped.*tier2/s,
      /^Allow.*tier3.*policy4/s,
    ],
  },
] as const;

for (const { name, verdict, reasons } of quiz) {
  test(`${name}: the quiz has its answer and its reasons, in order`, async ({ app }) => {
    await app.open();
    await app.scenario(name);
    await app.flow("pod red/pod-a", "ip:203.0.113.80", "tcp/443");
    await expect(app.verdict).toHaveText(verdict);
    const said = await app.steps("Egress").allInnerTexts();
    let from = 0;
    for (const reason of reasons) {
      const at = said.findIndex((text, index) => index >= from && reason.test(text));
      expect(at, `${String(reason)} in ${JSON.stringify(said)}`).toBeGreaterThanOrEqual(from);
      from = at + 1;
    }
  });
}
