/** A small shop for tests: three tiers, pods with and without addresses, a service, a host, a network set. */
import { resolve, trace, type PolicySet, type Scope } from "#src/engine/index.ts";
import { read, type Reading } from "#src/manifest/index.ts";
import type { Asked } from "../answer.ts";
import { ask } from "../ask/ask.ts";
import { explainFlow } from "../flow/explain-flow.ts";
import type { Explanation, FlowQuery } from "../types.ts";

export interface Loaded {
  readonly reading: Reading;
  readonly set: PolicySet;
}

export function load(text: string): Loaded {
  const reading = read([{ name: "test.yaml", text }], { assume: "missing" });
  return { reading, set: resolve(reading.cluster) };
}

export function query(from: string, to: string, port: string, more: Partial<FlowQuery> = {}): FlowQuery {
  return { from, to, port, sourcePort: null, family: null, ...more };
}

/** Explanation of the first (or only) flow of a question. */
export function explain({ set, reading }: Loaded, asked: FlowQuery, scope: Scope = "enforced"): Explanation {
  const found: Asked = ask(set, reading, asked);
  const flow = found.kind === "flows" ? found.flows[0]?.flow : undefined;
  if (!flow) throw new Error(JSON.stringify(found));
  const otherTrace = trace(set, flow, scope === "enforced" ? "pending" : "enforced");
  return explainFlow(set, reading, trace(set, flow, scope), { version: "before", otherTrace });
}

export function texts(items: Explanation["egress"]): readonly string[] {
  return items?.items.map((item) => item.text) ?? [];
}

export const shop = `
apiVersion: projectcalico.org/v3
kind: Tier
metadata: { name: guard }
spec: { order: 100, defaultAction: Pass }
---
apiVersion: projectcalico.org/v3
kind: Tier
metadata: { name: team }
spec:
  order: 200
  defaultAction: Deny
---
apiVersion: v1
kind: Namespace
metadata: { name: shop, labels: { zone: app } }
---
apiVersion: v1
kind: Namespace
metadata: { name: data }
---
apiVersion: v1
kind: Pod
metadata: { name: web, namespace: shop, labels: { app: web } }
spec: { nodeName: n1, containers: [{ name: c, ports: [{ name: http, containerPort: 8080 }, { name: dns, containerPort: 53, protocol: UDP }, { name: dns, containerPort: 53 }] }] }
status: { phase: Running, podIP: 10.0.0.1, podIPs: [{ ip: 10.0.0.1 }, { ip: "fd00::1" }] }
---
apiVersion: v1
kind: Pod
metadata: { name: web2, namespace: shop, labels: { app: web, canary: "yes" } }
spec: { nodeName: n2, containers: [{ name: c, ports: [{ name: http, containerPort: 8081 }] }] }
status: { phase: Running, podIP: 10.0.0.2 }
---
apiVersion: v1
kind: Pod
metadata: { name: db, namespace: data, labels: { app: db } }
spec: { nodeName: n2, containers: [{ name: c, ports: [{ name: sql, containerPort: 5432 }] }] }
status: { phase: Running, podIP: 10.0.1.1 }
---
apiVersion: v1
kind: Pod
metadata: { name: six, namespace: data, labels: { app: six } }
spec: { nodeName: n2, containers: [{ name: c }] }
status: { phase: Running, podIP: "fd00::6" }
---
apiVersion: v1
kind: Pod
metadata: { name: waiting, namespace: data }
spec: { containers: [{ name: c }] }
status: { phase: Pending }
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: tmpl, namespace: data }
spec: { selector: { matchLabels: { app: tmpl } }, template: { metadata: { labels: { app: tmpl } }, spec: { containers: [{ name: c, ports: [{ containerPort: 9000 }] }] } } }
---
apiVersion: v1
kind: Service
metadata: { name: web, namespace: shop }
spec: { clusterIP: 10.96.0.1, selector: { app: web }, ports: [{ name: http, port: 80, targetPort: http }] }
---
apiVersion: v1
kind: Service
metadata: { name: idle, namespace: shop }
spec: { clusterIP: 10.96.0.2, selector: { app: nobody }, ports: [{ port: 80 }] }
---
apiVersion: projectcalico.org/v3
kind: HostEndpoint
metadata: { name: n1-eth0, labels: { role: node } }
spec: { node: n1, interfaceName: eth0, expectedIPs: [192.168.0.1] }
---
apiVersion: projectcalico.org/v3
kind: GlobalNetworkSet
metadata: { name: partners, labels: { kind: partner } }
spec: { nets: [203.0.113.0/24] }
---
apiVersion: projectcalico.org/v3
kind: GlobalNetworkPolicy
metadata: { name: dns }
spec:
  tier: guard
  order: 10
  namespaceSelector: all()
  types: [Egress]
  egress:
  - { action: Log, protocol: UDP }
  - { action: Allow, protocol: UDP, destination: { ports: [53] } }
---
apiVersion: projectcalico.org/v3
kind: NetworkPolicy
metadata: { name: db-in, namespace: data }
spec:
  tier: team
  order: 10
  selector: app == 'db'
  ingress:
  - action: Allow
    protocol: TCP
    source: { namespaceSelector: projectcalico.org/name == 'shop', selector: canary == 'yes' }
    destination: { ports: [5432] }
  - { action: Allow, protocol: TCP, source: { namespaceSelector: zone == 'ops' }, destination: { ports: [22] } }
---
apiVersion: projectcalico.org/v3
kind: StagedNetworkPolicy
metadata: { name: open-db, namespace: data }
spec:
  tier: team
  order: 20
  selector: app == 'db'
  types: [Ingress]
  ingress:
  - { action: Allow }
---
apiVersion: projectcalico.org/v3
kind: NetworkPolicy
metadata: { name: nobody, namespace: shop }
spec: { tier: team, selector: app == 'gone', types: [Ingress] }
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: web-in, namespace: shop }
spec:
  podSelector: { matchLabels: { app: web } }
  policyTypes: [Ingress]
  ingress:
  - from: [{ podSelector: { matchLabels: { app: db } } }, { podSelector: { matchLabels: { app: web } } }]
    ports: [{ port: 8080 }, { port: 53, protocol: UDP }]
`;
