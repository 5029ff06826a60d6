/** Services and EndpointSlices (semantics §8). */
import {
  familyOf,
  parseAddress,
  type Address,
  type Family,
  type Labels,
  type ServicePort,
} from "#src/engine/index.ts";
import {
  child,
  childMap,
  integerField,
  labelsField,
  mapListField,
  stringField,
  textListField,
  wrongType,
  type Fields,
} from "./fields.ts";
import type { Meta } from "./meta.ts";

export interface DecodedService {
  readonly namespace: string;
  readonly name: string;
  readonly addresses: readonly Address[];
  readonly ports: readonly ServicePort[];
  /** Null: no selector, so nothing can be derived. */
  readonly selector: Labels | null;
  /** Of its backends; empty where the manifest does not tell. */
  readonly families: readonly Family[];
}

export interface DecodedSlice {
  readonly namespace: string;
  /** Name of the service it belongs to; null where no label says so. */
  readonly service: string | null;
  readonly addresses: readonly Address[];
  readonly ports: readonly {
    readonly name: string | null;
    readonly protocol: number;
    readonly port: number;
  }[];
}

export function decodeService(root: Fields, meta: Meta, namespace: string): DecodedService {
  const spec = childMap(root, "spec");
  if (spec === null)
    return { namespace, name: meta.name, addresses: [], ports: [], selector: null, families: [] };
  const plural = textListField(spec, "clusterIPs").map(({ text }) => text);
  const single = stringField(spec, "clusterIP");
  const texts = plural.length > 0 ? plural : single === null ? [] : [single];
  const selector = labelsField(spec, "selector");
  const addresses = texts.flatMap((text) => parseAddress(text) ?? []);
  const families = textListField(spec, "ipFamilies").flatMap(({ text }) => familyNames.get(text) ?? []);
  return {
    namespace,
    name: meta.name,
    addresses,
    families: families.length > 0 ? families : addresses.map(familyOf),
    ports: mapListField(spec, "ports").flatMap(readServicePort),
    selector: Object.keys(selector).length === 0 ? null : selector,
  };
}

const familyNames: ReadonlyMap<string, Family> = new Map([
  ["IPv4", 4],
  ["IPv6", 6],
]);

function readServicePort(port: Fields): readonly ServicePort[] {
  const number = integerField(port, "port");
  const protocol = protocolOf(port);
  if (number === null || protocol === null) return [];
  return [{ name: nameOf(port), protocol, port: number, targetPort: readTarget(port) ?? number }];
}

function readTarget(port: Fields): number | string | null {
  const item = child(port, "targetPort");
  if (item === null) return null;
  const { node } = item;
  if (node.kind === "scalar" && (typeof node.value === "string" || typeof node.value === "number")) {
    return node.value === 0 ? null : node.value;
  }
  wrongType(port.scope, item, "a port number or name");
  return null;
}

/** Readiness is ignored, ports without a number and addresses that are none are skipped, as Calico does. */
export function decodeSlice(root: Fields, meta: Meta, namespace: string): DecodedSlice {
  return {
    namespace,
    service: meta.labels["kubernetes.io/service-name"] ?? null,
    addresses: mapListField(root, "endpoints").flatMap((endpoint) =>
      textListField(endpoint, "addresses").flatMap(({ text }) => parseAddress(text) ?? []),
    ),
    ports: mapListField(root, "ports").flatMap((port) => {
      const number = integerField(port, "port");
      const protocol = protocolOf(port);
      return number === null || protocol === null ? [] : [{ name: nameOf(port), protocol, port: number }];
    }),
  };
}

function nameOf(port: Fields): string | null {
  const name = stringField(port, "name");
  return name === "" ? null : name;
}

/** TCP where nothing is said. */
function protocolOf(port: Fields): number | null {
  const numbers = new Map([
    ["TCP", 6],
    ["UDP", 17],
    ["SCTP", 132],
  ]);
  return numbers.get(stringField(port, "protocol") ?? "TCP") ?? null;
}
