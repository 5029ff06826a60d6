/** What a policy selects, in words. */
import type { Policy, SelectorTerm } from "#src/engine/index.ts";
import { isAnyNamespace, namespaceWords } from "./namespace.ts";
import { termWords } from "./rule.ts";
import { count, listOf } from "./text.ts";

/** Short, for a card: `app == "gateway"`, `all in checkout`, `all pods`. A namespaced card shows its namespace anyway. */
export function subjectWords(policy: Policy): string {
  const labels = meaningful(policy.subject, "labels");
  const accounts = meaningful(policy.subject, "serviceAccount");
  const who = listOf([...labels, ...accounts]);
  if (policy.namespace !== null) return who === "" ? `all in ${policy.namespace}` : who;
  const namespaces = termWords(policy.subject, "namespace");
  if (namespaces.length === 0) return who === "" ? "all pods and hosts" : who;
  if (namespaces.every(isAnyNamespace)) return who === "" ? "all pods" : who;
  const where = listOf(namespaces.map(namespaceWords));
  return who === "" ? `all ${where}` : `${who} ${where}`;
}

/** Longer, for the policy's own screen: `selector: app == "gateway" in namespace payments`. */
export function subjectSentence(policy: Policy): string {
  const labels = termWords(policy.subject, "labels");
  const accounts = termWords(policy.subject, "serviceAccount");
  const namespaces = termWords(policy.subject, "namespace").map(namespaceWords);
  const parts = [
    `selector: ${labels.length === 0 ? "(empty)" : listOf(labels)}`,
    accounts.length === 0 ? "" : `service accounts: ${listOf(accounts)}`,
    listOf(namespaces),
  ];
  return parts.filter((part) => part !== "").join(" ");
}

/** `5 pods`, `21 pods, 2 hosts`, `0 pods` */
export function selectedWords(pods: number, hosts: number): string {
  if (hosts === 0) return count(pods, "pod");
  return pods === 0 ? count(hosts, "host") : `${count(pods, "pod")}, ${count(hosts, "host")}`;
}

function meaningful(terms: readonly SelectorTerm[], part: SelectorTerm["part"]): readonly string[] {
  return termWords(terms, part).filter((written) => written !== "all()" && written !== "any pod");
}
