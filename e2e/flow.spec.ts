/** 2 a.m.: why is this connection blocked? */
import { expect, test } from "./pages/tierboard.ts";

const orders = "pod checkout/orders-84c5d-2j6tn";
const cart = "pod checkout/cart-7f6b9-k8d2s";
const gateway = "pod payments/gateway-66d94-c5rwk";
const postgres = "pod data/postgres-orders-0";

test("two clicks on the sample give an allowed flow whose trace can be stepped through", async ({ app }) => {
  await app.open();
  await app.flow(orders, postgres, "tcp/5432");
  await expect(app.verdict).toHaveText(/^Allowed/);
  await expect(app.button(`Source: ${orders}`)).toBeVisible();
  await expect(app.button(`Destination: ${postgres}`)).toBeVisible();
  await expect(app.steps("Egress").filter({ hasText: /^Allow.*application.*checkout-egress/s })).toHaveCount(
    1,
  );
  await expect(
    app.steps("Ingress").filter({ hasText: /^Allow.*default.*allow-orders-to-postgres/s }),
  ).toHaveCount(1);
  const before = await app.verdict.innerText();
  for (let step = 0; step < 3; step++) await app.button("Next step").click();
  await app.button("Previous step").click();
  expect(await app.verdict.innerText()).toBe(before);
});

test("a flow that no rule of the tier matches is denied at the end of the tier, naming every policy that applied", async ({
  app,
}) => {
  await app.open();
  await app.flow(cart, gateway, "tcp/8443");
  await expect(app.verdict).toHaveText(/^Denied/);
  await expect(app.verdict).toContainText("payments/gateway-66d94-c5rwk");
  const end = app.steps("Ingress").filter({ hasText: /^End of tier.*application/s });
  await expect(end).toHaveCount(1);
  await expect(end).toContainText("gateway-ingress");
  await expect(end).toContainText("deny-dmz-east-west");
  await expect(app.steps("Ingress").filter({ hasText: /^No match.*gateway-ingress/s })).toContainText("cart");
});

test("a tier in which no policy applies is skipped, and says why", async ({ app }) => {
  await app.open();
  await app.flow(orders, postgres, "tcp/5432");
  await expect(app.steps("Ingress").filter({ hasText: /^Skipped.*application/s })).toContainText("no policy");
});

test("a Pass is followed into the next tier", async ({ app }) => {
  await app.open();
  await app.flow(orders, postgres, "tcp/5432");
  const words = await app.steps("Egress").allInnerTexts();
  const pass = words.findIndex((text) => /^Pass.*pass-to-platform/s.test(text));
  const next = words.findIndex((text) => text.includes("platform") && text.includes("allow-dns"));
  expect(pass).toBeGreaterThanOrEqual(0);
  expect(next).toBeGreaterThan(pass);
});

test("both halves stand on one board, each tier with an egress and an ingress list", async ({ app }) => {
  await app.open();
  await app.flow(cart, gateway, "tcp/8443");
  await expect(app.tier("application").getByRole("list", { name: "Tier application egress" })).toBeVisible();
  await expect(app.tier("application").getByRole("list", { name: "Tier application ingress" })).toBeVisible();
});

test("enforced and pending are one choice apart, and a difference is said unasked", async ({ app }) => {
  await app.open();
  await app.flow("pod payments/ledger-5d9f7-q3zlm", "ip:192.0.2.70", "tcp/443");
  await expect(app.verdict).toHaveText(/^Allowed/);
  await expect(app.page.getByText(/staged policies enforced this flow is denied/).first()).toBeVisible();
  await app.page
    .getByRole("radiogroup", { name: "Policies that count" })
    .getByRole("radio", { name: "Pending" })
    .click();
  await expect(app.verdict).toHaveText(/^Denied/);
});

test("a service resolves to its backends, and the port is followed to the container", async ({ app }) => {
  await app.open();
  await app.flow(orders, "service payments/gateway", "tcp/443");
  await expect(app.verdict).toHaveText(/^Allowed/);
  await expect(app.page.getByText(/8443/).first()).toBeVisible();
});

test("with both ends chosen a further click starts a new flow, and Clear flow ends it", async ({ app }) => {
  await app.open();
  await app.flow(orders, postgres, "tcp/5432");
  await app.pick(cart);
  await expect(app.button(`Source: ${cart}`)).toBeVisible();
  await expect(app.button("Destination: choose")).toBeVisible();
  await app.button("Clear flow").click();
  await expect(app.button("Source: choose")).toBeVisible();
});

test("ICMP, source ports and an address nobody manages can be asked about", async ({ app }) => {
  await app.open();
  await app.flow("ip:172.20.1.1", "pod frontend/web-5f7c9-8lq2n", "icmp/8/0");
  await expect(app.verdict).toHaveText(/^Denied/);
  await app.enterPort("tcp/8080");
  await expect(app.verdict).toHaveText(/^Allowed/);
  await app.page.getByRole("textbox", { name: "Source port" }).fill("40000");
  await app.page.getByRole("textbox", { name: "Source port" }).press("Enter");
  await expect(app.verdict).toHaveText(/^Allowed/);
});

test("keys on a focused card delete nothing and move nothing by themselves", async ({ app }) => {
  await app.open();
  const grip = app.button("Move NetworkPolicy payments/gateway-ingress");
  const before = await app.order("application");
  for (const key of ["Backspace", "Delete", "ArrowDown", "ArrowRight"]) {
    await grip.focus();
    await app.page.keyboard.press(key);
  }
  expect(await app.order("application")).toEqual(before);
  await expect(app.button("Undo")).toBeDisabled();
});

for (const [width, height] of [
  [1280, 800],
  [390, 844],
] as const) {
  test(`the last answer steps back while the next is worked out, at ${String(width)} pixels`, async ({
    app,
    page,
  }) => {
    await page.setViewportSize({ width, height });
    await page.goto(`/#from=${orders.replace(" ", ":")}&to=${gateway.replace(" ", ":")}&port=tcp/8443`);
    await expect(app.verdict).toHaveText(/^(Allowed|Denied)/);
    await expect(app.trace).toBeVisible();
    const shown = app.trace.locator("xpath=ancestor-or-self::*[contains(@class, 'outdated')]");
    await expect(shown).toHaveCount(0);
    const goOn = await app.holdWorkers();
    await app.enterPort("tcp/9999");
    await expect(app.verdict).toHaveText("Working it out…");
    await expect(shown).toHaveCSS("opacity", "0.5");
    await goOn();
    await expect(app.verdict).toHaveText(/^(Allowed|Denied)/);
    await expect(shown).toHaveCount(0);
  });
}
