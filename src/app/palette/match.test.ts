/** What the palette finds, as tables. */
import { describe, expect, test } from "vitest";
import { best } from "./match.ts";

const entries = ["Undo", "Redo", "Open policy allow-dns", "allow-dns", "dns-allow"].map((label) => ({
  label,
  words: `${label} ${label === "Redo" ? "again" : ""}`,
}));

describe("the palette's order", () => {
  test.each([
    [
      "a name that begins with the query comes first",
      "allow",
      ["allow-dns", "Open policy allow-dns", "dns-allow"],
    ],
    ["every word must occur, in any order", "dns open", ["Open policy allow-dns"]],
    ["keywords find what names do not", "again", ["Redo"]],
    ["upper and lower case are one", "UNDO", ["Undo"]],
    ["what is nowhere is not found", "gateway", []],
  ])("%s", (_, query, labels) => {
    expect(best(entries, query, 9).map(({ label }) => label)).toEqual(labels);
  });

  test("an empty query shows the entries as they stand, up to the count", () => {
    expect(best(entries, "  ", 2).map(({ label }) => label)).toEqual(["Undo", "Redo"]);
  });
});
