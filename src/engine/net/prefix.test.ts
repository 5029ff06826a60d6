import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Address, parseAddress, printAddress } from "./address.ts";
import {
  firstAddress,
  lastAddress,
  maskTo,
  parsePrefix,
  parseWrittenPrefix,
  prefixContains,
  prefixCovers,
  prefixFamily,
  printPrefix,
  singleAddress,
} from "./prefix.ts";

describe("prefixes in network form", () => {
  test.each([
    ["10.1.2.3/8", "10.0.0.0/8", { bare: false, masked: false }],
    ["10.0.0.0/8", "10.0.0.0/8", { bare: false, masked: true }],
    ["10.1.2.3/31", "10.1.2.2/31", { bare: false, masked: false }],
    ["0.0.0.0/0", "0.0.0.0/0", { bare: false, masked: true }],
    ["10.1.2.3", "10.1.2.3/32", { bare: true, masked: true }],
    ["fd00::1/64", "fd00::/64", { bare: false, masked: false }],
    ["fd00::1", "fd00::1/128", { bare: true, masked: true }],
    ["::/0", "::/0", { bare: false, masked: true }],
    ["fd00::ff/121", "fd00::80/121", { bare: false, masked: false }],
    ["::ffff:10.0.0.0/104", "10.0.0.0/8", { bare: false, masked: true }],
  ])("%s is %s", (text, printed, flags) => {
    const written = parseWrittenPrefix(text);
    expect(written).toMatchObject(flags);
    expect(written && printPrefix(written.prefix)).toBe(printed);
  });

  test.each([
    "",
    "abc",
    "10.0.0.0/",
    "10.0.0.0/33",
    "10.0.0.0/-1",
    "10.0.0.0/8/8",
    "fd00::/129",
    "/8",
    "10.0.0/8",
    "10.0.0.0/a",
    "10.0.0.0/8a",
    "10.0.0.0/a8",
    "10.0.0.0/ 8",
    "10.0.0.0/+8",
    "::ffff:1.2.3.4/95",
  ])("%j is none", (text) => {
    expect(parsePrefix(text)).toBeNull();
  });
});

describe("containment", () => {
  test.each([
    ["10.0.0.0/8", "10.255.255.255", true],
    ["10.0.0.0/8", "11.0.0.0", false],
    ["0.0.0.0/0", "255.0.0.1", true],
    ["0.0.0.0/0", "::1", false],
    ["10.0.0.5/32", "10.0.0.5", true],
    ["10.0.0.5/32", "10.0.0.4", false],
    ["fd00::/121", "fd00::7f", true],
    ["fd00::/121", "fd00::80", false],
  ])("%s holds %s: %s", (net, text, held) => {
    const prefix = parsePrefix(net);
    const address = parseAddress(text);
    expect(prefix && address && prefixContains(prefix, address)).toBe(held);
  });

  test("a wider prefix covers a narrower one, not the other way round", () => {
    const wide = parsePrefix("10.0.0.0/8");
    const narrow = parsePrefix("10.1.0.0/16");
    expect(wide && narrow && prefixCovers(wide, narrow)).toBe(true);
    expect(wide && narrow && prefixCovers(narrow, wide)).toBe(false);
    expect(wide && prefixCovers(wide, wide)).toBe(true);
    const [start, other] = ["10.0.0.0/16", "11.0.0.0/16"].map((text) => parsePrefix(text));
    expect(wide && start && prefixCovers(start, wide)).toBe(false);
    expect(wide && other && prefixCovers(wide, other)).toBe(false);
  });

  test("the family and the first address of a range are those of its network", () => {
    const ranges = ["10.1.2.3/8", "fd00::1/64"].flatMap((text) => parsePrefix(text) ?? []);
    expect(ranges.map(prefixFamily)).toEqual([4, 6]);
    expect(ranges.map((range) => printAddress(firstAddress(range)))).toEqual(["10.0.0.0", "fd00::"]);
  });

  test("law: containment agrees with integer arithmetic", () => {
    const word = fc.nat({ max: 0xffffffff });
    const family = fc
      .constantFrom(1, 4)
      .chain((count) =>
        fc.tuple(
          fc.array(word, { minLength: count, maxLength: count }),
          fc.array(word, { minLength: count, maxLength: count }),
          fc.nat(count * 32),
          fc.boolean(),
        ),
      );
    fc.assert(
      fc.property(family, ([net, other, length, near]) => {
        const base = addressOf(net);
        const prefix = { address: maskTo(base, length), length };
        const asked = near
          ? addressOf([...net.slice(0, -1), ((net.at(-1) ?? 0) ^ 1) >>> 0])
          : addressOf(other);
        const bits = BigInt(net.length * 32 - length);
        expect(prefixContains(prefix, asked)).toBe(numberOf(base) >> bits === numberOf(asked) >> bits);
        expect(prefixContains(prefix, lastAddress(prefix))).toBe(true);
        expect(numberOf(lastAddress(prefix)) - numberOf(prefix.address)).toBe((1n << bits) - 1n);
      }),
    );
  });

  test("law: parsing what was printed gives the same address", () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(0, 1, 0x10000, 0xffff, 0xffffffff), { minLength: 4, maxLength: 4 }),
        (words) => {
          if (words[0] === 0 && words[1] === 0 && words[2] === 0xffff) return;
          const address = addressOf(words);
          expect(parseAddress(printAddress(address))).toEqual(address);
          expect(parsePrefix(printPrefix(singleAddress(address)))).toEqual(singleAddress(address));
        },
      ),
    );
  });
});

function addressOf(words: readonly number[]): Address {
  return { family: words.length === 1 ? 4 : 6, words };
}

function numberOf(address: Address): bigint {
  return address.words.reduce((sum, word) => (sum << 32n) | BigInt(word), 0n);
}
