/** Which rows the panel shows, in which order, folded and filtered. */
import { describe, expect, test } from "vitest";
import { board, pod } from "./testing/facts.ts";
import { type Row, rowsOf } from "./rows.ts";

const none = new Set<string>();

/** A row as one line of text. */
function line(row: Row): string {
  switch (row.kind) {
    case "heading":
      return `# ${row.title}${row.note === "" ? "" : ` (${row.note})`}`;
    case "workload":
      return `${row.name} ×${row.pods.length}`;
    case "opened":
      return `${row.name} ×${row.count}, opened`;
    case "endpoint":
      return `${row.of === null ? "" : "  "}${row.endpoint.label}`;
    case "service":
      return row.service.label;
    case "set":
      return row.set.label;
    case "absent":
      return `${row.id}: ${row.reason}`;
  }
}

const lines = (filter: string, opened: ReadonlySet<string> = none): string[] =>
  rowsOf(board, { filter, opened }).map(line);

test("at rest: namespaces with folded workloads and services, then hosts, network sets, and what is no endpoint", () => {
  expect(lines("")).toEqual([
    "# shop (zone=dmz)",
    "pod shop/web",
    "orders ×2",
    "service shop/orders",
    "# data",
    "pod data/db",
    "# Host endpoints",
    "host endpoint node-1-eth0",
    "# Network sets",
    "network set threat-feed",
    "# Not an endpoint yet",
    "pod:shop/job: it has no address",
  ]);
});

test("an opened workload lists its pods below its name", () => {
  expect(lines("", new Set(["workload shop/orders"])).slice(1, 5)).toEqual([
    "pod shop/web",
    "orders ×2, opened",
    "  pod shop/orders-1",
    "  pod shop/orders-2",
  ]);
});

describe("the filter finds", () => {
  test.each([
    ["a pod by its full name, unfolded", "shop/orders-2", ["# shop (zone=dmz)", "pod shop/orders-2"]],
    ["a pod by its accessible name", "pod shop/orders-1", ["# shop (zone=dmz)", "pod shop/orders-1"]],
    [
      "a pod by a whole address, and no other whose address begins the same",
      "10.0.0.1",
      ["# shop (zone=dmz)", "pod shop/web"],
    ],
    ["pods by a label", "app=db", ["# data", "pod data/db"]],
    ["pods by a label written as in YAML", "app:db", ["# data", "pod data/db"]],
    ["a service by name", "service", ["# shop (zone=dmz)", "service shop/orders"]],
    ["a network set by one of its ranges", "198.51.100", ["# Network sets", "network set threat-feed"]],
    [
      "with several words only what has them all",
      "pod orders 10.0.0.12",
      ["# shop (zone=dmz)", "pod shop/orders-2"],
    ],
    ["nothing where nothing matches", "gateway", []],
  ])("%s", (_, filter, expected) => {
    expect(lines(filter)).toEqual(expected);
  });
});

test("no key occurs twice, also where a service and a workload share a name", () => {
  const keys = rowsOf(
    { ...board, endpoints: [...board.endpoints, pod("shop", "orders", "10.0.0.99")] },
    { filter: "", opened: none },
  ).map(({ key }) => key);
  expect(new Set(keys).size).toBe(keys.length);
});
