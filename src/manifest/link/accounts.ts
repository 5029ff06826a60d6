/** Service accounts: those loaded, and those that pods could not run without. */
import {
  printSelector,
  type Endpoint,
  type Labels,
  type Policy,
  type SelectorTerm,
} from "#src/engine/index.ts";
import type { ReadOptions } from "../types.ts";
import { contentsOf, type Finding, type Loaded } from "./loaded.ts";

interface Account {
  readonly namespace: string;
  readonly name: string;
  readonly labels: Labels;
}

export interface LinkedAccounts {
  readonly accounts: readonly Account[];
  readonly findings: readonly Finding[];
}

export interface AccountUsers {
  readonly endpoints: readonly Endpoint[];
  readonly policies: readonly Policy[];
}

/**
 * No pod runs without its service account, so one that is not loaded is there, without labels of its own. That is said
 * where a policy looks at labels of service accounts.
 */
export function linkAccounts(
  loaded: readonly Loaded[],
  { endpoints, policies }: AccountUsers,
  assume: ReadOptions["assume"],
): LinkedAccounts {
  const accounts = new Map<string, Account>();
  for (const { content } of contentsOf(loaded, "serviceAccount")) {
    accounts.set(`ksa.${content.namespace}.${content.name}`, content);
  }
  if (assume === "nothing") return { accounts: [...accounts.values()], findings: [] };
  const assumed = new Map<string, Account & { readonly owner: string }>();
  for (const endpoint of endpoints) {
    if (endpoint.kind !== "pod") continue;
    const { namespace, template } = endpoint;
    const prefix = `ksa.${namespace}.`;
    for (const profile of endpoint.profiles) {
      if (!profile.startsWith(prefix) || accounts.has(profile) || assumed.has(profile)) continue;
      const owner = template ?? `Pod ${namespace}/${endpoint.name}`;
      assumed.set(profile, { namespace, name: profile.slice(prefix.length), labels: {}, owner });
    }
  }
  const findings = policies.some(looksAtAccounts) ? tell(loaded, [...assumed.values()]) : [];
  return { accounts: [...accounts.values(), ...assumed.values()], findings };
}

function tell(
  loaded: readonly Loaded[],
  assumed: readonly (Account & { readonly owner: string })[],
): readonly Finding[] {
  const byId = new Map(loaded.map((about) => [about.id, about]));
  return assumed.flatMap(({ namespace, name, owner }): readonly Finding[] => {
    const about = byId.get(owner);
    if (about === undefined) return [];
    const message = `service account \`${namespace}/${name}\` is not loaded and is assumed to have no labels`;
    return [
      { code: "account-assumed", about, at: about.object.at, path: "spec.serviceAccountName", message },
    ];
  });
}

/** By labels: an account's name is known without the account. */
function looksAtAccounts({ subject, ingress, egress }: Policy): boolean {
  const ends = [...ingress, ...egress].flatMap(({ source, destination }) => [source, destination]);
  return [subject, ...ends.map(({ terms }) => terms)].some((terms) => terms.some(readsAccountLabels));
}

function readsAccountLabels({ part, selector }: SelectorTerm): boolean {
  return part === "serviceAccount" && /pcsa\.(?!projectcalico\.org\/name\b)/.test(printSelector(selector));
}
