import { describe, expect, test } from "vitest";
import { readData } from "#src/manifest/index.ts";
import type { Misfit } from "../input/shape.ts";
import { type DecodeOptions, decodeScenarios } from "./decode.ts";
import type { Scenario } from "./types.ts";

interface Decoded {
  readonly scenarios: readonly Scenario[];
  readonly misfits: readonly string[];
}

function decode(text: string, expectations: DecodeOptions["expectations"] = "read"): Decoded {
  const misfits: Misfit[] = [];
  const scenarios = readData({ name: "t.yaml", text }).documents.flatMap((document) =>
    decodeScenarios(document, { file: "t.yaml", expectations }, misfits),
  );
  return { scenarios, misfits: misfits.map(({ path, message }) => `${path}: ${message}`) };
}

function flow(text: string): Decoded {
  return decode(`{manifest: "", flows: [{from: "pod:a/b", to: "pod:c/d", ${text}}]}`);
}

const question = { from: "pod:a/b", to: "pod:c/d", sourcePort: null, family: null };

describe("the question of a flow", () => {
  test.each([
    ["port: tcp/5432", { ...question, port: "tcp/5432" }],
    ["port: 5432", { ...question, port: "5432" }],
    ["port: http, sourcePort: 40000, family: 6", { ...question, port: "http", sourcePort: 40000, family: 6 }],
    ["protocol: UDP, dstPort: 53", { ...question, port: "proto/17/53" }],
    ["protocol: 1, icmpType: 8, icmpCode: 0", { ...question, port: "proto/1/8/0" }],
    ["dstPort: 80, srcPort: 7", { ...question, port: "proto/6/80", sourcePort: 7 }],
  ])("is asked with { %s }", (text, query) => {
    const { scenarios, misfits } = flow(text);
    expect(misfits).toEqual([]);
    expect(scenarios[0]?.flows[0]?.input).toEqual({ kind: "question", query });
  });

  test("is told to the last bit with both addresses, texts kept as they stand", () => {
    const text =
      'srcIP: 10.0.0.1, dstIP: "FD00::1", protocol: 58, srcPort: 0, dstPort: 0, icmpType: 128, icmpCode: 0';
    expect(flow(text).scenarios[0]?.flows[0]?.input).toEqual({
      kind: "exact",
      flow: {
        from: "pod:a/b",
        to: "pod:c/d",
        srcIP: "10.0.0.1",
        dstIP: "FD00::1",
        protocol: 58,
        srcPort: 0,
        dstPort: 0,
        icmpType: 128,
        icmpCode: 0,
      },
    });
  });

  test("leaves the source port open where it says none", () => {
    const { scenarios } = flow("srcIP: 10.0.0.1, dstIP: 10.0.0.2, protocol: 6, dstPort: 80");
    expect(scenarios[0]?.flows[0]?.input).toMatchObject({ flow: { srcPort: null, dstPort: 80 } });
  });

  test.each([
    ["srcIP: 10.0.0.1, protocol: 6, dstPort: 80", "flows[0]: a flow has `dstIP`"],
    ["srcIP: 10.0.0.1, dstIP: 10.0.0.2, dstPort: 80", "flows[0]: a flow has `protocol`"],
    ["srcIP: 10.0.0.1, dstIP: 10.0.0.2, protocol: 6", "flows[0]: a flow has `dstPort`"],
    [
      "srcIP: a, dstIP: b, protocol: 6, dstPort: 1, port: 80",
      "flows[0].port: `port` does not go together with `srcIP` and `dstIP`",
    ],
    ["protocol: tpc, dstPort: 80", "flows[0].protocol: `protocol` names no protocol from 1 to 255"],
    ["dstPort: 65536", "flows[0].dstPort: `dstPort` is not a whole number from 0 to 65535"],
    ["sourcePort: 80", "flows[0]: a flow has `port`, such as `tcp/5432`"],
    ["port: [80]", "flows[0].port: `port` is neither text nor a number"],
    ["prot: 80, port: 80", "flows[0].prot: `prot` is not known here"],
  ])("is refused with { %s }", (text, message) => {
    expect(flow(text).misfits).toContain(message);
  });
});

describe("the expectation of a flow", () => {
  test.each([
    ["allow", { verdict: { enforced: "allow" } }],
    ["{verdict: deny}", { verdict: { enforced: "deny" } }],
    ["{verdict: {enforced: allow, pending: deny}}", { verdict: { enforced: "allow", pending: "deny" } }],
    ["{ingress: null}", { ingress: null }],
    ["{egress: [x]}", { egress: { enforced: ["x"] } }],
    ["{egress: {pending: [a, b]}}", { egress: { pending: ["a", "b"] } }],
  ])("%s", (text, expectation) => {
    const { scenarios, misfits } = flow(`port: 80, expect: ${text}`);
    expect(misfits).toEqual([]);
    expect(scenarios[0]?.flows[0]?.expect).toEqual(expectation);
  });

  test.each([
    "alow",
    "{}",
    "null",
    "{verdict: {}}",
    "{verdict: {enforced: null}}",
    "{egress: {pending: null}}",
    "{verdict: {enforcd: allow}}",
    "{egress: x}",
    "{igress: null}",
    "1",
  ])("%s could not fail and is refused", (text) => {
    expect(flow(`port: 80, expect: ${text}`).misfits).not.toEqual([]);
  });

  test("is not even looked at where it is to be ignored", () => {
    const text = '{manifest: "", flows: [{from: a, to: b, port: 80, expect: [nonsense]}]}';
    const { scenarios, misfits } = decode(text, "ignored");
    expect(misfits).toEqual([]);
    expect(scenarios[0]?.flows).toHaveLength(1);
  });
});

describe("scenarios", () => {
  test("come alone, in lists and in several documents, with names or called after the file", () => {
    const one = "{manifest: a, flows: []}";
    const { scenarios, misfits } = decode(
      `name: first\nmanifests: x.yaml\nflows: []\n---\n[${one}, ${one}]\n`,
    );
    expect(misfits).toEqual([]);
    expect(scenarios.map(({ name }) => name)).toEqual(["first", "t.yaml[0]", "t.yaml[1]"]);
    expect(scenarios[0]?.source).toEqual({ kind: "paths", manifests: ["x.yaml"] });
  });

  test.each([
    ["flows: []", ": a scenario has `manifest` (text) or `manifests` (paths)"],
    ["manifests: [1]\nflows: []", "manifests: `manifests` is not a list of paths"],
    ["manifest: [1]\nflows: []", "manifest: `manifest` is not text"],
    ["manifest: ''", ": a scenario has `flows`"],
    ["manifest: ''\nflows: {}", "flows: `flows` is not a list"],
    ["manifest: ''\nflows: [1]", "flows[0]: a mapping is wanted here"],
    ["text", ": a mapping is wanted here"],
  ])("`%s` is refused", (text, message) => {
    expect(decode(text).misfits).toContain(message);
  });
});
