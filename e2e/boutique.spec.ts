/** Online Boutique as its authors ship it: twelve workloads, thirteen policies, no Pod among them. */
import { existsSync, readdirSync } from "node:fs";
import { expect, test } from "./pages/tierboard.ts";

const folder = new URL("../../shared/acceptance/online-boutique/", import.meta.url).pathname;
const calls: Record<string, string[]> = {
  frontend: [
    "adservice",
    "cartservice",
    "checkoutservice",
    "currencyservice",
    "productcatalogservice",
    "recommendationservice",
    "shippingservice",
  ],
  checkoutservice: [
    "cartservice",
    "currencyservice",
    "emailservice",
    "paymentservice",
    "productcatalogservice",
    "shippingservice",
  ],
  recommendationservice: ["productcatalogservice"],
  cartservice: ["redis-cart"],
  loadgenerator: ["frontend"],
};
/** The authors' policy for the shop window has an empty ingress rule: it admits everybody, not only its callers. */
const open = ["frontend"];
/** The port each workload's container listens on. */
const ports: Record<string, number> = {
  adservice: 9555,
  cartservice: 7070,
  checkoutservice: 5050,
  currencyservice: 7000,
  emailservice: 8080,
  frontend: 8080,
  loadgenerator: 80,
  paymentservice: 50051,
  productcatalogservice: 3550,
  recommendationservice: 8080,
  "redis-cart": 6379,
  shippingservice: 50051,
};

test.describe("Online Boutique", () => {
  test.skip(!existsSync(folder), "the authors' manifests are not beside the project");

  test("every call of its graph is allowed, every pair its policies do not open denied, and frontend → checkout plays", async ({
    app,
    page,
  }) => {
    test.setTimeout(240_000);
    const policies = readdirSync(`${folder}network-policies`).map(
      (name) => `${folder}network-policies/${name}`,
    );
    await app.open();
    await app.load([`${folder}kubernetes-manifests.yaml`, ...policies]);
    await expect(app.card("default", "KubernetesNetworkPolicy default/frontend")).toBeVisible();
    const names = Object.keys(ports);
    const wrong: string[] = [];
    for (const from of names) {
      for (const to of names.filter((name) => name !== from)) {
        await page.evaluate(
          ({ from, to, port }) => {
            location.hash = `#from=pod:default/${from}&to=pod:default/${to}&port=tcp/${String(port)}`;
          },
          { from, to, port: ports[to] },
        );
        await expect(app.button(`Source: pod default/${from}`)).toBeVisible();
        await expect(app.button(`Destination: pod default/${to}`)).toBeVisible();
        // Until the new answer comes, the last one stands.
        await expect(app.trace).toContainText(`leaving default/${from}`);
        await expect(app.trace).toContainText(`entering default/${to}`);
        await expect(app.verdict).toHaveText(/^(Allowed|Denied|Undecidable)/);
        const wanted = open.includes(to) || calls[from]?.includes(to) === true ? "Allowed" : "Denied";
        const said = await app.verdict.innerText();
        if (!said.startsWith(wanted)) wrong.push(`${from} → ${to}: ${said}`);
      }
    }
    expect(wrong).toEqual([]);
    await page.evaluate(() => {
      location.hash = "#from=pod:default/frontend&to=pod:default/checkoutservice&port=tcp/5050";
    });
    await expect(app.button("Destination: pod default/checkoutservice")).toBeVisible();
    await app.button("Play").click();
    await expect(app.button("Pause")).toBeVisible();
    await expect(app.steps("Ingress").filter({ hasText: /^Allow.*checkoutservice/s })).toHaveCount(1);
    await expect(app.button("Play")).toBeVisible({ timeout: 30_000 });
  });
});
