/** v3 rules from text to words, with the places of everything a diagnostic may point at. */
import type { Action, IcmpMatch } from "#src/engine/index.ts";
import { anyEntity, type EntityWords } from "../convert/entity.ts";
import type { ProtocolWords, RuleWords } from "../convert/rule.ts";
import {
  checkKnown,
  child,
  childMap,
  has,
  integerField,
  mapListField,
  spanOf,
  stringField,
  textField,
  textListField,
  wrongType,
  type Fields,
  type Text,
} from "./fields.ts";
import { portListField, type PortItem } from "./ports.ts";
import { clip, report } from "./scope.ts";

export interface DecodedEntity {
  readonly words: EntityWords;
  readonly fields: Fields | null;
  readonly nets: readonly Text[];
  readonly notNets: readonly Text[];
  readonly ports: readonly PortItem[];
  readonly notPorts: readonly PortItem[];
  readonly selectors: {
    readonly selector: Text | null;
    readonly notSelector: Text | null;
    readonly namespaceSelector: Text | null;
    readonly accountSelector: Text | null;
  };
}

export interface DecodedRule {
  readonly words: RuleWords;
  readonly fields: Fields;
  readonly source: DecodedEntity;
  readonly destination: DecodedEntity;
}

const ruleFields = [
  "action",
  "ipVersion",
  "protocol",
  "notProtocol",
  "icmp",
  "notICMP",
  "source",
  "destination",
  "http",
  "metadata",
];
const entityFields = [
  "nets",
  "notNets",
  "selector",
  "notSelector",
  "namespaceSelector",
  "serviceAccounts",
  "services",
  "ports",
  "notPorts",
];
/** Fields of Calico Enterprise and Calico Cloud: real, and not computed here. */
const enterpriseFields = ["domains", "networkSets", "endpointLabels"];

export function decodeRules(spec: Fields, name: "ingress" | "egress"): readonly DecodedRule[] {
  return mapListField(spec, name).map(decodeRule);
}

function decodeRule(rule: Fields, index: number): DecodedRule {
  const unmodelled = [...checkKnown(rule, ruleFields)];
  const source = decodeEntity(rule, "source", unmodelled);
  const destination = decodeEntity(rule, "destination", unmodelled);
  const words: RuleWords = {
    action: decodeAction(rule),
    ipVersion: decodeIpVersion(rule),
    protocol: decodeProtocol(rule, "protocol"),
    notProtocol: decodeProtocol(rule, "notProtocol"),
    icmp: decodeIcmp(rule, "icmp"),
    notIcmp: decodeIcmp(rule, "notICMP"),
    source: source.words,
    destination: destination.words,
    written: index,
    http: has(rule, "http"),
    unmodelled,
  };
  return { words, fields: rule, source, destination };
}

const actions: readonly Action[] = ["Allow", "Deny", "Pass", "Log"];

/** Calico lower-cases actions on conversion, so other spellings work once they are admitted. */
function decodeAction(rule: Fields): Action {
  const text = textField(rule, "action");
  const action = actions.find((one) => one.toLowerCase() === (text?.text ?? "").toLowerCase());
  if (action === undefined || action !== text?.text) {
    const path = `${rule.path}.action`;
    report(rule.scope, {
      code: text === null ? "missing-field" : "invalid-value",
      at: text ?? spanOf(rule, "action"),
      path,
      message:
        text === null ? `\`${path}\` is missing` : `\`${clip(text.text)}\` in \`${path}\` is not an action`,
      help: "an action is Allow, Deny, Pass or Log",
    });
  }
  return action ?? "Deny";
}

function decodeIpVersion(rule: Fields): 4 | 6 | null {
  const version = integerField(rule, "ipVersion");
  if (version === null || version === 4 || version === 6) return version;
  report(rule.scope, {
    code: "invalid-value",
    at: spanOf(rule, "ipVersion"),
    path: `${rule.path}.ipVersion`,
    message: `\`${version}\` in \`${rule.path}.ipVersion\` is not an IP version`,
    help: "an IP version is 4 or 6",
  });
  return null;
}

export function decodeProtocol(fields: Fields, name: string): ProtocolWords | null {
  const item = child(fields, name);
  if (item === null) return null;
  if (item.node.kind === "scalar") {
    if (typeof item.node.value === "string") return item.node.value;
    if (typeof item.node.value === "number" && Number.isInteger(item.node.value)) return item.node.value;
  }
  wrongType(fields.scope, item, "a protocol name or number");
  return null;
}

const icmpFields = ["type", "code"];

function decodeIcmp(rule: Fields, name: string): IcmpMatch | null {
  const icmp = childMap(rule, name);
  if (icmp === null) return null;
  checkKnown(icmp, icmpFields);
  const type = integerField(icmp, "type");
  return type === null ? null : { type, code: integerField(icmp, "code") };
}

function decodeEntity(rule: Fields, name: "source" | "destination", unmodelled: string[]): DecodedEntity {
  const fields = childMap(rule, name);
  if (fields === null) return emptyEntity;
  unmodelled.push(...unmodelledFields(fields).map((field) => `${name}.${field}`));
  const nets = textListField(fields, "nets");
  const notNets = textListField(fields, "notNets");
  const ports = portListField(fields, "ports");
  const notPorts = portListField(fields, "notPorts");
  const accounts = decodeAccounts(fields, name, unmodelled);
  const selectors = {
    selector: textField(fields, "selector"),
    notSelector: textField(fields, "notSelector"),
    namespaceSelector: textField(fields, "namespaceSelector"),
    accountSelector: accounts?.selector ?? null,
  };
  const words: EntityWords = {
    nets: nets.map(({ text }) => text),
    notNets: notNets.map(({ text }) => text),
    selector: selectors.selector?.text ?? "",
    notSelector: selectors.notSelector?.text ?? "",
    namespaceSelector: selectors.namespaceSelector?.text ?? "",
    serviceAccounts:
      accounts === null ? null : { names: accounts.names, selector: accounts.selector?.text ?? "" },
    ports: ports.map(({ port }) => port),
    notPorts: notPorts.map(({ port }) => port),
    service: decodeService(fields, name, unmodelled),
  };
  return { words, fields, nets, notNets, ports, notPorts, selectors };
}

const emptyEntity: DecodedEntity = {
  words: anyEntity,
  fields: null,
  nets: [],
  notNets: [],
  ports: [],
  notPorts: [],
  selectors: { selector: null, notSelector: null, namespaceSelector: null, accountSelector: null },
};

/** Fields of the commercial editions are named as such; all others are unknown. None of them can be computed. */
function unmodelledFields(fields: Fields): readonly string[] {
  const enterprise = enterpriseFields.filter((field) => has(fields, field));
  for (const field of enterprise) {
    report(fields.scope, {
      code: "unmodelled-field",
      at: spanOf(fields, field),
      path: `${fields.path}.${field}`,
      message: `\`${fields.path}.${field}\` belongs to Calico Enterprise and is not computed`,
    });
  }
  return [...enterprise, ...checkKnown(fields, [...entityFields, ...enterpriseFields])];
}

function decodeAccounts(
  entity: Fields,
  name: string,
  unmodelled: string[],
): { names: readonly string[]; selector: Text | null } | null {
  const accounts = childMap(entity, "serviceAccounts");
  if (accounts === null) return null;
  unmodelled.push(
    ...checkKnown(accounts, ["names", "selector"]).map((field) => `${name}.serviceAccounts.${field}`),
  );
  return {
    names: textListField(accounts, "names").map(({ text }) => text),
    selector: textField(accounts, "selector"),
  };
}

/** The namespace is not defaulted: an empty one matches nothing (semantics §4.3). */
function decodeService(entity: Fields, name: string, unmodelled: string[]): EntityWords["service"] {
  const service = childMap(entity, "services");
  if (service === null) return null;
  unmodelled.push(...checkKnown(service, ["name", "namespace"]).map((field) => `${name}.services.${field}`));
  const namespace = stringField(service, "namespace") ?? "";
  if (namespace === "") {
    const path = `${service.path}.namespace`;
    report(entity.scope, {
      code: "matches-nothing",
      at: spanOf(service, "namespace"),
      path,
      message: `\`${path}\` is missing, so the rule matches nothing`,
      help: "Calico does not fill in the namespace of the policy: name the namespace of the service",
    });
  }
  return { name: stringField(service, "name") ?? "", namespace };
}

export function selectorTexts(entity: DecodedEntity): readonly Text[] {
  return Object.values(entity.selectors).filter((text) => text !== null);
}
