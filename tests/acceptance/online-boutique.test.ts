/** A whole application as its authors ship it: who may call whom, without a single pod running. */
import { describe, expect, test } from "vitest";
import { evaluate, type EndpointId, resolve } from "#src/engine/index.ts";
import { read } from "#src/manifest/index.ts";
import { casesPresent, namesUnder, readText } from "./shared.ts";

/** The call graph by the application's own documentation. */
const calls: Readonly<Record<string, readonly string[]>> = {
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
/** Its policy lets everybody in: it is what the outside world calls. */
const open = "frontend";

const folder = "online-boutique/";
const present = casesPresent(folder);

describe.skipIf(!present)("the online boutique: 132 pairs of 12 workloads", () => {
  const names = present ? ["kubernetes-manifests.yaml", ...namesUnder(`${folder}network-policies/`)] : [];
  const files = names.map((name) => ({ name, text: readText(folder + name) }));
  const { cluster } = read(files, { assume: "missing" });
  const set = resolve(cluster);
  const workloads = cluster.endpoints.flatMap((one) => (one.kind === "pod" ? [one] : []));
  const pairs = workloads.flatMap((from) =>
    workloads.filter((to) => to !== from).map((to) => [from, to] as const),
  );

  /** The port a service of the workload leads to; any port for the one that has no service. */
  function portOf(id: EndpointId): number {
    const backends = cluster.services.flatMap(({ backends: all }) => all);
    return backends.find(({ endpoint }) => endpoint === id)?.ports[0]?.port ?? 80;
  }

  test("there are as many as the name says", () => {
    expect(pairs).toHaveLength(132);
  });

  test("calls are allowed, every other pair is denied", () => {
    const verdicts = pairs.map(([from, to]) => {
      const ends = { from: { endpoint: from.id, address: null }, to: { endpoint: to.id, address: null } };
      const flow = { ...ends, protocol: 6, srcPort: null, dstPort: portOf(to.id) };
      return [from.workload, to.workload, evaluate(set, flow, "enforced").verdict] as const;
    });
    const expected = pairs.map(([{ workload: from }, { workload: to }]) => {
      const called = calls[from]?.includes(to) === true || to === open;
      return [from, to, called ? "allow" : "deny"] as const;
    });
    expect(verdicts).toEqual(expected);
  });
});
