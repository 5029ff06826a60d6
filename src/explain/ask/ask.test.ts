import { expect, test } from "vitest";
import { printAddress } from "#src/engine/index.ts";
import type { Asked, FlowQuery } from "../index.ts";
import { load, query, shop } from "../testing/shop.ts";
import { ask } from "./ask.ts";

const loaded = load(shop);

/** One line: what a question comes down to. */
function told(asked: Asked): string {
  if (asked.kind === "problem") return `problem: ${asked.message}`;
  if (asked.kind === "needs-port")
    return `needs a port: ${asked.offers.map((offer) => `${offer.spec} ${offer.name}`.trim()).join(", ")}`;
  return asked.flows
    .map(({ to, flow }) => {
      const ends = [flow.from, flow.to].map(({ address }) => (address ? printAddress(address) : "?"));
      const icmp =
        flow.icmpType === undefined ? "" : ` type ${String(flow.icmpType)}/${String(flow.icmpCode)}`;
      return `${to} ${ends.join(">")} ${String(flow.protocol)}:${String(flow.srcPort)}>${String(flow.dstPort)}${icmp}`;
    })
    .join("; ");
}

const web = "pod:shop/web";
const db = "pod:data/db";
const table: readonly (readonly [string, FlowQuery, string])[] = [
  ["a pod and a port", query(web, db, "tcp/5432"), "pod:data/db 10.0.0.1>10.0.1.1 6:null>5432"],
  ["a source port", query(web, db, "5432", { sourcePort: 999 }), "pod:data/db 10.0.0.1>10.0.1.1 6:999>5432"],
  ["a named port", query(db, web, "http"), "pod:shop/web 10.0.1.1>10.0.0.1 6:null>8080"],
  ["a named port of one protocol", query(db, web, "udp/dns"), "pod:shop/web 10.0.1.1>10.0.0.1 17:null>53"],
  [
    "a named port of two protocols",
    query(db, web, "dns"),
    "problem: `dns` of pod shop/web stands for udp/53 and tcp/53: choose one",
  ],
  [
    "a named port that is not there",
    query(web, db, "http"),
    "problem: pod data/db declares no port named `http`; it has sql",
  ],
  [
    "a named port outside",
    query(web, "ip:1.2.3.4", "http"),
    "problem: address 1.2.3.4 is outside: it has no port named `http`",
  ],
  ["no port yet", query(db, web, " "), "needs a port: tcp/8080 http, udp/53 dns, tcp/53 dns"],
  ["no port yet to a service", query(db, "svc:shop/web", ""), "needs a port: tcp/80 http"],
  ["ICMP", query(web, db, "icmp"), "pod:data/db 10.0.0.1>10.0.1.1 1:0>0 type 8/0"],
  [
    "ICMPv6 where only one end has IPv6",
    query(web, db, "icmp6"),
    "problem: pod shop/web and pod data/db have no common IPv6 address for ICMPv6",
  ],
  ["IPv6 by protocol", query("pod:data/six", web, "icmp6"), "pod:shop/web fd00::6>fd00::1 58:0>0 type 128/0"],
  ["a protocol without ports", query(web, db, "proto/47"), "pod:data/db 10.0.0.1>10.0.1.1 47:0>0"],
  ["the only common family", query("pod:data/six", web, "80"), "pod:shop/web fd00::6>fd00::1 6:null>80"],
  [
    "no common family",
    query("pod:data/six", db, "80"),
    "problem: no common address family: pod data/six has only IPv6, pod data/db only IPv4",
  ],
  [
    "a family one end lacks",
    query(web, db, "80", { family: 6 }),
    "problem: pod shop/web and pod data/db have no common IPv6 address",
  ],
  [
    "a service by number",
    query(db, "svc:shop/web", "80"),
    "pod:shop/web 10.0.1.1>10.0.0.1 6:null>8080; pod:shop/web2 10.0.1.1>10.0.0.2 6:null>8081",
  ],
  [
    "a service by name",
    query(db, "svc:shop/web", "http"),
    "pod:shop/web 10.0.1.1>10.0.0.1 6:null>8080; pod:shop/web2 10.0.1.1>10.0.0.2 6:null>8081",
  ],
  [
    "a service by its address",
    query(db, "ip:10.96.0.1", "80"),
    "pod:shop/web 10.0.1.1>10.0.0.1 6:null>8080; pod:shop/web2 10.0.1.1>10.0.0.2 6:null>8081",
  ],
  [
    "a service's wrong port",
    query(db, "svc:shop/web", "8080"),
    "problem: service shop/web has no port tcp/8080; it has tcp/80",
  ],
  [
    "ICMP to a service",
    query(db, "svc:shop/web", "icmp"),
    "problem: a service only forwards its own ports: tcp/80",
  ],
  [
    "a service without backends",
    query(db, "svc:shop/idle", "80"),
    "problem: service shop/idle has no backends: nothing listens behind it",
  ],
  [
    "a service as source",
    query("svc:shop/web", db, "80"),
    "problem: a service cannot be a source: choose one of its pods",
  ],
  ["a pod by its address", query(web, "ip:10.0.1.1", "5432"), "pod:data/db 10.0.0.1>10.0.1.1 6:null>5432"],
  ["an address outside", query(web, "ip:8.8.8.8", "udp/53"), "ip:8.8.8.8 10.0.0.1>8.8.8.8 17:null>53"],
  ["what is no address", query(web, "ip:8.8.8", "53"), "problem: `8.8.8` is not an IP address"],
  [
    "a template, whose address nobody knows",
    query(web, "pod:data/tmpl", "9000"),
    "pod:data/tmpl 10.0.0.1>? 6:null>9000",
  ],
  ["a host endpoint", query(web, "hep:n1-eth0", "22"), "hep:n1-eth0 10.0.0.1>192.168.0.1 6:null>22"],
  ["a pod that is not there", query("pod:shop/gone", db, "80"), "problem: no pod `shop/gone` is loaded"],
  ["a host that is not there", query("hep:gone", db, "80"), "problem: no host endpoint `gone` is loaded"],
  [
    "a pod that does not run yet",
    query(web, "pod:data/waiting", "80"),
    "problem: pod `data/waiting` is not an endpoint: it does not run yet; it can be assumed to run",
  ],
  [
    "nonsense as an end",
    query("what", db, "80"),
    "problem: `what` names no end: use pod:NAMESPACE/NAME, hep:NAME, svc:NAMESPACE/NAME or ip:ADDRESS",
  ],
  ["nonsense as a port", query(web, db, "tcp/"), "problem: a port is missing: write `tcp/80`"],
];

test.each(table)("the question names %s", (_name, question, expected) => {
  expect(told(ask(loaded.set, loaded.reading, question))).toBe(expected);
});

test("the port truth of a service tells service port, target port and container port", () => {
  const asked = ask(loaded.set, loaded.reading, query(db, "svc:shop/web", "80"));
  expect(asked).toMatchObject({
    portTruth: {
      parts: [
        { label: "service port", value: "80 http" },
        { label: "target port", value: "http" },
        { label: "container port", value: "8080 or 8081 (TCP)" },
      ],
      problem: null,
    },
  });
});

test("both families are offered where both ends have both", () => {
  const asked = ask(loaded.set, loaded.reading, query(web, "pod:data/tmpl", "9000", { family: 6 }));
  expect(asked).toMatchObject({ kind: "flows", families: [4, 6] });
});
