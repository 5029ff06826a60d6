/** Notes tied to lines of a policy's text: its diagnostics, and what Calico fills in where nothing is written. */
import type { Policy } from "#src/engine/index.ts";
import { objectText, placeOf } from "#src/manifest/index.ts";
import type { Reading } from "#src/manifest/index.ts";
import type { PolicyFacts } from "../types.ts";
import { capital, listOf } from "../words/text.ts";

type Note = PolicyFacts["notes"][number];

export function notesOf(reading: Reading, policy: Policy): readonly Note[] {
  const found = reading.diagnostics
    .filter((diagnostic) => diagnostic.object === policy.id)
    .map(({ place, severity, message, help }): Note => {
      const text = help === null ? message : `${message}; ${help}`;
      return { line: place.start.line, severity, text };
    });
  return [...found, ...inferred(reading, policy)].sort((a, b) => a.line - b.line);
}

function inferred(reading: Reading, policy: Policy): readonly Note[] {
  const place = placeOf(reading, policy.id, "spec") ?? placeOf(reading, policy.id, "");
  if (!place) return [];
  const text = objectText(reading, policy.id);
  const written = (field: string): boolean => new RegExp(`(^|[\\s{,"'])${field}["']?\\s*:`).test(text);
  return [typesNote(policy, written), orderNote(policy, written), tierNote(policy, written)]
    .filter((note) => note !== null)
    .map((note) => ({ line: place.start.line, severity: "notice", text: note }));
}

function typesNote(policy: Policy, written: (field: string) => boolean): string | null {
  const field = typesField(policy);
  if (field === null || written(field)) return null;
  const governed = (["ingress", "egress"] as const).filter((direction) => policy.governs[direction]);
  const { length } = [...policy.ingress, ...policy.egress];
  const from = length === 0 ? "because there are no rules" : "from the rules below";
  return `${field} is not set, so ${listOf(governed.map(capital))} ${governed.length === 1 ? "is" : "are"} inferred ${from}`;
}

function typesField(policy: Policy): "types" | "policyTypes" | null {
  switch (policy.kind) {
    case "KubernetesNetworkPolicy":
    case "StagedKubernetesNetworkPolicy":
      return "policyTypes";
    case "ClusterNetworkPolicy":
    case "AdminNetworkPolicy":
    case "BaselineAdminNetworkPolicy":
      return null;
    default:
      return "types";
  }
}

function orderNote(policy: Policy, written: (field: string) => boolean): string | null {
  if (typesField(policy) !== "types" || policy.order !== null || written("order")) return null;
  return "order is not set, so it comes after every numbered policy of its tier";
}

function tierNote(policy: Policy, written: (field: string) => boolean): string | null {
  if (typesField(policy) !== "types" || policy.tier !== "default" || written("tier")) return null;
  return "tier is not set, so it is default";
}
