/**
 * policy.networking.k8s.io policies: ClusterNetworkPolicy v1alpha2, and AdminNetworkPolicy and BaselineAdminNetworkPolicy
 * v1alpha1 as Calico up to v3.31 treats them (semantics §6.4).
 */
import {
  parseWrittenPrefix,
  type Action,
  type Direction,
  type Policy,
  type PortMatch,
  type Rule,
  type SelectorTerm,
} from "#src/engine/index.ts";
import { anyEntity, type EntityWords } from "../convert/entity.ts";
import { expandRule, type PortEntry } from "../convert/expand.ts";
import { convertRule, type RuleWords } from "../convert/rule.ts";
import { globalSubject } from "../convert/subject.ts";
import type { DecodedPolicy, PolicyIdentity } from "./calicoPolicy.ts";
import {
  checkKnown,
  childMap,
  integerField,
  mapListField,
  spanOf,
  startOf,
  stringField,
  textField,
  textListField,
  type Fields,
} from "./fields.ts";
import {
  decodeLabelSelector,
  namespaceSelectorText,
  podSelectorText,
  writtenSelector,
} from "./labelSelector.ts";
import { clip, report } from "./scope.ts";

type Generation = "cluster" | "admin" | "baseline";

export function decodeClusterPolicy(
  spec: Fields,
  identity: PolicyIdentity,
  generation: Generation,
): DecodedPolicy {
  const known = { cluster: ["tier", "priority"], admin: ["priority"], baseline: [] }[generation];
  checkKnown(spec, [...known, "subject", "ingress", "egress"]);
  const ingress = decodeRules(spec, "ingress", generation);
  const egress = decodeRules(spec, "egress", generation);
  const subject = decodeSubject(spec);
  const { tier, reason } = decodeTier(spec, generation);
  const parsed = ingress !== null && egress !== null;
  const none = ingress?.length === 0 && egress?.length === 0;
  const policy: Policy = {
    ...identity,
    tier,
    order: generation === "baseline" ? 1000 : decodePriority(spec),
    staged: false,
    subject: subject.terms,
    // Without any type Felix takes both directions (semantics §5.1).
    governs: { ingress: none || ingress?.length !== 0, egress: none || egress?.length !== 0 },
    ingress: ingress ?? [],
    egress: egress ?? [],
    doNotTrack: false,
    preDNAT: false,
    applyOnForward: false,
    ignored: reason ?? subject.reason ?? (parsed ? null : "a selector of its rules cannot be parsed"),
  };
  return { policy, tierText: null };
}

function decodeTier(
  spec: Fields,
  generation: Generation,
): { readonly tier: string; readonly reason: string | null } {
  if (generation === "admin") return { tier: "adminnetworkpolicy", reason: null };
  if (generation === "baseline") return { tier: "baselineadminnetworkpolicy", reason: null };
  const text = textField(spec, "tier");
  if (text?.text === "Admin") return { tier: "kube-admin", reason: null };
  if (text?.text === "Baseline") return { tier: "kube-baseline", reason: null };
  report(spec.scope, {
    code: "ignored-by-calico",
    at: text ?? spanOf(spec, "tier"),
    path: "spec.tier",
    message:
      text === null
        ? "Calico ignores this policy entirely: it names no tier"
        : `Calico ignores this policy entirely: \`${clip(text.text)}\` is no tier of its kind`,
    help: "the tier is Admin or Baseline",
  });
  return { tier: "kube-admin", reason: "it names neither the Admin nor the Baseline tier" };
}

function decodePriority(spec: Fields): number {
  const priority = integerField(spec, "priority");
  if (priority === null || priority < 0 || priority > 1000) {
    report(spec.scope, {
      code: priority === null ? "missing-field" : "invalid-value",
      at: spanOf(spec, "priority"),
      path: "spec.priority",
      message:
        priority === null
          ? "`spec.priority` is missing"
          : `\`${priority}\` in \`spec.priority\` is not a priority`,
      help: "a priority is a whole number from 0 to 1000",
    });
  }
  return priority ?? 0;
}

interface Subject {
  readonly terms: readonly SelectorTerm[];
  /** Why Calico drops the policy. */
  readonly reason: string | null;
}

function decodeSubject(spec: Fields): Subject {
  const subject = childMap(spec, "subject");
  if (subject !== null) checkKnown(subject, ["namespaces", "pods"]);
  const peer = subject === null ? null : podPeer(subject);
  if (peer === null) {
    const reason = "its subject names neither namespaces nor pods";
    report(spec.scope, {
      code: "ignored-by-calico",
      at: spanOf(spec, "subject"),
      path: "spec.subject",
      message: `Calico ignores this policy entirely: ${reason}`,
    });
    return { terms: [], reason };
  }
  const selector = peer.selector === "" ? podSelectorText(null) : peer.selector;
  const terms = globalSubject({ ...peer, selector, serviceAccountSelector: "" });
  return terms.ok
    ? { terms: terms.terms, reason: null }
    : { terms: [], reason: "its subject cannot be parsed" };
}

interface PodPeer {
  readonly selector: string;
  readonly selectorWritten: string;
  readonly namespaceSelector: string;
  readonly namespaceWritten: string;
}

/** `namespaces` or `pods` of a subject or peer; `pods` wins where both are given, as the later one does in Calico's converter. */
function podPeer(fields: Fields): PodPeer | null {
  const pods = childMap(fields, "pods");
  const namespaces = childMap(pods ?? fields, pods === null ? "namespaces" : "namespaceSelector");
  if (pods === null && namespaces === null) return null;
  if (pods !== null) checkKnown(pods, ["namespaceSelector", "podSelector"]);
  const namespaceSelector =
    namespaces === null ? { matchLabels: {}, expressions: [] } : decodeLabelSelector(namespaces);
  const selected = pods === null ? null : childMap(pods, "podSelector");
  const podSelector = selected === null ? null : decodeLabelSelector(selected);
  return {
    selector: pods === null ? "" : podSelectorText(podSelector),
    selectorWritten: writtenSelector(podSelector, "any pod"),
    namespaceSelector: namespaceSelectorText(namespaceSelector),
    namespaceWritten: writtenSelector(namespaceSelector, "any namespace"),
  };
}

const peersField = { ingress: "from", egress: "to" } as const;

/** Null: a selector cannot be parsed, so that Felix drops the policy. */
function decodeRules(spec: Fields, direction: Direction, generation: Generation): readonly Rule[] | null {
  const ports = generation === "cluster" ? "protocols" : "ports";
  const words = mapListField(spec, direction).flatMap((rule, written): readonly RuleWords[] => {
    const unmodelled = checkKnown(rule, ["name", "action", peersField[direction], ports]);
    const action = decodeAction(rule, generation);
    const peers = mapListField(rule, peersField[direction]).map((peer) => decodePeer(peer, direction));
    const entries = mapListField(rule, ports).map(
      generation === "cluster" ? decodeProtocols : decodeAdminPort,
    );
    const usable = peers.filter((peer) => peer !== null);
    const whole = action !== null && usable.length === peers.length && !entries.includes(null);
    if (!whole) return replaceRule(rule, { direction, written });
    return expandRule({
      action,
      direction,
      entries: entries.filter((entry) => entry !== null),
      peers: usable,
      written,
      unmodelled,
    });
  });
  const rules = words.map((one) => convertRule(one, ""));
  return rules.includes(null) ? null : rules.filter((rule) => rule !== null);
}

const actions: Readonly<Record<Generation, Readonly<Record<string, Action>>>> = {
  cluster: { Accept: "Allow", Deny: "Deny", Pass: "Pass" },
  admin: { Allow: "Allow", Deny: "Deny", Pass: "Pass" },
  baseline: { Allow: "Allow", Deny: "Deny" },
};

function decodeAction(rule: Fields, generation: Generation): Action | null {
  const text = textField(rule, "action");
  const allowed = actions[generation];
  const action = text !== null && Object.hasOwn(allowed, text.text) ? (allowed[text.text] ?? null) : null;
  if (action !== null) return action;
  report(rule.scope, {
    code: text === null ? "missing-field" : "invalid-value",
    at: text ?? spanOf(rule, "action"),
    path: `${rule.path}.action`,
    message:
      text === null
        ? `\`${rule.path}\` has no action`
        : `\`${clip(text.text)}\` is not an action of this kind`,
    help: `an action is ${Object.keys(allowed).join(", ")}`,
  });
  return null;
}

/** An Accept that cannot be converted vanishes, a Deny or Pass becomes a deny of everything. */
function replaceRule(
  rule: Fields,
  { direction, written }: { direction: Direction; written: number },
): readonly RuleWords[] {
  const action = stringField(rule, "action");
  const closed = action === "Deny" || action === "Pass";
  report(rule.scope, {
    code: "rule-not-converted",
    at: startOf(rule.map),
    path: rule.path,
    message: closed
      ? `Calico cannot convert \`${rule.path}\` and denies everything in its place`
      : `Calico cannot convert \`${rule.path}\` and leaves it out`,
    help: "`nodes` and `domainNames` are not supported; CIDRs and ports must be valid",
  });
  if (!closed) return [];
  return expandRule({ action: "Deny", direction, entries: [], peers: [anyEntity], written, unmodelled: [] });
}

/** Null: nothing Calico supports is set. */
function decodePeer(peer: Fields, direction: Direction): EntityWords | null {
  const egress = direction === "egress" ? ["networks", "nodes", "domainNames"] : [];
  checkKnown(peer, ["namespaces", "pods", ...egress]);
  const selected = podPeer(peer);
  const nets = direction === "egress" ? textListField(peer, "networks") : [];
  for (const net of nets) {
    const prefix = parseWrittenPrefix(net.text);
    if (prefix !== null && !prefix.bare) continue;
    report(peer.scope, {
      code: "invalid-net",
      at: net,
      path: net.path,
      message: `\`${clip(net.text)}\` in \`${net.path}\` is not a CIDR`,
      help: "write an address and a length, such as `10.0.0.0/8`",
    });
    return null;
  }
  if (selected === null && nets.length === 0) return null;
  return { ...anyEntity, ...selected, nets: nets.map(({ text }) => text) };
}

/** One entry of `protocols`. An entry with nothing set matches everything. Null: an impossible port. */
function decodeProtocols(entry: Fields): PortEntry | null {
  checkKnown(entry, ["tcp", "udp", "sctp", "destinationNamedPort"]);
  for (const [field, protocol] of [
    ["tcp", "TCP"],
    ["udp", "UDP"],
    ["sctp", "SCTP"],
  ] as const) {
    const map = childMap(entry, field);
    if (map === null) continue;
    checkKnown(map, ["destinationPort"]);
    const port = childMap(map, "destinationPort");
    if (port === null) return { protocol, port: null };
    checkKnown(port, ["number", "range"]);
    return numberOrRange(protocol, port);
  }
  return { protocol: "", port: named(stringField(entry, "destinationNamedPort")) };
}

function numberOrRange(protocol: string, port: Fields): PortEntry | null {
  const number = integerField(port, "number") ?? 0;
  if (number !== 0) return { protocol, port: { kind: "range", low: number, high: number } };
  const range = childMap(port, "range");
  if (range === null) return { protocol, port: null };
  checkKnown(range, ["start", "end"]);
  return rangeEntry(protocol, range);
}

function rangeEntry(protocol: string, range: Fields): PortEntry | null {
  const low = integerField(range, "start") ?? 0;
  const high = integerField(range, "end") ?? 0;
  return low > high ? null : { protocol, port: { kind: "range", low, high } };
}

function named(name: string | null): PortMatch | null {
  return name === null || name === "" ? null : { kind: "named", name };
}

/** One entry of `ports` in v1alpha1. */
function decodeAdminPort(entry: Fields): PortEntry | null {
  checkKnown(entry, ["portNumber", "namedPort", "portRange"]);
  const single = childMap(entry, "portNumber");
  if (single !== null) {
    checkKnown(single, ["protocol", "port"]);
    const port = integerField(single, "port") ?? 0;
    return {
      protocol: stringField(single, "protocol") ?? "TCP",
      port: { kind: "range", low: port, high: port },
    };
  }
  const range = childMap(entry, "portRange");
  if (range !== null) {
    checkKnown(range, ["protocol", "start", "end"]);
    return rangeEntry(stringField(range, "protocol") ?? "TCP", range);
  }
  return { protocol: "", port: named(stringField(entry, "namedPort")) };
}
