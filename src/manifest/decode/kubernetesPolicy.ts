/** networking.k8s.io NetworkPolicy and Calico's staged form of it (semantics §6.3). */
import {
  parseWrittenPrefix,
  protocolNumber,
  type Direction,
  type Policy,
  type Rule,
} from "#src/engine/index.ts";
import { anyEntity, type EntityWords } from "../convert/entity.ts";
import { expandRule, type PortEntry } from "../convert/expand.ts";
import { convertRule } from "../convert/rule.ts";
import { namespacedSubject } from "../convert/subject.ts";
import { stagedDelete, type DecodedPolicy, type PolicyIdentity } from "./calicoPolicy.ts";
import {
  checkKnown,
  child,
  childMap,
  integerField,
  mapListField,
  startOf,
  textField,
  textListField,
  wrongType,
  type Fields,
  type Text,
} from "./fields.ts";
import {
  decodeLabelSelector,
  namespaceSelectorText,
  podSelectorText,
  writtenSelector,
} from "./labelSelector.ts";
import { portFromText } from "./ports.ts";
import { clip, report } from "./scope.ts";

const directions = { ingress: "from", egress: "to" } as const;

export function decodeKubernetesPolicy(spec: Fields, identity: PolicyIdentity): DecodedPolicy {
  const staged = identity.kind === "StagedKubernetesNetworkPolicy";
  checkKnown(spec, ["podSelector", "ingress", "egress", "policyTypes", ...(staged ? ["stagedAction"] : [])]);
  const namespace = identity.namespace ?? "default";
  const selected = childMap(spec, "podSelector");
  const podSelector = selected === null ? null : decodeLabelSelector(selected);
  const subject = namespacedSubject(
    {
      selector: podSelectorText(podSelector),
      selectorWritten: writtenSelector(podSelector, "any pod"),
      namespaceSelector: "",
      serviceAccountSelector: "",
    },
    namespace,
  );
  const ingress = decodeRules(spec, "ingress", namespace);
  const egress = decodeRules(spec, "egress", namespace);
  const reasons = [
    ...(staged ? stagedDelete(spec) : []),
    ...(subject.ok ? [] : ["its pod selector cannot be parsed"]),
    ...[...ingress, ...egress].flatMap((rule) => (rule.fatal === null ? [] : [rule.fatal])),
    ...(staged
      ? [...ingress, ...egress].flatMap((rule) => (rule.dropped === null ? [] : [rule.dropped]))
      : []),
  ];
  const policy: Policy = {
    ...identity,
    tier: "default",
    order: 1000,
    staged,
    subject: subject.ok ? subject.terms : [],
    governs: decodeTypes(spec, staged, egress.length),
    ingress: ingress.flatMap((rule) => rule.rules),
    egress: egress.flatMap((rule) => rule.rules),
    doNotTrack: false,
    preDNAT: false,
    applyOnForward: false,
    ignored: reasons[0] ?? null,
  };
  return { policy, tierText: null };
}

/** The API server adds Ingress, and Egress where there is an egress rule; nobody does for the staged kind (semantics §5.1). */
function decodeTypes(
  spec: Fields,
  staged: boolean,
  egressRules: number,
): Readonly<Record<Direction, boolean>> {
  const types = textListField(spec, "policyTypes");
  for (const type of types) {
    if (type.text === "Ingress" || type.text === "Egress") continue;
    report(spec.scope, {
      code: "invalid-value",
      at: type,
      path: type.path,
      message: `\`${clip(type.text)}\` in \`${type.path}\` is not a policy type`,
      help: "a policy type is Ingress or Egress",
    });
  }
  const names = types.map(({ text }) => text);
  if (types.length === 0) return { ingress: true, egress: !staged && egressRules > 0 };
  const egress = names.includes("Egress");
  return { ingress: names.includes("Ingress") || !egress, egress };
}

interface ConvertedRule {
  readonly rules: readonly Rule[];
  /** Why Calico drops this rule alone. */
  readonly dropped: string | null;
  /** Why Felix drops the whole policy. */
  readonly fatal: string | null;
}

function decodeRules(spec: Fields, direction: Direction, namespace: string): readonly ConvertedRule[] {
  return mapListField(spec, direction).map((rule, written) => {
    const peersField = directions[direction];
    const unmodelled = checkKnown(rule, [peersField, "ports"]);
    const entries = mapListField(rule, "ports").map(decodePort);
    if (entries.includes(null)) return drop(rule);
    const peers = mapListField(rule, peersField).map(decodePeer);
    const words = expandRule({
      action: "Allow",
      direction,
      entries: entries.filter((entry) => entry !== null),
      peers: peers.length === 0 ? [anyEntity] : peers,
      written,
      unmodelled,
    });
    const rules = words.map((one) => convertRule(one, namespace));
    const good = rules.filter((one) => one !== null);
    const fatal = good.length === rules.length ? null : `a selector in \`${rule.path}\` cannot be parsed`;
    return { rules: good, dropped: null, fatal };
  });
}

function drop(rule: Fields): ConvertedRule {
  const reason = `\`${rule.path}\` cannot be converted`;
  report(rule.scope, {
    code: "rule-not-converted",
    at: startOf(rule.map),
    path: rule.path,
    message: `Calico drops \`${rule.path}\`: one of its ports cannot be converted`,
    help: "the rest of the policy still counts, so what this rule would allow is denied",
  });
  return { rules: [], dropped: reason, fatal: null };
}

/** Null: no port that Calico can convert, such as a named port with `endPort`. */
function decodePort(port: Fields): PortEntry | null {
  checkKnown(port, ["protocol", "port", "endPort"]);
  const protocol = decodeProtocol(port);
  const item = child(port, "port");
  if (item === null) return { protocol, port: null };
  const { node } = item;
  if (node.kind !== "scalar" || (typeof node.value !== "string" && typeof node.value !== "number")) {
    wrongType(port.scope, item, "a port number or name");
    return { protocol, port: null };
  }
  const end = integerField(port, "endPort");
  const match = portFromText(end === null ? String(node.value) : `${node.value}:${end}`);
  if (match !== null) return { protocol, port: match };
  report(port.scope, {
    code: "invalid-value",
    at: node,
    path: item.path,
    message: `\`${clip(node.source)}\`${end === null ? "" : ` with \`endPort\` \`${end}\``} in \`${item.path}\` is not a port`,
    help: "a port is a number from 1 to 65535 or the name of a container port; only a number can have an `endPort`",
  });
  return null;
}

function decodeProtocol(port: Fields): string {
  const text = textField(port, "protocol");
  if (text === null) return "TCP";
  if (!["TCP", "UDP", "SCTP"].includes(text.text)) {
    report(port.scope, {
      code: "invalid-value",
      at: text,
      path: text.path,
      message: `\`${clip(text.text)}\` in \`${text.path}\` is not a protocol of a Kubernetes policy`,
      help: "a protocol is TCP, UDP or SCTP",
    });
  }
  return protocolNumber(text.text) === null ? "TCP" : text.text;
}

function decodePeer(peer: Fields): EntityWords {
  checkKnown(peer, ["podSelector", "namespaceSelector", "ipBlock"]);
  const block = childMap(peer, "ipBlock");
  if (block !== null) return decodeBlock(block);
  const pods = childMap(peer, "podSelector");
  const namespaces = childMap(peer, "namespaceSelector");
  const podSelector = pods === null ? null : decodeLabelSelector(pods);
  const namespaceSelector = namespaces === null ? null : decodeLabelSelector(namespaces);
  return {
    ...anyEntity,
    selector: podSelectorText(podSelector),
    selectorWritten: writtenSelector(podSelector, "any pod"),
    namespaceSelector: namespaceSelectorText(namespaceSelector),
    namespaceWritten: writtenSelector(namespaceSelector, "any namespace"),
  };
}

/** A block that cannot be read makes Calico's converter return an empty peer, which matches everything. */
function decodeBlock(block: Fields): EntityWords {
  checkKnown(block, ["cidr", "except"]);
  const cidr = textField(block, "cidr");
  const except = textListField(block, "except");
  if (cidr === null) {
    report(block.scope, {
      code: "missing-field",
      at: startOf(block.map),
      path: `${block.path}.cidr`,
      message: `\`${block.path}\` has no \`cidr\``,
    });
    return anyEntity;
  }
  if (!isCidr(block, cidr)) return anyEntity;
  const notNets: string[] = [];
  for (const text of except) {
    if (!isCidr(block, text)) break;
    notNets.push(text.text);
  }
  return { ...anyEntity, nets: [cidr.text], notNets };
}

function isCidr(block: Fields, text: Text): boolean {
  const prefix = parseWrittenPrefix(text.text);
  if (prefix !== null && !prefix.bare) return true;
  report(block.scope, {
    code: "invalid-net",
    at: text,
    path: text.path,
    message: `\`${clip(text.text)}\` in \`${text.path}\` is not a CIDR`,
    help: "write an address and a length, such as `10.0.0.0/8`; the API server refuses anything else",
  });
  return false;
}
