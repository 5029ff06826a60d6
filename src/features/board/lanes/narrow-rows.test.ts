import { describe, expect, it } from "vitest";
import { handledRows } from "./narrow-handles.ts";
import { narrowBlocks, type NarrowBlock, type NarrowLine } from "./narrow-rows.ts";
import { makeCase, type CaseSpec } from "./testing/cases.ts";
import { allowed, denied } from "./testing/shop.ts";
import { laneView } from "./view.ts";

function blocksOf(spec: CaseSpec, lane: "egress" | "ingress"): readonly NarrowBlock[] {
  return narrowBlocks(laneView(makeCase(spec))[lane]);
}

function words(line: NarrowLine): string {
  switch (line.kind) {
    case "row":
      return `${line.row.name}: ${line.mark}`;
    case "end":
      return `${line.text}, ${line.note}`;
    case "fold":
      return line.text;
  }
}

function blockWords(block: NarrowBlock): readonly string[] {
  switch (block.kind) {
    case "tier":
      return [block.name, ...block.lines.map(words)];
    case "profile":
      return [words(block.line)];
    case "aside":
      return [block.text];
    case "list":
      return [block.list.title];
  }
}

describe("the narrow form", () => {
  it("reads from top to bottom as the line runs", () => {
    expect(blocksOf(denied, "ingress").flatMap(blockWords)).toEqual([
      "security",
      "3 do not apply: quarantine, block-threat-feed and 1 more",
      "pass-to-platform: pass",
      "platform",
      "1 does not apply: allow-dns",
      "allow-metrics-scrape: no-match",
      "1 does not apply: legacy-dns-tcp",
      "End of tier: Pass, continue with the next tier",
      "application",
      "5 do not apply: web-ingress, storefront-ingress and 3 more",
      "gateway-ingress: no-match",
      "2 do not apply: vault-ledger-ingress, payments-egress",
      "deny-dmz-east-west: no-match",
      "End of tier: Deny, 2 policies apply and none matched",
      "Not reached: kube-admin, default, kube-baseline, Profile",
    ]);
  });

  it("puts neighbouring skipped tiers in one line, with the policies they hold", () => {
    const asides = blocksOf(allowed, "ingress").flatMap((block) => (block.kind === "aside" ? [block] : []));
    expect(asides.map((block) => [block.text, block.rows.length])).toEqual([
      ["Skipped, no policy applies: application, kube-admin", 10],
      ["Not reached: kube-baseline, Profile", 0],
    ]);
  });

  it("draws the wire in the hue of what happened above it", () => {
    const wires = blocksOf(allowed, "egress").flatMap((block) => [
      block.wire,
      ...(block.kind === "tier" ? block.lines.map((line) => line.wire) : []),
    ]);
    const changes = wires.filter(({ above, below }) => above !== below);
    expect(changes).toEqual([
      { above: "neutral", below: "pass" },
      { above: "pass", below: "neutral" },
      { above: "neutral", below: "pass" },
      { above: "pass", below: "neutral" },
      { above: "neutral", below: "allow" },
    ]);
  });

  it("ends the wire where the flow is denied or has arrived", () => {
    for (const [spec, lane] of [
      [denied, "ingress"],
      [allowed, "ingress"],
    ] as const) {
      expect(blocksOf(spec, lane).at(-1)!.wire).toEqual({ above: null, below: null });
    }
    expect(blocksOf(allowed, "egress").at(-1)!.wire).toEqual({ above: "allow", below: "allow" });
  });
});

describe("a handle of the narrow form", () => {
  it("stands once per policy, where the policy is shown most", () => {
    const view = laneView(makeCase(denied));
    const blocks = [...narrowBlocks(view.egress), ...narrowBlocks(view.ingress)];
    const handled = [...handledRows(blocks)].map(({ policy }) => policy);
    const policies = view.egress.cells.flatMap(({ rows }) => rows.map(({ policy }) => policy));
    expect(handled).toHaveLength(policies.length);
    expect(new Set(handled)).toEqual(new Set(policies));
    // Only the destination asks it.
    const asked = view.ingress.cells
      .flatMap(({ rows }) => rows)
      .filter(({ kind, name }) => kind !== "receded" && name === "allow-metrics-scrape");
    expect(asked).toHaveLength(1);
    for (const row of asked) expect(handledRows(blocks).has(row)).toBe(true);
  });
});
