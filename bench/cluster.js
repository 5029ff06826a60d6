/** Text of a generated cluster of a given shape, the same for the same shape: for benches only. */

/** A small linear congruential generator, so that every run measures the same text. */
function random(seed) {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

const apps = ["web", "api", "cart", "orders", "search", "auth", "mail", "stock"];
const roles = ["frontend", "backend", "cache", "store"];

const namespace = (index) => `team-${String(index)}`;

function pod(index, namespaces, pick) {
  const app = apps[index % apps.length];
  return `apiVersion: v1
kind: Pod
metadata:
  name: ${app}-${String(index)}
  namespace: ${namespace(index % namespaces)}
  labels:
    app: ${app}
    role: ${roles[pick(roles.length)]}
spec:
  nodeName: node-${String(index % 20)}
  containers:
  - name: main
    ports:
    - name: http
      containerPort: 8080
status:
  phase: Running
  podIP: 10.${String(64 + (index >> 16))}.${String((index >> 8) & 255)}.${String(index & 255)}
`;
}

function rule(pick, side) {
  const action = ["Allow", "Allow", "Deny", "Pass"][pick(4)];
  return `  - action: ${action}
    protocol: TCP
    ${side}:
      selector: app == '${apps[pick(apps.length)]}' && role == '${roles[pick(roles.length)]}'
    ${side === "source" ? "destination:\n      ports" : "source:\n      notPorts"}: [${String(1000 + pick(9000))}]
`;
}

function everywhere(tier, index, pick) {
  return `apiVersion: projectcalico.org/v3
kind: GlobalNetworkPolicy
metadata:
  name: everywhere-${tier}-${String(index)}
spec:
  tier: ${tier}
  order: ${String((index + 1) * 10)}
  selector: all()
  types: [Ingress]
  ingress:
${rule(pick, "source")}`;
}

function policy(tier, index, namespaces, pick) {
  const rules = (side) => Array.from({ length: 2 }, () => rule(pick, side)).join("");
  return `apiVersion: projectcalico.org/v3
kind: NetworkPolicy
metadata:
  name: policy-${tier}-${String(index)}
  namespace: ${namespace(pick(namespaces))}
spec:
  tier: ${tier}
  order: ${String((index + 1) * 10)}
  selector: app == '${apps[pick(apps.length)]}'
  types: [Ingress, Egress]
  ingress:
${rules("source")}  egress:
${rules("destination")}`;
}

/**
 * The first `broad` cards of each tier select everything.
 * @param {{tiers: number, cards: number, pods: number, namespaces?: number, broad?: number}} shape
 */
export function clusterText({ tiers, cards, pods, namespaces = 10, broad = 0 }) {
  const pick = random(7);
  const documents = [];
  for (let index = 0; index < namespaces; index++)
    documents.push(`apiVersion: v1\nkind: Namespace\nmetadata:\n  name: ${namespace(index)}\n`);
  for (let tier = 0; tier < tiers; tier++) {
    documents.push(
      `apiVersion: projectcalico.org/v3\nkind: Tier\nmetadata:\n  name: tier-${String(tier)}\nspec:\n  order: ${String((tier + 1) * 100)}\n  defaultAction: Pass\n`,
    );
    for (let index = 0; index < cards; index++)
      documents.push(
        index < broad
          ? everywhere(`tier-${String(tier)}`, index, pick)
          : policy(`tier-${String(tier)}`, index, namespaces, pick),
      );
  }
  for (let index = 0; index < pods; index++) documents.push(pod(index, namespaces, pick));
  return documents.join("---\n");
}
