import { describe, expect, it } from "vitest";
import { printAddress } from "#src/engine/index.ts";
import { readText } from "../testing.ts";
import type { ReadOptions } from "../types.ts";

function pod(
  name: string,
  more: { labels?: string; spec?: string; status?: string; meta?: string } = {},
): string {
  const { labels = "app: web", spec = "nodeName: n1", status = "podIP: 10.0.0.1", meta = "" } = more;
  return `apiVersion: v1\nkind: Pod\nmetadata: {name: ${name}, namespace: shop, labels: {${labels}}${meta}}\nspec: {${spec}}\nstatus: {${status}}\n`;
}

function workload(
  kind: string,
  name: string,
  more: { spec?: string; meta?: string; pod?: string } = {},
): string {
  const {
    spec = "",
    meta = "",
    pod: podSpec = "containers: [{ports: [{containerPort: 8080, name: http}]}]",
  } = more;
  const group = kind.endsWith("Job") ? "batch/v1" : "apps/v1";
  return `apiVersion: ${group}\nkind: ${kind}\nmetadata: {name: ${name}, namespace: shop${meta}}\nspec: {selector: {matchLabels: {app: ${name}}}, ${spec}template: {metadata: {labels: {app: ${name}}}, spec: {${podSpec}}}}\n`;
}

const missing = { assume: "missing" } as const;

describe("pods", () => {
  it.each([
    ["host-network", { spec: "nodeName: n1, hostNetwork: true" }],
    ["not-scheduled", { spec: "containers: []" }],
    ["no-address", { status: "phase: Pending" }],
    ["finished", { status: "podIP: 10.0.0.1, phase: Succeeded" }],
    ["finished", { meta: ", deletionTimestamp: x, annotations: {cni.projectcalico.org/podIP: ''}" }],
    ["no-address", { status: "podIP: nonsense" }],
  ])("are no endpoint: %s", (reason, more) => {
    const { cluster } = readText(pod("web", more));
    expect(cluster.endpoints).toEqual([]);
    expect(cluster.notEndpoints).toEqual([{ id: "pod:shop/web", reason }]);
  });

  it("cannot claim labels of their namespace or service account", () => {
    const text = pod("web", {
      labels: "app: web, pcns.env: prod, pcsa.x: v, projectcalico.org/namespace: other",
      spec: "nodeName: n1, serviceAccountName: sa",
    });
    expect(readText(text).cluster.endpoints[0]).toMatchObject({
      labels: {
        app: "web",
        "projectcalico.org/namespace": "shop",
        "projectcalico.org/orchestrator": "k8s",
        "projectcalico.org/serviceaccount": "sa",
      },
      profiles: ["kns.shop", "ksa.shop.sa"],
      node: "n1",
      template: null,
      workload: "web",
    });
    expect(Object.keys(readText(text).cluster.endpoints[0]?.labels ?? {})).not.toContain("pcns.env");
  });

  it.each([
    [", ownerReferences: [{kind: ReplicaSet, name: web-7d9f}]", "app: web, pod-template-hash: 7d9f", "web"],
    [", ownerReferences: [{kind: ReplicaSet, name: web-7d9f5b8c6d}]", "app: web", "web"],
    [", ownerReferences: [{kind: ReplicaSet, name: web-frontend}]", "app: web", "web-frontend"],
    [", ownerReferences: [{kind: ReplicaSet, name: web-7d9f}]", "app: web", "web-7d9f"],
    [", ownerReferences: [{kind: StatefulSet, name: db}]", "app: web", "db"],
    [", generateName: web-7d9f-", "pod-template-hash: 7d9f", "web"],
    ["", "app: web", "web-x"],
  ])("of one workload share its name: %s", (meta, labels, name) => {
    expect(readText(pod("web-x", { meta, labels })).cluster.endpoints[0]).toMatchObject({ workload: name });
  });

  it("that are told to run are endpoints without an address", () => {
    const { cluster } = readText(pod("web", { spec: "containers: []", status: "" }), {
      assume: "missing",
      assumeRunning: ["pod:shop/web"],
    });
    expect(cluster.notEndpoints).toEqual([]);
    expect(cluster.endpoints[0]).toMatchObject({
      id: "pod:shop/web",
      addresses: [],
      template: "Pod shop/web",
    });
  });

  it("on the host's network never run as endpoints, whatever they are told", () => {
    const { cluster } = readText(pod("web", { spec: "hostNetwork: true" }), {
      assume: "missing",
      assumeRunning: ["pod:shop/web"],
    });
    expect(cluster.endpoints).toEqual([]);
  });
});

describe("service accounts that are not loaded", () => {
  const asking = (selector: string): string =>
    `apiVersion: projectcalico.org/v3\nkind: NetworkPolicy\nmetadata: {name: p, namespace: shop}\nspec: {serviceAccountSelector: "${selector}"}\n`;
  const running = pod("web", { spec: "nodeName: n1, serviceAccountName: builder" });
  const told = (text: string, options: ReadOptions): readonly string[] =>
    readText(text, options).diagnostics.flatMap(({ code, message }) =>
      code === "account-assumed" ? [message] : [],
    );

  it.each([
    ["has(team)", 1],
    ["projectcalico.org/name == 'builder'", 0],
  ])("are told where a policy asks for their labels: %s", (selector, count) => {
    const text = `${running}---\n${asking(selector)}`;
    expect(told(text, missing)).toHaveLength(count);
    expect(told(text, { assume: "nothing" })).toEqual([]);
  });

  it("are told by name, once", () => {
    const text = [running, running.replace("web", "web-2"), asking("has(team)")].join("---\n");
    expect(told(text, missing)).toEqual([
      "service account `shop/builder` is not loaded and is assumed to have no labels",
    ]);
  });
});

describe("workload templates", () => {
  it.each(["Deployment", "StatefulSet", "DaemonSet", "ReplicaSet", "Job"])(
    "a %s stands in for its pods, without an address",
    (kind) => {
      const { cluster } = readText(workload(kind, "web"), missing);
      expect(cluster.endpoints[0]).toMatchObject({
        id: "pod:shop/web",
        addresses: [],
        template: `${kind} shop/web`,
        workload: "web",
      });
      expect(readText(workload(kind, "web")).cluster.endpoints).toEqual([]);
    },
  );

  it("a CronJob stands in by the template of its job", () => {
    const text =
      "apiVersion: batch/v1\nkind: CronJob\nmetadata: {name: night, namespace: shop}\nspec: {jobTemplate: {spec: {template: {metadata: {labels: {app: night}}, spec: {}}}}}\n";
    expect(readText(text, missing).cluster.endpoints[0]).toMatchObject({
      id: "pod:shop/night",
      labels: { app: "night" },
    });
  });

  it.each([
    ["by its selector", workload("Deployment", "web"), pod("web-1")],
    [
      "by its owner",
      workload("StatefulSet", "db"),
      pod("db-0", { labels: "x: v", meta: ", ownerReferences: [{kind: StatefulSet, name: db}]" }),
    ],
    [
      "through its replica set",
      `${workload("Deployment", "a")}---\n${workload("ReplicaSet", "a-1", { meta: ", ownerReferences: [{kind: Deployment, name: a}]" })}`,
      pod("a-1-x", { labels: "x: v", meta: ", ownerReferences: [{kind: ReplicaSet, name: a-1}]" }),
    ],
  ])("stands aside for a loaded pod %s", (_, template, real) => {
    const { cluster } = readText(`${template}---\n${real}`, missing);
    expect(cluster.endpoints).toHaveLength(1);
    expect(cluster.endpoints[0]).toMatchObject({ template: null });
  });

  it("of an owned workload counts once", () => {
    const text = `${workload("Deployment", "a")}---\n${workload("ReplicaSet", "a-1", { meta: ", ownerReferences: [{kind: Deployment, name: a}]" })}`;
    expect(readText(text, missing).cluster.endpoints.map(({ id }) => id)).toEqual(["pod:shop/a"]);
  });

  it("scaled to zero has no pods", () => {
    expect(
      readText(workload("Deployment", "web", { spec: "replicas: 0, " }), missing).cluster.endpoints,
    ).toEqual([]);
  });

  it("of two kinds with one name are two endpoints", () => {
    const { cluster } = readText(
      `${workload("Deployment", "web")}---\n${workload("DaemonSet", "web")}`,
      missing,
    );
    expect(cluster.endpoints.map(({ id }) => id)).toEqual(["pod:shop/web", "pod:shop/web.daemonset"]);
  });

  it("an address that the user typed counts, and no other", () => {
    const options = { assume: "missing", addresses: { "pod:shop/web": "10.9.9.9" } } as const;
    expect(readText(workload("Deployment", "web"), options).cluster.endpoints[0]?.addresses).toEqual([
      { family: 4, words: [0x0a090909] },
    ]);
  });
});

describe("services", () => {
  const service =
    "apiVersion: v1\nkind: Service\nmetadata: {name: web, namespace: shop}\nspec: {clusterIP: 10.96.0.1, selector: {app: web}, ports: [{name: http, port: 80, targetPort: http}, {name: m, port: 81}]}\n";
  const slice =
    "apiVersion: discovery.k8s.io/v1\nkind: EndpointSlice\nmetadata: {name: web-1, namespace: shop, labels: {kubernetes.io/service-name: web}}\naddressType: IPv4\nendpoints: [{addresses: [10.0.0.1], conditions: {ready: false}}, {addresses: [10.0.0.7]}]\nports: [{name: http, port: 8080}, {name: none}]\n";
  const web = pod("web", {
    spec: "nodeName: n1, containers: [{ports: [{containerPort: 8080, name: http}]}]",
  });

  it("have the backends of their slices, ready or not", () => {
    const { cluster } = readText(`${service}---\n${slice}---\n${web}`, missing);
    expect(cluster.services[0]).toMatchObject({
      id: "shop/web",
      derived: false,
      backends: [
        { endpoint: "pod:shop/web", ports: [{ name: "http", protocol: 6, port: 8080 }] },
        { endpoint: null, ports: [{ name: "http", protocol: 6, port: 8080 }] },
      ],
    });
  });

  it("without a slice have the pods they select, on their target ports", () => {
    const { cluster } = readText(`${service}---\n${web}`, missing);
    expect(cluster.services[0]).toMatchObject({
      derived: true,
      backends: [
        {
          endpoint: "pod:shop/web",
          ports: [
            { name: "http", protocol: 6, port: 8080 },
            { name: "m", protocol: 6, port: 81 },
          ],
        },
      ],
    });
  });

  it.each([
    ["its cluster address", "clusterIP: 10.96.0.1", ["10.0.0.1"]],
    ["its families", "clusterIP: None, ipFamilies: [IPv6]", ["fd00::1"]],
    ["both families", "clusterIPs: [10.96.0.1, 'fd01::1']", ["10.0.0.1", "fd00::1"]],
    ["nothing", "clusterIP: None", ["10.0.0.1", "fd00::1"]],
  ])("derived for dual-stack pods follow %s", (_, address, expected) => {
    const text = `apiVersion: v1\nkind: Service\nmetadata: {name: web, namespace: shop}\nspec: {${address}, selector: {app: web}, ports: [{port: 80}]}\n`;
    const dual = pod("web", { status: "podIP: 10.0.0.1, podIPs: [{ip: 10.0.0.1}, {ip: 'fd00::1'}]" });
    const backends = readText(`${text}---\n${dual}`, missing).cluster.services[0]?.backends ?? [];
    expect(backends.flatMap((one) => (one.address === null ? [] : printAddress(one.address)))).toEqual(
      expected,
    );
  });

  it("are never derived where nothing may be assumed", () => {
    expect(readText(`${service}---\n${web}`).cluster.services[0]).toMatchObject({
      derived: false,
      backends: [],
    });
  });

  it("that only a slice names are there, and not defined", () => {
    expect(readText(slice).cluster.services[0]).toMatchObject({
      id: "shop/web",
      defined: false,
      addresses: [],
    });
  });

  it("of a template have a backend without an address", () => {
    const { cluster } = readText(`${service}---\n${workload("Deployment", "web")}`, missing);
    expect(cluster.services[0]?.backends).toMatchObject([{ address: null, endpoint: "pod:shop/web" }]);
  });
});

describe("host endpoints and sets", () => {
  it("a port with a protocol by number drops the host endpoint", () => {
    const text =
      "apiVersion: projectcalico.org/v3\nkind: HostEndpoint\nmetadata: {name: h}\nspec: {node: n1, interfaceName: eth0, ports: [{name: x, protocol: 6, port: 1}]}\n";
    const reading = readText(text);
    expect(reading.cluster.endpoints).toEqual([]);
    expect(reading.objects[0]?.role).toBe("broken");
    expect(reading.diagnostics.map(({ code, path }) => [code, path])).toEqual([
      ["ignored-by-calico", "spec.ports[0].protocol"],
    ]);
    expect(reading.cluster.notEndpoints).toEqual([{ id: "hep:h", reason: "ignored" }]);
  });

  it("a network set skips what it cannot read and belongs to its namespace", () => {
    const text =
      "apiVersion: projectcalico.org/v3\nkind: NetworkSet\nmetadata: {name: s, namespace: shop, labels: {pcns.env: prod}}\nspec: {nets: [10.1.2.3, abc, 'fd00::/8']}\n";
    const reading = readText(text);
    expect(reading.cluster.networkSets[0]).toMatchObject({
      id: "NetworkSet shop/s",
      labels: { "pcns.env": "prod", "projectcalico.org/namespace": "shop" },
      profiles: ["kns.shop"],
    });
    expect(reading.cluster.networkSets[0]?.nets).toHaveLength(2);
    expect(reading.diagnostics.map(({ code, path }) => [code, path])).toEqual([
      ["invalid-net", "spec.nets[1]"],
    ]);
  });
});

describe("nodes", () => {
  const node =
    "apiVersion: v1\nkind: Node\nmetadata: {name: n2}\nstatus: {addresses: [{type: InternalIP, address: 192.168.0.2}, {type: Hostname, address: n2}]}\n";

  it.each([
    ["by their own word", node, [["n2", "192.168.0.2"]]],
    [
      "by that of their pods",
      pod("web", { status: "podIP: 10.0.0.1, hostIP: 192.168.0.1" }),
      [["n1", "192.168.0.1"]],
    ],
    [
      "by each other's, once",
      `${node}---\n${pod("a", { spec: "nodeName: n2", status: "podIP: 10.0.0.1, hostIPs: [{ip: 192.168.0.2}, {ip: 'fd00::2'}]" })}`,
      [["n2", "192.168.0.2", "fd00::2"]],
    ],
    [
      "by what Calico noted",
      "apiVersion: v1\nkind: Node\nmetadata: {name: n3, annotations: {projectcalico.org/IPv4Address: 192.168.0.3/24}}\n",
      [["n3", "192.168.0.3"]],
    ],
    ["never without an address", pod("web"), []],
  ])("are known %s", (_, text, expected) => {
    const nodes = readText(text).cluster.nodes ?? [];
    expect(nodes.map(({ name, addresses }) => [name, ...addresses.map(printAddress)])).toEqual(expected);
  });
});
