/**
 * The definitional evaluator: what Calico does with a flow, as the semantics note says it. Naive on purpose,
 * to be read beside the note; the fast engine is compared with it on generated clusters.
 */
import type {
  AppliedTier,
  Cluster,
  Direction,
  Endpoint,
  Flow,
  Policy,
  Scope,
  Tier,
} from "#src/engine/index.ts";
import { holds, labelsOf, ruleMatches, same } from "./match.ts";

export interface Answer {
  readonly verdict: "allow" | "deny";
  /** Flow-log strings (§10.1); null where that end is not judged. */
  readonly egress: readonly string[] | null;
  readonly ingress: readonly string[] | null;
}

/** A hit without its number. */
type Hit = readonly [tier: string, policy: string, action: string, rule: number];

/** §7: in which list of an endpoint a policy stands. */
export type Stage = "untracked" | "preDNAT" | "normal" | "forward";

/** `every`: with what a host endpoint is asked before its tiers, of which Calico's own traces know nothing. */
type Lists = "normal" | "every";

/** §0.1: each managed end is judged alone, and all must allow. */
export function answer(cluster: Cluster, flow: Flow, scope: Scope, lists: Lists = "normal"): Answer {
  const [from, to] = [flow.from, flow.to].map(
    (end) => cluster.endpoints.find(({ id }) => id === end.endpoint) ?? null,
  );
  if (from && isTunnel(from, flow)) return { verdict: "deny", egress: null, ingress: null };
  if (to && isOwnNode(cluster, to, flow.from)) return { verdict: "allow", egress: null, ingress: null };
  const toOwnNode = from && isOwnNode(cluster, from, flow.to);
  const judge = (end: Endpoint, direction: Direction): readonly Hit[] =>
    walk({ cluster, flow, scope, end, direction }, lists);
  const egress = from ? judge(from, "egress") : null;
  const ingress = to && !toOwnNode ? judge(to, "ingress") : null;
  const allowed = [egress, ingress].every((hits) => hits === null || hits.at(-1)?.[2] === "allow");
  const print = (hits: typeof egress): readonly string[] | null =>
    hits?.map((hit, index) => [index, ...hit].join("|")) ?? null;
  return { verdict: allowed ? "allow" : "deny", egress: print(egress), ingress: print(ingress) };
}

/** §7: pods may not send VXLAN or IP-in-IP. */
function isTunnel(from: Endpoint, { protocol, dstPort }: Flow): boolean {
  return from.kind === "pod" && (protocol === 4 || (protocol === 17 && dstPort === 4789));
}

/** §7: a node reaches its pods unasked; a pod that reaches its node is asked for its own egress alone. */
function isOwnNode(cluster: Cluster, pod: Endpoint, { endpoint, address }: Flow["to"]): boolean {
  const host = cluster.endpoints.find(({ id }) => id === endpoint);
  if (pod.kind === "hep" || pod.node === null || host?.kind === "pod") return false;
  const node = cluster.nodes?.find(({ name }) => name === pod.node);
  return host?.node === pod.node || (node?.addresses ?? []).some((own) => address && same(own, address));
}

interface Asked {
  readonly cluster: Cluster;
  readonly scope: Scope;
  readonly end: Endpoint;
  readonly direction: Direction;
}

interface Question extends Asked {
  readonly flow: Flow;
}

/** §0.2–0.5, §7: failsafes, the lists before the normal one, tiers in order, then profiles. */
function walk(question: Question, lists: Lists): readonly Hit[] {
  const { flow, end, direction } = question;
  if (end.kind === "hep" && isFailsafe(flow, direction)) {
    const way = direction === "ingress" ? "inbound" : "outbound";
    return [["__FAILSAFE__", `failsafe:${way}`, "allow", 0]];
  }
  for (const stage of lists === "every" ? earlyStages(end) : []) {
    const { hits, decided } = walkTiers(question, (tier) => ruleHit(question, tier, stage));
    if (decided) return hits;
  }
  const { hits, decided } = walkTiers(question, (tier) => tierHit(question, tier));
  return decided ? hits : [...hits, profileHit(question)];
}

/** §7: an endpoint for all interfaces has no untracked list. */
function earlyStages(end: Endpoint): readonly Stage[] {
  if (end.kind === "pod") return [];
  return end.interfaceName === "*" ? ["preDNAT"] : ["untracked", "preDNAT"];
}

/** §0.3: up to the first tier that does not pass. */
function walkTiers(
  { cluster }: Question,
  hitOf: (tier: Tier) => Hit | null,
): { readonly hits: readonly Hit[]; readonly decided: boolean } {
  const hits: Hit[] = [];
  for (const tier of tiersInOrder(cluster)) {
    const hit = hitOf(tier);
    if (hit) hits.push(hit);
    if (hit && hit[2] !== "pass") return { hits, decided: true };
  }
  return { hits, decided: false };
}

/** §7, the defaults of Felix. */
function isFailsafe({ protocol, dstPort }: Flow, direction: Direction): boolean {
  const tcp = [179, 2379, 2380, 5473, 6443, 6666, 6667, ...(direction === "ingress" ? [22] : [])];
  const udp = direction === "ingress" ? [68] : [53, 67];
  return (protocol === 6 && tcp.includes(dstPort)) || (protocol === 17 && udp.includes(dstPort));
}

/** §6.1, §1.1: tiers that exist by order and name, then those that policies merely name; these end in Deny. */
function tiersInOrder({ tiers, policies }: Cluster): readonly Tier[] {
  const named = [...new Set(policies.map(({ tier }) => tier))];
  const missing = named.filter((name) => !tiers.some((tier) => tier.name === name));
  const unset = { order: Infinity, defaultAction: "Deny", defined: false, builtIn: false } as const;
  const all = [...tiers, ...missing.map((name) => ({ name, ...unset }))];
  return all.sort(
    (a, b) => Number(b.defined) - Number(a.defined) || a.order - b.order || bytewise(a.name, b.name),
  );
}

/** §6.2: by order, unset last (two unset ones differ by NaN, no less than by 0); ties as one string. */
function policiesInOrder(policies: readonly Policy[]): readonly Policy[] {
  const order = (policy: Policy): number => policy.order ?? Infinity;
  const tie = (policy: Policy): string => `${policy.name}/${policy.namespace ?? ""}/${internalKind(policy)}`;
  return [...policies].sort((a, b) => order(a) - order(b) || bytewise(tie(a), tie(b)));
}

/** §6.2, §10.1: Calico's own word for the kind; flow logs have its initials. */
function internalKind({ kind }: Policy): string {
  return /^(Cluster|Admin|Baseline)/.test(kind) ? `Kubernetes${kind}` : kind;
}

function textOf(policy: Policy): string {
  const initials = internalKind(policy).replaceAll(/[a-z]/g, "").toLowerCase();
  return `${initials}:${policy.namespace === null ? "" : `${policy.namespace}/`}${policy.name}`;
}

function bytewise(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a), Buffer.from(b));
}

/** §0.2, §6.5: those that are in force, select the endpoint, govern the direction and stand in the list. */
function applicable({ cluster, scope, end, direction }: Asked, tier: Tier, stage: Stage): readonly Policy[] {
  const labels = labelsOf(cluster, end);
  return policiesInOrder(cluster.policies).filter(
    (policy) =>
      policy.tier === tier.name &&
      policy.ignored === null &&
      policy.governs[direction] &&
      standsIn(stage, policy, { end, direction }) &&
      (scope === "pending" || !policy.staged) &&
      policy.subject.every(({ selector }) => holds(selector, labels)),
  );
}

/** §7: doNotTrack, else preDNAT (ingress only), else normal, and forward too where asked for; pods have the normal list alone. */
function standsIn(
  stage: Stage,
  { doNotTrack, preDNAT, applyOnForward }: Policy,
  { end, direction }: Pick<Asked, "end" | "direction">,
): boolean {
  if (stage === "normal") return !doNotTrack && !preDNAT;
  if (end.kind === "pod") return false;
  if (stage === "untracked") return doNotTrack;
  if (stage === "preDNAT") return preDNAT && !doNotTrack && direction === "ingress";
  return applyOnForward && !doNotTrack && !preDNAT;
}

/** §0.2: one list of an endpoint, staged policies included; early lists end in Pass. */
export function listOf(asked: Omit<Asked, "scope">, stage: Stage): readonly AppliedTier[] {
  return tiersInOrder(asked.cluster).flatMap((tier) => {
    const policies = applicable({ ...asked, scope: "pending" }, tier, stage).map(({ id }) => id);
    const early = stage === "untracked" || stage === "preDNAT";
    const defaultAction = early ? "Pass" : tier.defaultAction;
    return policies.length > 0 ? [{ tier: tier.name, defaultAction, policies }] : [];
  });
}

/** §0.3, §5.2: Log decides nothing but keeps its number. */
function firstMatch(
  question: Question,
  rules: Policy["ingress"],
): { action: string | undefined; rule: number } {
  const { cluster, flow } = question;
  const rule = rules.findIndex((one) => one.action !== "Log" && ruleMatches(cluster, one, flow));
  return { action: rules[rule]?.action.toLowerCase(), rule };
}

/** §0.3: the first matching rule of a tier. */
function ruleHit(question: Question, tier: Tier, stage: Stage): Hit | null {
  for (const policy of applicable(question, tier, stage)) {
    const { action, rule } = firstMatch(question, policy[question.direction]);
    if (action) return [tier.name, textOf(policy), action, rule];
  }
  return null;
}

/** §0.4, §6.6: or the default action; null for a skipped tier. */
function tierHit(question: Question, tier: Tier): Hit | null {
  const policies = applicable(question, tier, "normal");
  const blamed = question.scope === "enforced" ? policies.at(-1) : policies[0];
  const end: Hit | null = blamed ? [tier.name, textOf(blamed), tier.defaultAction.toLowerCase(), -1] : null;
  return ruleHit(question, tier, "normal") ?? end;
}

/** §6.7, §1.7, §13: profiles in listed order; one that does not exist denies; Pass goes to the next. */
function profileHit(question: Question): Hit {
  const { cluster, end, direction } = question;
  for (const name of end.profiles) {
    const profile = cluster.profiles.find((one) => one.name === name);
    if (!profile) return ["__PROFILE__", `pro:${name}`, "deny", 0];
    const { action, rule } = firstMatch(question, profile[direction]);
    if (action && action !== "pass") return ["__PROFILE__", `pro:${name}`, action, rule];
  }
  return ["__PROFILE__", "pro:__NO_MATCH__", "deny", 0];
}
