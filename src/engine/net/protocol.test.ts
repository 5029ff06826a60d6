import { describe, expect, test } from "vitest";
import { hasPorts, protocolName, protocolNumber } from "./protocol.ts";

describe("protocol numbers", () => {
  test.each([
    ["TCP", 6],
    ["tcp", 6],
    ["UDP", 17],
    ["ICMP", 1],
    ["ICMPv6", 58],
    ["icmpv6", 58],
    ["SCTP", 132],
    ["UDPLite", 136],
    ["47", 47],
    [255, 255],
    [1, 1],
    ["0", null],
    [0, null],
    [256, null],
    [6.5, null],
    ["", null],
    ["ip", null],
    ["-6", null],
    ["6 ", null],
    ["x47", null],
    ["47x", null],
    ["0006", null],
  ])("%j is %s", (text, number) => {
    expect(protocolNumber(text)).toBe(number);
  });
});

test("a number without a name says that it is a protocol", () => {
  expect([6, 17, 136, 47].map(protocolName)).toEqual(["TCP", "UDP", "UDPLite", "protocol 47"]);
});

test("TCP, UDP and SCTP have ports, UDPLite has not", () => {
  expect([6, 17, 132, 136, 1, 58].map(hasPorts)).toEqual([true, true, true, false, false, false]);
});
