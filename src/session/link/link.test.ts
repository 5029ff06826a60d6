import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import type { EndpointId, PolicyId } from "#src/engine/index.ts";
import { decodeDocuments, decodeEdits } from "./decode.ts";
import { parseLink, printLink, type Link } from "./link.ts";
import { carried, pack, preparePacking, unpack } from "./pack.ts";

const text = fc.string({ unit: "grapheme", minLength: 1, maxLength: 20 });
const end = fc.option(
  fc.oneof(
    text.map((name) => `pod:${name}`),
    fc.constantFrom("ip:10.0.0.1", "ip:fd00::1", "svc:shop/web"),
  ),
);

const links: fc.Arbitrary<Link> = fc.record({
  view: fc.record({
    source: end,
    destination: end,
    port: fc.constantFrom("", "tcp/80", "icmp/8/0", "http"),
    sourcePort: fc.option(fc.integer({ min: 0, max: 65_535 })),
    family: fc.constantFrom(null, 4 as const, 6 as const),
    backend: fc.nat({ max: 50 }),
    scope: fc.constantFrom("enforced" as const, "pending" as const),
    version: fc.constantFrom("before" as const, "after" as const),
    step: fc.option(fc.nat({ max: 30 })),
    lens: fc.option(text.map((name) => `pod:${name}` as EndpointId)),
    policy: fc.option(text.map((name) => `NetworkPolicy ${name}` as PolicyId)),
    inspectorTab: fc.constantFrom("why" as const, "policies" as const, "yaml" as const),
    search: fc.string({ unit: "grapheme", maxLength: 20 }),
  }),
  documents: fc.oneof(
    fc.constant({ kind: "open" as const }),
    text.map((file) => ({ kind: "sample" as const, file })),
    text.map((hash) => ({ kind: "named" as const, hash })),
    fc.stringMatching(/^[\w-]{1,20}$/).map((packed) => ({ kind: "packed" as const, packed })),
  ),
  draft: fc.option(fc.stringMatching(/^[\w-]{1,20}$/)),
  pins: fc.option(fc.stringMatching(/^[\w-]{1,20}$/)),
});

describe("a link", () => {
  test("says everything it was made from", () => {
    fc.assert(
      fc.property(links, (link) => {
        expect(parseLink(printLink(link))).toEqual(link);
      }),
    );
  });

  test("is the same for the same state, whichever way its parameters stood", () => {
    fc.assert(
      fc.property(links, fc.gen(), (link, gen) => {
        const pairs = printLink(link).split("&");
        const shuffled = gen(fc.shuffledSubarray, pairs, {
          minLength: pairs.length,
          maxLength: pairs.length,
        });
        expect(printLink(parseLink(shuffled.join("&")))).toBe(printLink(link));
      }),
    );
  });

  test("holds whatever somebody types without failing", () => {
    fc.assert(
      fc.property(fc.string(), (typed) => {
        expect(() => printLink(parseLink(typed))).not.toThrow();
      }),
    );
  });

  test("reads like a sentence", () => {
    expect(parseLink("from=pod:shop/web&to=svc:shop/db&port=tcp/5432&scope=pending").view).toMatchObject({
      source: "pod:shop/web",
      destination: "svc:shop/db",
      port: "tcp/5432",
      scope: "pending",
    });
  });

  test.each([
    ["sport=99999", 65_535],
    ["sport=-1", null],
    ["sport=12x", null],
  ])("an impossible number is no number: %s", (fragment, port) => {
    expect(parseLink(fragment).view.sourcePort).toBe(port);
  });
});

describe("packed documents", () => {
  beforeAll(preparePacking);

  test("unpack to what was packed", () => {
    fc.assert(
      fc.property(fc.array(fc.record({ name: text, text: fc.string({ unit: "grapheme" }) })), (files) => {
        const documents = { title: "t", files, assumeRunning: [], addresses: {} };
        expect(decodeDocuments(unpack(pack(documents) ?? ""))).toEqual(documents);
      }),
    );
  });

  test("are refused when they are too long for a link", () => {
    const noise = Array.from({ length: carried }, (_, at) => (at * 2_654_435_761) % 1_000_003).join();
    expect(pack({ noise })).toBeNull();
  });

  test.each(["", "AAAA", "not base64 !", "e30"])("that are damaged are nothing: %j", (packed) => {
    expect(decodeDocuments(unpack(packed))).toBeNull();
  });

  test("carry no edit of a field that a draft cannot change", () => {
    const edit = { title: "x", changes: [{ object: "Tier t", field: "metadata.name", value: "y" }] };
    expect(decodeEdits([edit])).toBeNull();
    expect(
      decodeEdits([{ title: "x", changes: [{ object: "Tier t", field: "spec.order", value: 5 }] }]),
    ).not.toBeNull();
  });
});
