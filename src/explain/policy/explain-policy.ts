/** One policy for its own screen: rules as a table, the text it comes from, who it selects. */
import { selects } from "#src/engine/index.ts";
import type { Direction, Policy, PolicyId, PolicySet, Rule } from "#src/engine/index.ts";
import { objectText, placeOf } from "#src/manifest/index.ts";
import type { Reading } from "#src/manifest/index.ts";
import { cardContext } from "../board/describe.ts";
import { cardsOf } from "../board/cards.ts";
import type { PolicyFacts, RuleFacts } from "../types.ts";
import { entityParts, entityWords, portsWords, protocolWords, writtenRules } from "../words/rule.ts";
import { subjectSentence } from "../words/subject.ts";
import { listSome } from "../words/text.ts";
import { notesOf } from "./notes.ts";

/** `changed`: ids of objects the draft has changed. Null: no such policy. */
export function explainPolicy(
  set: PolicySet,
  reading: Reading,
  id: PolicyId,
  changed: ReadonlySet<string> = new Set(),
): PolicyFacts | null {
  const column = set.tiers.find((tier) => tier.policies.some((policy) => policy.id === id));
  const index = column?.policies.findIndex((policy) => policy.id === id) ?? -1;
  const policy = column?.policies[index];
  const card = column && cardsOf(column.policies, cardContext(set, reading, changed))[index];
  if (!column || !policy || !card) return null;
  const place = placeOf(reading, id, "");
  return {
    card,
    position: index + 1,
    of: column.policies.length,
    rules: [...ruleFacts(reading, policy, "ingress"), ...ruleFacts(reading, policy, "egress")],
    subject: subjectSentence(policy),
    endpoints: selects(set, id),
    yaml: objectText(reading, id),
    firstLine: place?.start.line ?? 1,
    notes: notesOf(reading, policy),
    file: place?.file ?? "",
  };
}

function ruleFacts(reading: Reading, policy: Policy, direction: Direction): readonly RuleFacts[] {
  return writtenRules(policy, direction).flatMap((rules): readonly RuleFacts[] => {
    const [first] = rules;
    if (!first) return [];
    const source = peerFacts(rules, "source", direction);
    const destination = peerFacts(rules, "destination", direction);
    return [
      {
        number: first.written + 1,
        direction,
        action: first.action,
        protocol: protocolColumn(rules),
        source: source.who,
        sourceNote: source.note,
        destination: destination.who,
        destinationNote: destination.note,
        ports: portColumn(rules),
        place: placeOf(reading, policy.id, `spec.${direction}[${first.written}]`),
      },
    ];
  });
}

type Side = "source" | "destination";

/** The policy's own end, where the rule does not narrow it, is what the policy selects. */
function peerFacts(
  rules: readonly Rule[],
  side: Side,
  direction: Direction,
): { readonly who: string; readonly note: string } {
  const own = (direction === "egress") === (side === "source");
  const parts = rules.map((rule) => entityParts(rule[side]));
  const source = side === "source" ? unique(rules.map((rule) => portsWords(rule.source))) : [];
  const ports = source.length > 0 ? `from port ${listSome(source, 3, "or")}` : "";
  if (parts.some(({ who, note }) => who === "" && note === ""))
    return { who: own ? "selected" : "anybody", note: ports };
  const [note = "", ...others] = [...new Set(parts.map((part) => part.note))];
  // With several places each peer is told with its own.
  const peers =
    others.length === 0 ? parts.map(({ who }) => who) : rules.map((rule) => entityWords(rule[side]));
  const where = others.length === 0 ? note : "";
  return {
    who: listSome(unique(peers), 3, "or"),
    note: [where, ports].filter((part) => part !== "").join(" "),
  };
}

function protocolColumn(rules: readonly Rule[]): string {
  const all = rules.map((rule) =>
    protocolWords([{ ...rule, destination: { ...rule.destination, ports: [], notPorts: [] } }]),
  );
  return all.includes("") ? "any" : listSome(unique(all), 4, "or");
}

function portColumn(rules: readonly Rule[]): string {
  const all = rules.map((rule) => portsWords(rule.destination));
  if (all.every((ports) => ports === "")) return "any";
  return listSome(unique(all.map((ports) => (ports === "" ? "any" : ports))), 4, "or");
}

function unique(texts: readonly string[]): readonly string[] {
  return [...new Set(texts)].filter((text) => text !== "");
}
