import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { kubectlLine } from "./kubectl.ts";

test("the command on the empty page is the README's", () => {
  expect(readFileSync("README.md", "utf8")).toContain(`\n    ${kubectlLine}\n`);
});
