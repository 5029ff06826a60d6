/** Probes of the conformance suite of ClusterNetworkPolicy, on its own manifests as they are. */
import { describe, expect, test } from "vitest";
import { evaluate, type FlowEnd, type PolicySet, protocolNumber, resolve } from "#src/engine/index.ts";
import { read } from "#src/manifest/index.ts";
import { casesPresent, readText } from "./shared.ts";

interface Probe {
  readonly manifest: string;
  readonly test: string;
  readonly src: string;
  readonly dst: string;
  readonly proto: string;
  readonly port: number;
  readonly allowed: boolean;
}

const file = "cnp_conformance_probes.json";
const present = casesPresent(file);
const probes = present ? (JSON.parse(readText(file)) as { readonly probes: readonly Probe[] }).probes : [];

describe.skipIf(!present)("the conformance suite of ClusterNetworkPolicy: 144 probes", () => {
  test("the number is that of the name", () => {
    expect(probes).toHaveLength(144);
  });

  test("every probe has the suite's verdict, though no pod has an address", () => {
    const loaded = new Map<string, PolicySet>();
    const setOf = (manifest: string): PolicySet => {
      const set = loaded.get(manifest) ?? resolve(clusterOf(manifest));
      loaded.set(manifest, set);
      return set;
    };
    const differences = probes.flatMap((probe) => {
      const set = setOf(probe.manifest);
      const protocol = protocolNumber(probe.proto.toUpperCase());
      if (protocol === null) throw new Error(`no protocol ${probe.proto}`);
      const ends = { from: endOf(set, probe.src), to: endOf(set, probe.dst) };
      const flow = { ...ends, protocol, srcPort: null, dstPort: probe.port };
      const { verdict } = evaluate(set, flow, "enforced");
      return verdict === (probe.allowed ? "allow" : "deny") ? [] : [{ probe, verdict }];
    });
    expect(differences).toEqual([]);
  });
});

/** The suite's own namespaces and workloads with one policy manifest; the ports of the host network are any free ones. */
function clusterOf(manifest: string): ReturnType<typeof read>["cluster"] {
  const files = [manifest.replace(/^base\//, "cnp/"), "cnp/manifests.yaml"].map((name) => ({
    name,
    text: readText(name).replaceAll(/\{\{ index \.HostNetworkPorts (\d) \}\}/g, "3434$1"),
  }));
  return read(files, { assume: "missing" }).cluster;
}

/** `NAMESPACE/WORKLOAD-N`: the workload stands in for its replicas. */
function endOf({ cluster }: PolicySet, pod: string): FlowEnd {
  const [namespace, name = ""] = pod.split("/");
  const workload = name.replace(/-\d$/, "");
  const endpoint = cluster.endpoints.find(
    (one) => one.kind === "pod" && one.namespace === namespace && one.workload === workload,
  );
  if (!endpoint) throw new Error(`no workload stands for ${pod}`);
  return { endpoint: endpoint.id, address: null };
}
