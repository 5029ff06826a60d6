import fc from "fast-check";
import { expect, test } from "vitest";
import { parsePortSpec, printPortSpec } from "./port-spec.ts";

const good: readonly (readonly [string, string])[] = [
  ["tcp/80", "tcp/80"],
  ["TCP/80", "tcp/80"],
  [" udp / 53 ", "udp/53"],
  ["sctp/5000", "sctp/5000"],
  ["80", "tcp/80"],
  ["47", "tcp/47"],
  ["http", "http"],
  ["HTTP", "http"],
  ["tcp/http", "tcp/http"],
  ["icmp", "icmp/8/0"],
  ["icmp/3", "icmp/3/0"],
  ["icmp/3/1", "icmp/3/1"],
  ["icmp6", "icmp6/128/0"],
  ["icmpv6/135/0", "icmp6/135/0"],
  ["proto/47", "proto/47"],
  ["protocol/6/80", "tcp/80"],
  ["proto/1/8/0", "icmp/8/0"],
  ["proto/58", "icmp6/128/0"],
  ["udplite", "udplite"],
  ["proto/136", "udplite"],
];

test.each(good)("%s is read as %s", (text, printed) => {
  const result = parsePortSpec(text);
  expect(result.ok ? printPortSpec(result.spec) : result.message).toBe(printed);
});

const bad: readonly (readonly [string, string])[] = [
  ["", "no protocol and port given"],
  ["tcp", "a port is missing: write `tcp/80`"],
  ["tcp/0", "port 0 is not between 1 and 65535"],
  ["tcp/65536", "port 65536 is not between 1 and 65535"],
  ["70000", "port 70000 is not between 1 and 65535"],
  ["tcp/80/1", "too many parts: write `tcp/80`"],
  ["tcp/a b", "`a b` is neither a port nor the name of one"],
  ["gre/1", "`gre` is no protocol; use tcp, udp, sctp, icmp, icmp6, udplite or proto/NUMBER"],
  ["icmp/300", "`300` is no ICMP type from 0 to 255"],
  ["icmp/8/x", "`x` is no ICMP code from 0 to 255"],
  ["icmp/8/0/0", "ICMP takes a type and a code: write `icmp/8/0`"],
  ["proto/0", "`proto/0` names no protocol from 1 to 255"],
  ["proto/256", "`proto/256` names no protocol from 1 to 255"],
  ["proto", "`proto` names no protocol from 1 to 255"],
  ["proto/47/80", "proto/47 has no ports"],
  ["udplite/80", "udplite has no ports"],
];

test.each(bad)("`%s` is refused: %s", (text, message) => {
  expect(parsePortSpec(text)).toEqual({ ok: false, message });
});

test("what is printed is read back the same, and no text throws", () => {
  fc.assert(
    fc.property(
      fc.oneof(fc.string(), fc.constantFrom(...good.map(([text]) => text)), fc.webPath()),
      (text) => {
        const first = parsePortSpec(text);
        if (first.ok) expect(parsePortSpec(printPortSpec(first.spec))).toEqual(first);
        else expect(first.message).not.toBe("");
      },
    ),
  );
});
