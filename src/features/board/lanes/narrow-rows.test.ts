import { describe, expect, it } from "vitest";
import { narrowLines } from "./narrow-rows.ts";
import { makeCase } from "./testing/cases.ts";
import { allowed, denied } from "./testing/shop.ts";
import { laneView } from "./view.ts";

describe("the narrow form", () => {
  it("reads from top to bottom as the line runs", () => {
    const lines = narrowLines(laneView(makeCase(denied)).ingress);
    expect(
      lines.map((line) => {
        switch (line.kind) {
          case "tier":
            return line.name;
          case "row":
            return `${line.row.name}: ${line.mark}`;
          case "floor":
            return `${line.text}, ${line.note}`;
          case "profile":
          case "fold":
          case "aside":
            return line.text;
        }
      }),
    ).toEqual([
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

  it("puts neighbouring skipped tiers in one line", () => {
    const lines = narrowLines(laneView(makeCase(allowed)).ingress);
    expect(lines.flatMap((line) => (line.kind === "aside" ? [line.text] : []))).toEqual([
      "Skipped, no policy applies: application, kube-admin",
      "Not reached: kube-baseline, Profile",
    ]);
  });
});
