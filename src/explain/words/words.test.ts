import { expect, test } from "vitest";
import type { Failure } from "#src/engine/index.ts";
import { failureWords } from "./failure.ts";
import { namespaceWords } from "./namespace.ts";
import { capital, count, countWords, listOf, listSome, thousands, verb } from "./text.ts";

test.each([
  [count(0, "pod"), "0 pods"],
  [count(1, "pod"), "1 pod"],
  [count(2, "policy"), "2 policies"],
  [count(2, "class"), "2 classes"],
  [countWords(1, "policy"), "one policy"],
  [countWords(2, "policy"), "two policies"],
  [countWords(11, "policy"), "11 policies"],
  [verb(1, "apply"), "applies"],
  [verb(2, "apply"), "apply"],
  [verb(1, "do"), "does"],
  [verb(1, "match"), "matches"],
  [verb(1, "log"), "logs"],
  [listOf([]), ""],
  [listOf(["a"]), "a"],
  [listOf(["a", "b", "c"]), "a, b and c"],
  [listSome(["a", "b", "c"], 3), "a, b and c"],
  [listSome(["a", "b", "c", "d"], 3), "a, b and 2 more"],
  [capital("in"), "In"],
  [thousands(1_000_000), "1,000,000"],
  [thousands(-1234.5), "-1,234.5"],
  [thousands(100), "100"],
])("%s", (actual, expected) => {
  expect(actual).toBe(expected);
});

const failures: readonly (readonly [Failure, string])[] = [
  [{ predicate: "protocol", wanted: "UDP", actual: "TCP" }, "protocol: wants UDP, is TCP"],
  [{ predicate: "ipVersion", wanted: "IPv4", actual: "IPv6" }, "IP version: wants IPv4, is IPv6"],
  [
    { predicate: "destination.ports", wanted: "9102", actual: "5432" },
    "destination port: wants 9102, is 5432",
  ],
  [
    { predicate: "source.labels", wanted: 'app == "orders"', actual: 'app = "cart"' },
    "source label app: wants orders, is cart",
  ],
  [
    { predicate: "destination.labels", wanted: 'app == "orders"', actual: "no label app" },
    "destination label app: wants orders, has none",
  ],
  [
    { predicate: "source.labels", wanted: 'app == "a"', actual: 'app = "b" (GlobalNetworkSet x)' },
    'source labels: wants app == "a", has app = "b" (GlobalNetworkSet x)',
  ],
  [
    { predicate: "source.labels", wanted: "has(app)", actual: "no label app" },
    "source labels: wants has(app), has no label app",
  ],
  [
    { predicate: "source.namespace", wanted: "namespace shop", actual: "namespace data" },
    "source namespace: wants shop, is data",
  ],
  [
    {
      predicate: "source.namespace",
      wanted: 'projectcalico.org/name in {"a", "b"}',
      actual: 'namespace data has projectcalico.org/name = "data"',
    },
    "source namespace: wants a or b, is data",
  ],
  [
    { predicate: "source.namespace", wanted: 'zone == "dmz"', actual: 'namespace shop has zone = "app"' },
    "source namespace label zone: wants dmz, shop has app",
  ],
  [
    { predicate: "source.namespace", wanted: 'zone == "dmz"', actual: "namespace shop has no label zone" },
    "source namespace label zone: wants dmz, shop has none",
  ],
  [
    { predicate: "source.namespace", wanted: "namespace shop", actual: "no namespace" },
    "source namespace: wants namespace shop, has no namespace",
  ],
  [
    { predicate: "source.serviceAccount", wanted: "service account a", actual: "service account b" },
    "source service account: wants a, is b",
  ],
  [
    {
      predicate: "destination.labels",
      wanted: 'app == "a"',
      actual: "1.2.3.4 is no loaded endpoint or network set",
    },
    'destination labels: wants app == "a", but 1.2.3.4 is no loaded endpoint or network set',
  ],
];

test.each(failures)("a failed test in words %#", (failure, line) => {
  expect(failureWords(failure).line).toBe(line);
});

test.each([
  ["namespace shop", "in namespace shop"],
  ["all()", "in any namespace"],
  ["global()", "outside namespaces"],
  ['projectcalico.org/name == "shop"', "in namespace shop"],
  ['kubernetes.io/metadata.name in {"a", "b"}', "in namespaces a or b"],
  ['env == "prod"', 'in namespaces with env == "prod"'],
])("the namespace condition %s reads %s", (written, words) => {
  expect(namespaceWords(written)).toBe(words);
});
