/** A cluster of three pods and two tiers, small enough to know every answer by heart. */
export const shop = `# the shop
apiVersion: projectcalico.org/v3
kind: Tier
metadata: { name: team }
spec: { order: 100, defaultAction: Deny }
---
apiVersion: v1
kind: Namespace
metadata: { name: shop }
---
apiVersion: v1
kind: Pod
metadata: { name: web, namespace: shop, labels: { app: web } }
spec: { nodeName: n1, containers: [{ name: c, ports: [{ name: http, containerPort: 8080 }] }] }
status: { phase: Running, podIP: 10.0.0.1 }
---
apiVersion: v1
kind: Pod
metadata: { name: db, namespace: shop, labels: { app: db } }
spec: { nodeName: n2, containers: [{ name: c, ports: [{ name: sql, containerPort: 5432 }] }] }
status: { phase: Running, podIP: 10.0.0.2 }
---
apiVersion: v1
kind: Pod
metadata: { name: job, namespace: shop, labels: { app: job } }
spec: { nodeName: n2, containers: [{ name: c }] }
status: { phase: Running, podIP: 10.0.0.3 }
---
apiVersion: projectcalico.org/v3
kind: NetworkPolicy
metadata: { name: db-in, namespace: shop }
spec:
  tier: team
  order: 10
  selector: app == 'db' # only the database
  ingress:
    - action: Allow
      protocol: UDP
    - action: Allow
      protocol: TCP
      source: { selector: app == 'web' }
      destination: { ports: [5432] }
---
apiVersion: projectcalico.org/v3
kind: StagedNetworkPolicy
metadata: { name: db-open, namespace: shop }
spec:
  tier: team
  order: 5
  selector: app == 'db'
  ingress: [{ action: Allow }]
`;
