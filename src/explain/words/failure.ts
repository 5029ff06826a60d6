/** A failed test of a rule as one short line: `destination port: wants 9102, is 5432`. */
import type { Failure, Predicate } from "#src/engine/index.ts";

export interface FailureWords {
  readonly line: string;
  readonly wanted: string;
  readonly actual: string;
}

export function failureWords(failure: Failure): FailureWords {
  const { subject, wanted, actual } = simplified(failure);
  return { line: `${subject}: wants ${wanted}, ${withVerb(actual)}`, wanted, actual };
}

interface Parts {
  readonly subject: string;
  readonly wanted: string;
  readonly actual: string;
}

const equality = /^(\S+) == "([^"]*)"$/;
const fact = /^(\S+) = "([^"]*)"$/;

/** Where one label has another value, the label moves to the front: `source label app: wants orders, is cart`. */
function simplified({ predicate, wanted, actual }: Failure): Parts {
  const subject = predicateWords(predicate);
  const want = equality.exec(wanted);
  const is = fact.exec(actual);
  if (want && is && want[1] === is[1] && want[2] !== "" && is[2] !== "") {
    return {
      subject: `${sideOf(predicate)} label ${want[1] ?? ""}`,
      wanted: want[2] ?? "",
      actual: is[2] ?? "",
    };
  }
  for (const word of ["namespace ", "service account "]) {
    const same = subject.endsWith(` ${word.trim()}`) && wanted.startsWith(word) && actual.startsWith(word);
    if (same && !actual.includes(" has ")) {
      return { subject, wanted: wanted.slice(word.length), actual: actual.slice(word.length) };
    }
  }
  return { subject, wanted, actual };
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
