import { describe, expect, it } from "vitest";
import { makeCase, type CaseSpec, type TierSpec } from "./testing/cases.ts";
import { allowed, denied } from "./testing/shop.ts";
import type { TraceView, ViewRow } from "./types.ts";
import { laneView } from "./view.ts";

function viewOf(spec: CaseSpec): TraceView {
  return laneView(makeCase(spec));
}

function rowsOf(view: TraceView, lane: "egress" | "ingress", column: number): readonly ViewRow[] {
  return view[lane].cells[column]!.rows;
}

const one = (letters: Pick<TierSpec, "egress" | "ingress">, end: TierSpec["end"] = "Deny"): CaseSpec => ({
  tiers: [{ name: "t", end, policies: ["1 a", "2 b", "3 c"], ...letters }],
});

describe("columns", () => {
  it("are full where a lane evaluates the tier, spines elsewhere, and end in the profile", () => {
    expect(viewOf(allowed).columns.map(({ name, form }) => [name, form])).toEqual([
      ["security", "full"],
      ["platform", "full"],
      ["application", "full"],
      ["kube-admin", "spine"],
      ["default", "full"],
      ["kube-baseline", "spine"],
      ["Profile", "spine"],
    ]);
  });

  it("are full for a tier that only one of the lanes evaluates", () => {
    expect(viewOf(one({ egress: "eee", ingress: "eeA" })).columns[0]!.form).toBe("full");
  });
});

describe("rows", () => {
  it("keep evaluation order and say why a policy plays no part", () => {
    const rows = rowsOf(viewOf(denied), "ingress", 0);
    expect(rows.map(({ name, kind, recede }) => [name, kind, recede])).toEqual([
      ["quarantine", "receded", "other-endpoints"],
      ["block-threat-feed", "receded", "other-direction"],
      ["pci-restrict-egress", "receded", "staged"],
      ["pass-to-platform", "deciding", null],
    ]);
  });

  it("say the rule that decides, without saying its action twice", () => {
    const [, , , , deciding] = rowsOf(viewOf(allowed), "egress", 2);
    expect(deciding!.rule).toEqual({
      word: "Allow",
      by: "by egress rule 2",
      summary: 'TCP 5432 to db == "orders"',
    });
  });

  it.each([
    ["n", "1 rule, no match", "no match"],
    ["l", "1 rule, logs only", "logged"],
  ] as const)("say what was looked at (%s)", (letter, note, brief) => {
    expect(rowsOf(viewOf(one({ egress: letter, ingress: "A" })), "egress", 0)[0]).toMatchObject({
      note,
      brief,
    });
  });

  it("behind the deciding one are not reached", () => {
    expect(
      rowsOf(viewOf(one({ egress: "Ann", ingress: "A" })), "egress", 0).map((row) => row.recede),
    ).toEqual([null, "not-reached", "not-reached"]);
  });
});

describe("what leaves a tier", () => {
  it.each([
    ["nnA", "Deny", { kind: "row" }, "allow"],
    ["nDn", "Deny", { kind: "row" }, "deny"],
    ["nPn", "Deny", { kind: "row" }, "pass"],
    ["nUn", "Deny", { kind: "row" }, "undecidable"],
    ["nne", "Deny", { kind: "floor" }, "deny"],
    ["nne", "Pass", { kind: "floor" }, "pass"],
  ] as const)("%s ending in %s", (egress, end, at, outcome) => {
    const cell = viewOf(one({ egress, ingress: "A" }, end)).egress.cells[0]!;
    expect(cell.exit).toMatchObject({ at, outcome });
    expect(cell.floor).toEqual({ action: end, acts: at.kind === "floor" });
  });

  it("is nothing where no policy applies", () => {
    expect(viewOf(one({ egress: "eee", ingress: "A" })).egress.cells[0]).toMatchObject({
      state: "skipped",
      exit: null,
    });
  });

  it("is the profile when every tier passes or is skipped", () => {
    const { cells } = viewOf(one({ egress: "eee", ingress: "A" })).egress;
    expect(cells.at(-1)).toMatchObject({
      state: "evaluated",
      name: "kns.checkout",
      exit: { at: { kind: "profile" }, outcome: "allow" },
    });
  });
});

describe("lanes", () => {
  it("are one line for an end outside", () => {
    const view = viewOf({ ...allowed, source: null });
    expect(view.egress).toMatchObject({
      kind: "line",
      end: "198.51.100.4",
      text: "No egress policy: source is outside",
    });
    expect(view.ingress.kind).toBe("walk");
    expect(view.handOver.state).toBe("handed-over");
  });

  it("say that nothing is handed over when the source side denies, and that the rest is hypothetical", () => {
    const view = viewOf(one({ egress: "D", ingress: "A" }));
    expect(view.handOver).toMatchObject({ state: "not-handed-over" });
    expect([view.egress.decides, view.ingress.decides, view.ingress.hypothetical]).toEqual([
      true,
      false,
      true,
    ]);
  });

  it("leave the hand-over open when the source side is undecidable", () => {
    expect(viewOf(one({ egress: "U", ingress: "A" })).handOver.state).toBe("unknown");
  });

  it("know the player steps that cover them", () => {
    const view = viewOf(denied);
    expect([view.egress.steps, view.handOver.step, view.ingress.steps]).toEqual([
      { first: 0, last: 2 },
      3,
      { first: 4, last: 6 },
    ]);
    expect(view.ingress.cells.map((cell) => cell.step)).toEqual([4, 5, 6, null, null, null, null]);
  });
});
