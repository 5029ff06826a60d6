/** Every kind of text a manifest holds, covered: names, label keys and values, selectors, ports, addresses. */
import {
  maskTo,
  parseAddress,
  parseSelector,
  parseWrittenPrefix,
  printAddress,
  printSelector,
  type Cluster,
  type Selector,
} from "#src/engine/index.ts";
import { isPortName } from "../decode/ports.ts";
import { addressMap } from "./addresses.ts";
import { nameTokens, tierTokens, unknown, type Role } from "./tokens.ts";

export interface Cover {
  readonly name: (text: string, role: Role) => string;
  readonly tier: (text: string) => string;
  readonly key: (text: string) => string;
  /** The value of a label; `key` as written. */
  readonly value: (key: string, text: string) => string;
  /** `kns.NAMESPACE`, `ksa.NAMESPACE.NAME`, or a name of its own. */
  readonly profile: (text: string) => string;
  /** An address or a CIDR. */
  readonly net: (text: string) => string;
  readonly selector: (text: string) => string;
  /** Of a rule of Calico's: a name Felix refuses stays one. */
  readonly rulePort: (text: string) => string;
}

export interface CoverOptions {
  /** What is loaded, before and after: operators on parts of label values are answered from it. */
  readonly clusters: readonly Cluster[];
  readonly key: string;
}

/** The first look only collects: what it returns is no cover. `seal` ends it. */
export function createCover({ clusters, key }: CoverOptions): Cover & { readonly seal: () => void } {
  const [names, tiers] = [nameTokens(), tierTokens()];
  const exchange = addressMap(key);
  const values = labelValues(clusters);
  let sealed = false;
  const name: Cover["name"] = (text, role) => {
    if (text === "") return "";
    if (!sealed) names.collect(text, role);
    return sealed ? names.tokenOf(text) : text;
  };
  const coverKey: Cover["key"] = (text) => {
    const inherited = /^pc(?:ns|sa)\./.exec(text)?.[0] ?? "";
    const own = text.slice(inherited.length);
    return inherited + (isKnownKey(own) ? own : keptQuote(own, name(own, "key")));
  };
  const value: Cover["value"] = (label, text) =>
    label === "projectcalico.org/orchestrator" && text === "k8s"
      ? text
      : keptQuote(text, name(text, "value"));
  const cover: Cover = {
    name,
    key: coverKey,
    value,
    tier: (text) => {
      if (text === "") return "";
      if (!sealed) tiers.collect(text);
      return sealed ? tiers.tokenOf(text) : text;
    },
    profile: (text) => coverProfile(text, name),
    net: (text) => coverNet(text, exchange),
    selector: (text) => {
      if (text.trim() === "") return text;
      const parsed = parseSelector(text);
      // What cannot be parsed stays so: Calico ignores the policy.
      if (!parsed.ok) return "redacted (";
      return printSelector(mapSelector(parsed.selector, { key: coverKey, value, valuesOf: values }));
    },
    rulePort: (text) => name(text, "port") + (isPortName(text) ? "" : "_"),
  };
  return { ...cover, seal: () => (sealed = true) };
}

/** Keys that Kubernetes and Calico give a meaning to tell nothing about anybody. */
function isKnownKey(key: string): boolean {
  return key === "job-name" || /^(?:[a-z0-9-]+\.)*(?:kubernetes\.io|k8s\.io|projectcalico\.org)\//.test(key);
}

/** A quote in a Kubernetes label makes the selector that Calico forms of it unreadable, and has to go on doing so. */
function keptQuote(text: string, token: string): string {
  return text.includes("'") ? `${token}'` : token;
}

function coverProfile(text: string, name: Cover["name"]): string {
  if (text === "projectcalico-default-allow") return text;
  const [, prefix, namespace = "", account] =
    /^(kns)\.(.+)$/.exec(text) ?? /^(ksa)\.([^.]+)\.(.+)$/.exec(text) ?? [];
  if (prefix === undefined) return name(text, "prof");
  const of = name(namespace, "ns");
  return account === undefined ? `kns.${of}` : `ksa.${of}.${name(account, "sa")}`;
}

function coverNet(text: string, exchange: ReturnType<typeof addressMap>): string {
  const written = parseWrittenPrefix(text);
  const address = parseAddress(text.split("/")[0] ?? "");
  if (text === "" || text === "None") return text;
  if (written === null || address === null) return unknown;
  const { prefix, bare, masked } = written;
  const covered = exchange(address);
  if (bare) return printAddress(covered);
  return `${printAddress(masked ? maskTo(covered, prefix.length) : covered)}/${prefix.length}`;
}

interface SelectorCover extends Pick<Cover, "key" | "value"> {
  readonly valuesOf: (label: string) => readonly string[];
}

function mapSelector(selector: Selector, cover: SelectorCover): Selector {
  switch (selector.kind) {
    case "all":
    case "global":
      return selector;
    case "not":
      return { kind: "not", operand: mapSelector(selector.operand, cover) };
    case "and":
    case "or":
      return { ...selector, operands: selector.operands.map((operand) => mapSelector(operand, cover)) };
    case "has":
      return { kind: "has", label: cover.key(selector.label) };
    case "in":
    case "not-in": {
      const values = selector.values.map((value) => cover.value(selector.label, value));
      return { ...selector, label: cover.key(selector.label), values };
    }
    case "equals":
    case "not-equals":
      return {
        ...selector,
        label: cover.key(selector.label),
        value: cover.value(selector.label, selector.value),
      };
    case "contains":
      return withPart(selector.label, (text) => text.includes(selector.value), cover);
    case "starts-with":
      return withPart(selector.label, (text) => text.startsWith(selector.value), cover);
    case "ends-with":
      return withPart(selector.label, (text) => text.endsWith(selector.value), cover);
  }
}

/** Parts of values mean nothing in tokens: the question becomes which of the loaded values have them. */
function withPart(label: string, has: (text: string) => boolean, cover: SelectorCover): Selector {
  const values = cover
    .valuesOf(label)
    .filter(has)
    .map((text) => cover.value(label, text));
  return { kind: "in", label: cover.key(label), values: values.length > 0 ? values : [unknown] };
}

/** Every value a label has on anything loaded, its own or handed down by a namespace or service account. */
function labelValues(clusters: readonly Cluster[]): (label: string) => readonly string[] {
  const values = new Map<string, Set<string>>();
  const add = (labels: Readonly<Record<string, string>>): void => {
    for (const [label, value] of Object.entries(labels)) {
      const own = values.get(label) ?? new Set();
      values.set(label, own.add(value));
    }
  };
  for (const { endpoints, networkSets, profiles, namespaces } of clusters) {
    for (const { labels } of [...endpoints, ...networkSets, ...namespaces]) add(labels);
    for (const { labelsToApply } of profiles) add(labelsToApply);
  }
  return (label) => [
    ...new Set([label, `pcns.${label}`, `pcsa.${label}`].flatMap((one) => [...(values.get(one) ?? [])])),
  ];
}
