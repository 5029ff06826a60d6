/** What is redacted can be shown: nothing of the user's is left in it, and every verdict is the one it was. */
import { createHash } from "node:crypto";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  evaluate,
  orderTiers,
  parseAddress,
  printAddress,
  resolve,
  type Cluster,
  type FlowEnd,
} from "#src/engine/index.ts";
import { describe as factsOf } from "#src/explain/index.ts";
import { printYaml, read, redact, sha256Hex, type Reading, type SourceFile } from "#src/manifest/index.ts";
import { scenarios } from "../laws/scenarios.ts";
import { manifests } from "./clusters.ts";

const options = { assume: "missing" } as const;
const key = "a key for tests";

interface Pair {
  readonly original: Reading;
  readonly redacted: Reading;
  readonly redaction: ReturnType<typeof redact>;
}

function pairOf(files: readonly SourceFile[]): Pair {
  const original = read(files, options);
  const redaction = redact([original], key);
  return { original, redaction, redacted: read(redaction.files(original), options) };
}

const external = ["203.0.113.7", "10.1.2.3", "198.51.100.1", "2001:db8::9", "fd00::1"];
const headers = [
  { protocol: 6, srcPort: null, dstPort: 80 },
  { protocol: 6, srcPort: 1234, dstPort: 8080 },
  { protocol: 17, srcPort: null, dstPort: 53 },
];

/** Ends as questions name them, with the same order of addresses in both clusters. */
function endsOf({ endpoints }: Cluster): readonly { readonly ref: string; readonly end: FlowEnd }[] {
  const managed = endpoints.flatMap((endpoint) =>
    (endpoint.addresses.length === 0 ? [null] : endpoint.addresses).map((address) => ({
      ref: String(endpoint.id),
      end: { endpoint: endpoint.id, address },
    })),
  );
  const outside = external.flatMap((text) => {
    const address = parseAddress(text);
    return address === null ? [] : [{ ref: `ip:${text}`, end: { endpoint: null, address } }];
  });
  return [...managed, ...outside];
}

function expectSameVerdicts({ original, redacted, redaction }: Pair): void {
  const [set, covered] = [resolve(original.cluster), resolve(redacted.cluster)];
  const counterpart = ({ ref, end }: ReturnType<typeof endsOf>[number]): FlowEnd => {
    const address = end.address && parseAddress(redaction.address(printAddress(end.address)));
    const endpoint = covered.cluster.endpoints.find(({ id }) => id === redaction.end(ref))?.id ?? null;
    return { endpoint, address };
  };
  const ends = endsOf(original.cluster).map((one) => ({ here: one.end, there: counterpart(one) }));
  for (const { here, there } of ends) expect(there.endpoint === null).toBe(here.endpoint === null);
  for (const from of ends) {
    for (const to of ends) {
      for (const header of headers) {
        for (const scope of ["enforced", "pending"] as const) {
          const was = evaluate(set, { from: from.here, to: to.here, ...header }, scope);
          const is = evaluate(covered, { from: from.there, to: to.there, ...header }, scope);
          expect(is.verdict).toBe(was.verdict);
          for (const half of ["egress", "ingress"] as const)
            expect(is[half]?.hits.map(({ rule, action }) => [rule, action])).toEqual(
              was[half]?.hits.map(({ rule, action }) => [rule, action]),
            );
        }
      }
    }
  }
}

/** The shape of the board: how many cards stand in which column with which rules and how many endpoints. */
function boardOf(reading: Reading): unknown {
  const { tiers, cards } = factsOf(resolve(reading.cluster), reading);
  return [
    tiers.map((tier) => [tier.order, tier.defaultAction, tier.policies.length, tier.skipped]),
    orderTiers(reading.cluster.tiers, reading.cluster.policies).map(({ policies }) =>
      policies.map(({ kind, order, ignored }) => [kind, order, ignored !== null]),
    ),
    cards.map(({ selects, ingress, egress, staged, tie }) => [selects, ingress, egress, staged, tie]),
  ];
}

describe("a redacted cluster", () => {
  test.each(scenarios.map((file) => [file.name, file] as const))("of %s answers as it did", (_name, file) => {
    const pair = pairOf([file]);
    expectSameVerdicts(pair);
    expect(boardOf(pair.redacted)).toEqual(boardOf(pair.original));
  });

  test("answers as it did, whatever is in it", () => {
    fc.assert(
      fc.property(manifests, (text) => {
        const pair = pairOf([{ name: "x.yaml", text }]);
        expectSameVerdicts(pair);
        expect(boardOf(pair.redacted)).toEqual(boardOf(pair.original));
      }),
      { numRuns: 60 },
    );
  });

  test("holds no word of the user's", () => {
    const secret = `# secret-comment
apiVersion: v1
kind: Pod
metadata:
  name: secret-pod
  namespace: secret-namespace
  labels: { secret-key: secret-value, app.kubernetes.io/name: secret-app }
  annotations: { secret-annotation: secret-note, cni.projectcalico.org/podIP: 198.51.100.77/32 }
  ownerReferences: [{ apiVersion: secret.io/v1, kind: SecretThing, name: secret-owner, uid: secret-uid }]
spec:
  nodeName: secret-node
  serviceAccountName: secret-account
  containers: [{ name: secret-container, image: secret/image, env: [{ name: SECRET, value: secret }], ports: [{ name: secret-port, containerPort: 80 }] }]
status: { podIP: 198.51.100.77, message: secret-message }
---
apiVersion: v1
kind: Secret
metadata: { name: secret-secret, namespace: secret-namespace }
data: { secret-data: c2VjcmV0 }
---
apiVersion: projectcalico.org/v3
kind: NetworkPolicy
metadata: { name: secret-policy, namespace: secret-namespace, annotations: { secret-annotation: x } }
spec:
  tier: secret-tier
  selector: secret-key == 'secret-value' && !has(secret-other)
  secret-field: secret
  ingress:
    - action: Allow
      protocol: TCP
      metadata: { annotations: { secret: secret } }
      http: { paths: [{ exact: /secret }] }
      secret-field: { secret: secret }
      source: { domains: [secret.example.com], nets: [198.51.100.0/24], selector: secret-key contains 'secret', services: { name: secret-service, namespace: secret-namespace } }
      destination: { ports: [secret-port, 80], serviceAccounts: { names: [secret-account] } }
    - { action: Secret, protocol: Secret }
---
apiVersion: v1
kind: Service
metadata: { name: secret-service, namespace: secret-namespace }
spec: { clusterIP: 198.51.100.78, externalName: secret.example.com, selector: { secret-key: secret-value }, ports: [{ name: secret-port, port: 80, targetPort: secret-port }] }
---
apiVersion: projectcalico.org/v3
kind: GlobalNetworkSet
metadata: { name: secret-set, labels: { secret-key: secret-value } }
spec: { nets: [198.51.100.128/25], allowedEgressDomains: [secret.example.com] }
`;
    const { redaction, original } = pairOf([{ name: "secret.yaml", text: secret }]);
    const [file] = redaction.files(original);
    expect(file?.text).toContain("kind: NetworkPolicy");
    expect(`${file?.name ?? ""} ${file?.text ?? ""}`).not.toMatch(/secret/i);
    expect(file?.text).not.toContain("198.51.100");
    expect(file?.text).toContain("app.kubernetes.io/name");
  });

  test("keeps the words that mean something to Calico", () => {
    const text = printYaml({
      apiVersion: "projectcalico.org/v3",
      kind: "GlobalNetworkPolicy",
      metadata: { name: "p" },
      spec: {
        selector: "projectcalico.org/orchestrator == 'k8s' && pcns.kubernetes.io/metadata.name == 'p'",
      },
    });
    const { redaction, original } = pairOf([{ name: "x.yaml", text }]);
    const token = redaction.end("svc:p/p").split("/")[1] ?? "";
    expect(redaction.files(original)[0]?.text).toContain(
      JSON.stringify(
        `(projectcalico.org/orchestrator == "k8s" && pcns.kubernetes.io/metadata.name == "${token}")`,
      ),
    );
  });

  test("has one token for a name in the draft and in what was loaded", () => {
    const text = (order: number, name: string): SourceFile => ({
      name: "x.yaml",
      text: `apiVersion: projectcalico.org/v3\nkind: GlobalNetworkPolicy\nmetadata: { name: ${name} }\nspec: { order: ${order} }\n`,
    });
    const [before, after] = [
      read([text(1, "b")], options),
      read([text(2, "b"), text(3, "a")].slice(0, 1), options),
    ];
    const redaction = redact([before, after], key);
    const [old, now] = [redaction.files(before)[0]?.text, redaction.files(after)[0]?.text];
    expect(now).toBe(old?.replace("order: 1", "order: 2"));
  });
});

describe("exchanged addresses", () => {
  const octets = fc.tuple(
    fc.nat({ max: 255 }),
    fc.nat({ max: 255 }),
    fc.nat({ max: 255 }),
    fc.nat({ max: 255 }),
  );
  const { redaction } = pairOf([]);
  const bits = (text: string): string =>
    text
      .split(".")
      .map((octet) => Number(octet).toString(2).padStart(8, "0"))
      .join("");
  const shared = (one: string, other: string): number => {
    const differing = Array.from(bits(one)).findIndex((bit, at) => bit !== bits(other)[at]);
    return differing < 0 ? 32 : differing;
  };

  test("share as many first bits as the addresses did", () => {
    fc.assert(
      fc.property(octets, octets, fc.nat({ max: 4 }), (one, other, same) => {
        const [a, b] = [one.join("."), [...one.slice(0, same), ...other.slice(same)].join(".")];
        expect(shared(redaction.address(a), redaction.address(b))).toBe(shared(a, b));
      }),
    );
  });

  test("are others with another key, and stay in their private range", () => {
    const other = redact([], "another key");
    const text = "10.20.30.40";
    expect(redaction.address(text)).not.toBe(text);
    expect(other.address(text)).not.toBe(redaction.address(text));
    for (const private_ of ["10.1.2.3", "172.16.5.5", "192.168.1.1", "100.64.0.9", "169.254.1.1"])
      expect(redaction.address(private_).split(".")[0]).toBe(private_.split(".")[0]);
    expect(redaction.address("fd00::1")).toMatch(/^f[cd]/);
    expect(redaction.address("0.0.0.0/0")).toBe("0.0.0.0/0");
  });
});

test("SHA-256 is the one of others, for every text", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 300 }), (text) => {
      expect(sha256Hex(text)).toBe(createHash("sha256").update(text, "utf8").digest("hex"));
    }),
  );
  expect(sha256Hex("")).toBe("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
});
