/** Kinds that policies act on or are ordered by: tiers, network sets, profiles, namespaces, service accounts. */
import {
  parsePrefix,
  type Labels,
  type NetworkSet,
  type Prefix,
  type Profile,
  type Rule,
  type Tier,
} from "#src/engine/index.ts";
import { convertRule } from "../convert/rule.ts";
import {
  checkKnown,
  numberField,
  spanOf,
  textField,
  textListField,
  labelsField,
  type Fields,
  type Text,
} from "./fields.ts";
import type { Meta } from "./meta.ts";
import { decodeRules } from "./rules.ts";
import { clip, report } from "./scope.ts";

/** Tiers every cluster has, with values that cannot be changed (semantics §1.1). */
export const builtInTiers: readonly Tier[] = [
  { name: "kube-admin", order: 1_000, defaultAction: "Pass", defined: true, builtIn: true },
  { name: "default", order: 1_000_000, defaultAction: "Deny", defined: true, builtIn: true },
  { name: "kube-baseline", order: 10_000_000, defaultAction: "Pass", defined: true, builtIn: true },
];

/** Tiers of Calico v3.29 to v3.31, there once a policy of their kind is loaded. */
export const adminTiers: readonly Tier[] = [
  { name: "adminnetworkpolicy", order: 1_000, defaultAction: "Pass", defined: true, builtIn: true },
  {
    name: "baselineadminnetworkpolicy",
    order: 10_000_000,
    defaultAction: "Pass",
    defined: true,
    builtIn: true,
  },
];

export function decodeTier(spec: Fields | null, meta: Meta): Tier {
  if (spec !== null) checkKnown(spec, ["order", "defaultAction"]);
  const order = (spec === null ? null : numberField(spec, "order")) ?? 1_000_000;
  const action = spec === null ? null : textField(spec, "defaultAction");
  if (spec !== null && action !== null && action.text !== "Pass" && action.text !== "Deny") {
    report(spec.scope, {
      code: "invalid-value",
      at: action,
      path: action.path,
      message: `\`${clip(action.text)}\` in \`${action.path}\` is not a default action`,
      help: "a default action is Pass or Deny; Calico takes anything else as Deny",
    });
  }
  const tier: Tier = {
    name: meta.name,
    order,
    defaultAction: action?.text === "Pass" ? "Pass" : "Deny",
    defined: true,
    builtIn: false,
  };
  const fixed = builtInTiers.find(({ name }) => name === meta.name);
  if (fixed === undefined) return tier;
  if (spec !== null && fixed.order !== tier.order) reportPinned(spec, "order", fixed);
  if (spec !== null && fixed.defaultAction !== tier.defaultAction) reportPinned(spec, "defaultAction", fixed);
  return fixed;
}

function reportPinned(spec: Fields, field: "order" | "defaultAction", fixed: Tier): void {
  report(spec.scope, {
    code: "pinned-tier",
    at: spanOf(spec, field),
    path: `spec.${field}`,
    message: `\`spec.${field}\` of built-in tier \`${fixed.name}\` is always ${fixed[field]}`,
  });
}

export function decodeNetworkSet(spec: Fields | null, meta: Meta, namespace: string | null): NetworkSet {
  if (spec !== null) checkKnown(spec, ["nets", "allowedEgressDomains"]);
  if (spec !== null && textListField(spec, "allowedEgressDomains").length > 0) {
    report(spec.scope, {
      code: "unmodelled-field",
      at: spanOf(spec, "allowedEgressDomains"),
      path: "spec.allowedEgressDomains",
      message: "`spec.allowedEgressDomains` belongs to Calico Enterprise and is not computed",
      help: "the set counts with its `nets` alone",
    });
  }
  const nets = spec === null ? [] : readNets(spec, textListField(spec, "nets"));
  const id = namespace === null ? `GlobalNetworkSet ${meta.name}` : `NetworkSet ${namespace}/${meta.name}`;
  const labels =
    namespace === null ? meta.labels : { ...meta.labels, "projectcalico.org/namespace": namespace };
  return {
    id,
    namespace,
    name: meta.name,
    labels,
    profiles: namespace === null ? [] : [`kns.${namespace}`],
    nets,
  };
}

function readNets(fields: Fields, texts: readonly Text[]): readonly Prefix[] {
  return texts.flatMap((text) => {
    const prefix = parsePrefix(text.text);
    if (prefix === null) reportNet(fields, text, "a CIDR or an address");
    return prefix ?? [];
  });
}

export function reportNet(fields: Fields, text: Text, wanted: string): void {
  report(fields.scope, {
    code: "invalid-net",
    at: text,
    path: text.path,
    message: `\`${clip(text.text)}\` in \`${text.path}\` is not ${wanted}`,
  });
}

/** Null: Felix ignores the profile, because it hands down a label that cannot be one. */
export function decodeProfile(spec: Fields | null, meta: Meta): Profile | null {
  if (spec === null) return { name: meta.name, ingress: [], egress: [], labelsToApply: {} };
  checkKnown(spec, ["ingress", "egress", "labelsToApply"]);
  const convert = (direction: "ingress" | "egress"): readonly Rule[] =>
    decodeRules(spec, direction)
      .map((rule) => convertRule(rule.words, ""))
      .filter((rule) => rule !== null);
  const labelsToApply = labelsField(spec, "labelsToApply");
  const wrong = Object.keys(labelsToApply).find((key) => !/^[a-zA-Z0-9_./-]{1,512}$/.test(key));
  if (wrong === undefined) {
    return { name: meta.name, ingress: convert("ingress"), egress: convert("egress"), labelsToApply };
  }
  report(spec.scope, {
    code: "ignored-by-calico",
    at: spanOf(spec, "labelsToApply"),
    path: "spec.labelsToApply",
    message: `Calico ignores this profile entirely: \`${clip(wrong)}\` in \`spec.labelsToApply\` is not a label`,
  });
  return null;
}

/** A rule without conditions; `kns.` profiles and `projectcalico-default-allow` have one each way. */
function allowEverything(): Rule {
  const any = { nets: [], notNets: [], terms: [], notSelector: null, ports: [], notPorts: [], service: null };
  return {
    action: "Allow",
    ipVersion: null,
    protocol: null,
    notProtocol: null,
    icmp: null,
    notIcmp: null,
    source: any,
    destination: any,
    written: 0,
    http: false,
    unmodelled: [],
  };
}

export const defaultAllowProfile: Profile = {
  name: "projectcalico-default-allow",
  ingress: [allowEverything()],
  egress: [allowEverything()],
  labelsToApply: {},
};

/** `kns.<namespace>`: allows everything and hands down the namespace's labels (semantics §1.7, §1.8). */
export function namespaceProfile(name: string, labels: Labels): Profile {
  return {
    name: `kns.${name}`,
    ingress: [allowEverything()],
    egress: [allowEverything()],
    labelsToApply: prefixedLabels("pcns.", { ...labels, "projectcalico.org/name": name }),
  };
}

/** `ksa.<namespace>.<name>`: no rules, only labels. */
export function accountProfile(namespace: string, name: string, labels: Labels): Profile {
  return {
    name: `ksa.${namespace}.${name}`,
    ingress: [],
    egress: [],
    labelsToApply: prefixedLabels("pcsa.", { ...labels, "projectcalico.org/name": name }),
  };
}

function prefixedLabels(prefix: string, labels: Labels): Labels {
  return Object.fromEntries(Object.entries(labels).map(([key, value]) => [prefix + key, value]));
}

/** The API server puts the name of a namespace on it as a label. */
export function namespaceLabels(name: string, labels: Labels): Labels {
  return { ...labels, "kubernetes.io/metadata.name": name };
}
