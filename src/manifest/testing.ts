/** Helpers of this room's tests. */
import { read } from "./read.ts";
import type { ReadOptions, Reading } from "./types.ts";

export function readText(text: string, options: ReadOptions = { assume: "nothing" }): Reading {
  return read([{ name: "file.yaml", text }], options);
}

/** A namespaced Calico policy of 10 lines. */
export function policy(name: string): string {
  return [
    "apiVersion: projectcalico.org/v3",
    "kind: NetworkPolicy",
    "metadata:",
    `  name: ${name}`,
    "  namespace: shop",
    "spec:",
    "  order: 10",
    "  selector: all()",
    "  ingress:",
    "  - action: Allow",
    "",
  ].join("\n");
}
