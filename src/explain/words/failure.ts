/** A failed test of a rule as one short line: `destination port: wants 9102, is 5432`. */
import type { Failure, Predicate } from "#src/engine/index.ts";
import { namespaceNames } from "./namespace.ts";

export interface FailureWords {
  readonly line: string;
  readonly wanted: string;
  readonly actual: string;
}

export function failureWords(failure: Failure): FailureWords {
  const words = labelFailure(failure) ?? namespaceFailure(failure) ?? plainFailure(failure);
  const { subject, wanted, actual, is } = words;
  return { line: `${subject}: wants ${wanted}, ${is}`, wanted, actual };
}

interface Words {
  readonly subject: string;
  readonly wanted: string;
  readonly actual: string;
  /** The actual value with its verb. */
  readonly is: string;
}

const equality = /^(\S+) == "([^"]+)"$/;

/** One label with another value or none: `source label app: wants orders, is cart`. */
function labelFailure({ predicate, wanted, actual }: Failure): Words | null {
  const [, label, value] = equality.exec(wanted) ?? [];
  if (label === undefined || value === undefined || !predicate.endsWith(".labels")) return null;
  const subject = `${sideOf(predicate)} label ${label}`;
  if (actual === `no label ${label}`) return { subject, wanted: value, actual: "none", is: "has none" };
  const start = `${label} = "`;
  if (!actual.startsWith(start) || !/^[^"]+"$/.test(actual.slice(start.length))) return null;
  const is = actual.slice(start.length, -1);
  return { subject, wanted: value, actual: is, is: `is ${is}` };
}

const ofNamespace = /^namespace (\S+)(?: has (.*))?$/;

/** Namespaces by name: `source namespace: wants shop, is data`; by label: `…label zone: wants dmz, shop has app`. */
function namespaceFailure({ predicate, wanted, actual }: Failure): Words | null {
  const [, namespace, fact = ""] = ofNamespace.exec(actual) ?? [];
  if (namespace === undefined || !predicate.endsWith(".namespace")) return null;
  const subject = `${sideOf(predicate)} namespace`;
  const names = wanted.startsWith("namespace ")
    ? [wanted.slice("namespace ".length)]
    : namespaceNames(wanted);
  if (names) return { subject, wanted: names.join(" or "), actual: namespace, is: `is ${namespace}` };
  const [, label, value] = equality.exec(wanted) ?? [];
  const [, actualValue] = /^\S+ = "([^"]+)"$/.exec(fact) ?? [];
  const has = fact.startsWith("no label ") ? "none" : actualValue;
  if (label === undefined || value === undefined || has === undefined) return null;
  return { subject: `${subject} label ${label}`, wanted: value, actual: has, is: `${namespace} has ${has}` };
}

function plainFailure({ predicate, wanted, actual }: Failure): Words {
  const subject = predicateWords(predicate);
  const account = "service account ";
  if (
    predicate.endsWith(".serviceAccount") &&
    wanted.startsWith(account) &&
    /^service account \S+$/.test(actual)
  ) {
    const is = actual.slice(account.length);
    return { subject, wanted: wanted.slice(account.length), actual: is, is: `is ${is}` };
  }
  return { subject, wanted, actual, is: withVerb(actual) };
}

function withVerb(actual: string): string {
  if (/^no (label|namespace|service account)\b/.test(actual) && !actual.includes(", so "))
    return `has ${actual}`;
  if (/ has | is no |, so /.test(actual)) return `but ${actual}`;
  return actual.includes(' = "') ? `has ${actual}` : `is ${actual}`;
}

function sideOf(predicate: Predicate): string {
  return predicate.startsWith("source") ? "source" : "destination";
}

/** `destination port`, `protocol` */
export function predicateWords(predicate: Predicate): string {
  switch (predicate) {
    case "ipVersion":
      return "IP version";
    case "protocol":
    case "notProtocol":
      return "protocol";
    case "icmp":
    case "notICMP":
      return "ICMP";
    default:
      return `${sideOf(predicate)} ${fieldWords(predicate.slice(predicate.indexOf(".") + 1))}`;
  }
}

function fieldWords(field: string): string {
  switch (field) {
    case "nets":
    case "notNets":
      return "address";
    case "ports":
    case "notPorts":
      return "port";
    case "services":
      return "service";
    case "serviceAccount":
      return "service account";
    case "namespace":
      return "namespace";
    default:
      return "labels";
  }
}
