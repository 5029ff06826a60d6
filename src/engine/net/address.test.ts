import { describe, expect, test } from "vitest";
import { compareAddresses, familyOf, parseAddress, printAddress, sameAddress } from "./address.ts";

describe("addresses print as Go prints them", () => {
  test.each([
    ["10.0.0.1", "10.0.0.1"],
    ["255.255.255.255", "255.255.255.255"],
    ["0.0.0.0", "0.0.0.0"],
    ["::", "::"],
    ["::1", "::1"],
    ["FD00::00a0", "fd00::a0"],
    ["2001:db8:0:0:1:0:0:1", "2001:db8::1:0:0:1"],
    ["1:0:0:2:0:0:0:3", "1:0:0:2::3"],
    ["1:0:2:3:4:5:6:7", "1:0:2:3:4:5:6:7"],
    ["1:2:3:4:5:6:7::", "1:2:3:4:5:6:7:0"],
    ["::2:3:4:5:6:7:8", "0:2:3:4:5:6:7:8"],
    ["64:ff9b::192.0.2.33", "64:ff9b::c000:221"],
    ["::ffff:10.1.2.3", "10.1.2.3"],
    ["::ffff:a01:203", "10.1.2.3"],
  ])("%s is %s", (text, printed) => {
    const address = parseAddress(text);
    expect(address && printAddress(address)).toBe(printed);
  });
});

describe("what Go does not read is no address", () => {
  test.each([
    "",
    "10.0.0",
    "10.0.0.0.1",
    "10.0.0.01",
    "10.0.0.256",
    "010.0.0.1",
    "0x0a.0.0.1",
    "167772161",
    " 10.0.0.1",
    "10.0.0.1 ",
    "10.0.0.1/32",
    ":",
    ":::",
    "1:2:3:4:5:6:7:8:9",
    "1:2:3:4:5:6:7",
    "1:2:3:4:5:6:7::8",
    "1::2::3",
    "12345::",
    ":1:2:3:4:5:6:7",
    "1:2:3:4:5:6:7:",
    "1:2:3:4:5:6:7:8::",
    "::1:2:3:4:5:6:7:8",
    "1:2:3:4:5:6:7:1.2.3.4",
    "g::",
    "fe80::1%eth0",
    "::1.2.3",
    "::1.2.3.04",
    "[::1]",
  ])("%j", (text) => {
    expect(parseAddress(text)).toBeNull();
  });
});

test("a mapped address is the IPv4 address itself", () => {
  const mapped = parseAddress("::ffff:10.0.0.1");
  const plain = parseAddress("10.0.0.1");
  expect(mapped && plain && sameAddress(mapped, plain)).toBe(true);
});

test("IPv4 sorts before IPv6, then numbers decide, not digits", () => {
  const sorted = ["10.0.0.10", "9.255.255.255", "::1", "10.0.0.9", "fd00::"].flatMap(
    (text) => parseAddress(text) ?? [],
  );
  sorted.sort(compareAddresses);
  expect(sorted.map(printAddress)).toEqual(["9.255.255.255", "10.0.0.9", "10.0.0.10", "::1", "fd00::"]);
});

test("an address survives structured cloning", () => {
  const address = parseAddress("fd00::1");
  expect(structuredClone(address)).toEqual(address);
});

test("the family is 4 or 6, that of a mapped address 4", () => {
  const families = ["10.0.0.1", "fd00::1", "::ffff:10.0.0.1"].map((text) => {
    const address = parseAddress(text);
    return address && familyOf(address);
  });
  expect(families).toEqual([4, 6, 4]);
});

test("an IPv6 address comes behind an IPv4 address of the same words", () => {
  const [four, six] = ["0.0.0.0", "::"].map(parseAddress);
  expect(four && six && [compareAddresses(four, six) < 0, compareAddresses(six, four) > 0]).toEqual([
    true,
    true,
  ]);
  expect(four && six && sameAddress(four, six)).toBe(false);
});
