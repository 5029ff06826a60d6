/** A made-up cluster in YAML: pods `a` and `b` in namespace `shop`, and tiers full of policies about them. */
export interface BoardSize {
  readonly tiers: number;
  /** Per tier. */
  readonly policies: number;
}

const pods = `apiVersion: v1
kind: Namespace
metadata:
  name: shop
---
apiVersion: v1
kind: Pod
metadata:
  name: a
  namespace: shop
  labels: { app: a }
spec:
  nodeName: n1
  containers:
    - { name: a, image: a, ports: [{ containerPort: 8080, name: http }] }
status:
  podIP: 10.0.0.1
---
apiVersion: v1
kind: Pod
metadata:
  name: b
  namespace: shop
  labels: { app: b }
spec:
  nodeName: n2
  containers:
    - { name: b, image: b, ports: [{ containerPort: 80 }, { containerPort: 443 }] }
status:
  podIP: 10.0.0.2
`;

/** Tier `t1` to `tn` at orders 100, 200…; policies `t1-p1`… at orders 10, 20…, allowing and denying by turns. */
export function board({ tiers, policies }: BoardSize): string {
  const documents = [pods];
  for (let tier = 1; tier <= tiers; tier++) {
    documents.push(tierText(tier));
    for (let policy = 1; policy <= policies; policy++) documents.push(policyText(tier, policy));
  }
  return documents.join("---\n");
}

function tierText(tier: number): string {
  return `apiVersion: projectcalico.org/v3
kind: Tier
metadata:
  name: t${tier}
spec:
  order: ${tier * 100}
  defaultAction: ${tier % 2 === 0 ? "Deny" : "Pass"}
`;
}

function policyText(tier: number, policy: number): string {
  const action = ["Allow", "Deny", "Pass"][(tier + policy) % 3] ?? "Deny";
  const port = policy % 4 === 0 ? 443 : 80;
  return `apiVersion: projectcalico.org/v3
kind: GlobalNetworkPolicy
metadata:
  name: t${tier}-p${policy}
spec:
  tier: t${tier}
  order: ${policy * 10}
  selector: app in {"a", "b"}
  types: [Ingress, Egress]
  ingress:
    - { action: ${action}, protocol: TCP, destination: { ports: [${port}] } }
  egress:
    - { action: Allow, protocol: TCP, destination: { selector: app == "b" } }
`;
}
