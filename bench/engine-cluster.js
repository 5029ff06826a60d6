/** Texts of generated clusters for the engine's bench, the same on every run. */

/** A small linear congruential generator. */
function random(seed) {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

const tiers = 4;
const namespaces = 20;
const sets = 20;
const apps = 40;
const roles = 25;

const tierText = (index) => `apiVersion: projectcalico.org/v3
kind: Tier
metadata: {name: tier-${String(index)}}
spec: {order: ${String((index + 1) * 100)}, defaultAction: Pass}
`;

const namespaceText = (index) => `apiVersion: v1
kind: Namespace
metadata: {name: team-${String(index)}, labels: {team: t${String(index)}}}
`;

const listed = (count, make) => Array.from({ length: count }, (_, index) => make(index));

const setText = (index) => `apiVersion: projectcalico.org/v3
kind: GlobalNetworkSet
metadata: {name: set-${String(index)}, labels: {net: n${String(index)}}}
spec: {nets: [${listed(30, (net) => `100.${String(64 + index)}.${String(net)}.0/24`).join(", ")}]}
`;

/** @param {number} index below 65,536 */
const podAddress = (index) => `10.64.${String(index >> 8)}.${String(index & 255)}`;

const podText = (index) => `apiVersion: v1
kind: Pod
metadata:
  name: pod-${String(index)}
  namespace: team-${String(index % namespaces)}
  labels: {app: a${String(index % apps)}, role: r${String(Math.floor(index / apps) % roles)}, group: g${String(index % 33)}}
spec: {nodeName: node-${String(index % 20)}, containers: [{name: main, ports: [{name: http, containerPort: 8080}]}]}
status: {phase: Running, podIP: ${podAddress(index)}}
`;

/** 40 % app and role, 10 % a network set, 10 % a namespace, 40 % one to four ranges. */
function peerText(pick) {
  const kind = pick(10);
  if (kind < 4) return `selector: app == 'a${String(pick(apps))}' && role == 'r${String(pick(roles))}'`;
  if (kind === 4) return `selector: net == 'n${String(pick(sets))}'`;
  if (kind === 5) return `namespaceSelector: team == 't${String(pick(namespaces))}'`;
  const nets = listed(1 + pick(4), () => `172.${String(16 + pick(16))}.${String(pick(256))}.0/24`);
  return `nets: [${nets.join(", ")}]`;
}

/** Half the rules name TCP and a port; those that admit a whole namespace always do. */
function ruleText(pick, side) {
  const peer = peerText(pick);
  const action = ["Allow", "Allow", "Deny", "Pass"][pick(4)];
  const withPort = peer.startsWith("namespaceSelector") || pick(9) < 4;
  const port = withPort ? `ports: [${String(1000 + pick(7000))}]` : "";
  const ends =
    side === "source"
      ? `source: {${peer}}${port && `, destination: {${port}}`}`
      : `destination: {${peer}${port && `, ${port}`}}`;
  return `  - {action: ${action}${withPort ? ", protocol: TCP" : ""}, ${ends}}\n`;
}

/** Selects two of the 33 groups of pods: some twelve policies apply to every pod. */
function policyText(index, pick) {
  const rules = (side) => listed(50, () => ruleText(pick, side)).join("");
  const groups = listed(2, (step) => `'g${String((index + step * 8) % 33)}'`);
  return `apiVersion: projectcalico.org/v3
kind: GlobalNetworkPolicy
metadata: {name: policy-${String(index)}}
spec:
  tier: tier-${String(index % tiers)}
  order: ${String(index)}
  selector: group in {${groups.join(", ")}}
  types: [Ingress, Egress]
  ingress:
${rules("source")}  egress:
${rules("destination")}`;
}

/** The number makes every document another text, which a reader that remembers documents has not seen. */
const joined = (documents, copy) => documents.join(`---\n# copy ${String(copy)}\n`);

/** 1,000 pods and 200 policies in 4 tiers: a flow looks at some 1,200 rules. */
export function manyPolicies(copy = 0) {
  const pick = random(7);
  return joined(
    [
      ...listed(tiers, tierText),
      ...listed(namespaces, namespaceText),
      ...listed(sets, setText),
      ...listed(1000, podText),
      ...listed(200, (index) => policyText(index, pick)),
    ],
    copy,
  );
}

/** One pod under 400 policies of 50 rules a direction, of which few ever match. */
export function manyRules() {
  const pick = random(11);
  const all = (index) => policyText(index, pick).replace(/selector: group.*/, "selector: has(group)");
  return joined(
    [
      ...listed(tiers, tierText),
      ...listed(namespaces, namespaceText),
      ...listed(sets, setText),
      podText(0),
      ...listed(400, all),
    ],
    0,
  );
}
