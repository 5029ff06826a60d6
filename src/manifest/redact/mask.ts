/**
 * How values are covered, as functions that can be put together. What no mask speaks of is left out, so that nothing
 * gets through unseen.
 */
import type { Json } from "../yaml/json.ts";
import { isMap, type JsonMap } from "../export/merge-patch.ts";
import type { Cover } from "./cover.ts";
import type { Role } from "./tokens.ts";

/** Undefined: left out. */
export type Mask = (value: Json, cover: Cover) => Json | undefined;

const words = new Set(
  [
    "allow deny pass log accept set delete learn ignore ingress egress admin baseline",
    "tcp udp udplite sctp icmp icmpv6 in notin exists doesnotexist",
    "pending running succeeded failed completed unknown",
    "clusterip nodeport loadbalancer externalname ipv4 ipv6 fqdn",
    "internalip externalip hostname internaldns externaldns",
  ].flatMap((line) => line.split(" ")),
);

/** Numbers, truth values and the words of the API, such as `Allow` or `TCP`. */
export const plain: Mask = (value) => {
  if (typeof value === "string")
    return /^[0-9]{0,5}$/.test(value) || words.has(value.toLowerCase()) ? value : "redacted";
  return typeof value === "number" || typeof value === "boolean" ? value : undefined;
};

export function text(mask: (text: string, cover: Cover) => string): Mask {
  return (value, cover) => (typeof value === "string" ? mask(value, cover) : undefined);
}

export function name(role: Role): Mask {
  return text((value, cover) => cover.name(value, role));
}

export const tier: Mask = text((value, cover) => cover.tier(value));
export const net: Mask = text((value, cover) => cover.net(value));
export const selector: Mask = text((value, cover) => cover.selector(value));
export const profile: Mask = text((value, cover) => cover.profile(value));

/** A number, a range, or the name of a port. */
export function port(named: (name: string, cover: Cover) => string): Mask {
  return (value, cover) => {
    if (typeof value === "number") return value;
    if (typeof value !== "string") return undefined;
    return /^[0-9]+(?::[0-9]+)?$/.test(value) ? value : named(value, cover);
  };
}

export const portName: Mask = name("port");
export const portOrName: Mask = port((value, cover) => cover.name(value, "port"));
export const rulePort: Mask = port((value, cover) => cover.rulePort(value));

/** Only that it is there, and whether it is a list. */
export const present: Mask = (value) =>
  Array.isArray(value) ? ["redacted"] : isMap(value) ? {} : "redacted";

/** Items that are null stay, as Go keeps a zero value for them. */
export function list(item: Mask): Mask {
  return (value, cover) => {
    if (!isList(value)) return undefined;
    return value.flatMap((one) => (one === null ? [null] : (item(one, cover) ?? [])));
  };
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}

export type Shape = Readonly<Record<string, Mask>>;

export function fields(shape: Shape): Mask {
  return (value, cover) => (isMap(value) ? covered(value, shape, cover) : undefined);
}

/** Fields nobody knows make a verdict undecidable, so that they are there has to stay. */
export function strictFields(shape: Shape): Mask {
  return (value, cover) => {
    if (!isMap(value)) return undefined;
    const strange = Object.keys(value).filter((key) => !Object.hasOwn(shape, key) && key !== "");
    const marks = strange.map((key) => [cover.name(key, "key"), null] as const);
    return { ...covered(value, shape, cover), ...Object.fromEntries(marks) };
  };
}

function covered(value: JsonMap, shape: Shape, cover: Cover): JsonMap {
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, child]) => {
      const mask = Object.hasOwn(shape, key) ? shape[key] : undefined;
      const result = mask === undefined || child === null ? undefined : mask(child, cover);
      return result === undefined ? [] : [[key, result] as const];
    }),
  );
}

/** A mapping of label keys to values. */
export const labels: Mask = (value, cover) => {
  if (!isMap(value)) return undefined;
  const pairs = Object.entries(value).map(([key, child]) => {
    const own = child ?? "";
    return [cover.key(key), typeof own === "string" ? cover.value(key, own) : ""] as const;
  });
  return Object.fromEntries(pairs);
};

const expression: Mask = (value, cover) => {
  if (!isMap(value)) return undefined;
  const { key, operator, values } = value;
  const label = typeof key === "string" ? key : "";
  const named = list(text((one) => cover.value(label, one)));
  return {
    key: cover.key(label),
    ...(operator === undefined || operator === null ? {} : { operator: plain(operator, cover) ?? "" }),
    ...(values === undefined || values === null ? {} : { values: named(values, cover) ?? [] }),
  };
};

/** Kubernetes' own selectors. */
export const labelSelector: Mask = fields({ matchLabels: labels, matchExpressions: list(expression) });
