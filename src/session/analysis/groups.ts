/** A group of flows that change, as the impact shows it: who to whom, on what, decided by whom before and after. */
import type { ChangeGroup, Direction, GroupEnd, Judged, PolicySet } from "#src/engine/index.ts";
import { deciderWords } from "#src/explain/index.ts";
import { endsFacts, nameOf, refOf } from "./ends.ts";
import { declaredPorts, packetsAt, packetsText } from "./packets.ts";
import type { ImpactFlow, ImpactGroup, JudgedFacts } from "./types.ts";

/** Flows of a group that are listed one by one. */
const mostFlows = 40;

export interface Sides {
  readonly before: PolicySet;
  readonly after: PolicySet;
}

export function groupFacts(group: ChangeGroup, { before, after }: Sides, key: string): ImpactGroup {
  const flows = flowsOf(group, after);
  const pairs = new Set(flows.map(({ query }) => `${query.from} ${query.to}`)).size;
  return {
    key,
    change: group.change,
    from: endsFacts(after, group.from),
    to: endsFacts(after, group.to),
    ports: packetsText(group),
    pairs: group.pairs,
    known: group.known,
    before: judgedFacts(before, group.before, halfShown(group.before, group)),
    after: judgedFacts(after, group.after, halfShown(group.after, group)),
    why: whyText(group, { before, after }),
    flows,
    more: Math.max(0, group.pairs - pairs),
  };
}

/** The half that says most about a verdict: one that is not what it was, and of two such the one that denies. */
function halfShown(own: Judged, { before, after, kept }: ChangeGroup): Direction {
  if (kept !== null) return kept === "egress" ? "ingress" : "egress";
  for (const judged of [own, after, before]) {
    if (judged.verdict !== "deny") continue;
    return isDenial(judged.egress) ? "egress" : "ingress";
  }
  return before.egress === after.egress ? "ingress" : "egress";
}

function isDenial(last: string | null): boolean {
  return last?.split("|")[3] === "deny";
}

const words = { allow: "Allowed", deny: "Denied", undecidable: "Undecidable" } as const;

function judgedFacts(set: PolicySet, judged: Judged, half: Direction): JudgedFacts {
  const shown = judged[half];
  // Where the other half denies, and may do so by several, the half shown is not to blame.
  const last = judged.verdict === "deny" && !isDenial(shown) ? null : shown;
  return {
    word: words[judged.verdict],
    mark: judged.verdict === "deny" && isEndOfTier(last) ? "end-deny" : judged.verdict,
    decider: last === null ? "" : deciderName(set, half, last),
    where: last === null ? "" : whereOf(half, last),
  };
}

function isEndOfTier(last: string | null): boolean {
  return last?.split("|")[4] === "-1";
}

/** `payments/gateway-ingress, ingress rule 2`: without the kind, which the board shows. */
export function deciderName(set: PolicySet, half: Direction, last: string): string {
  return deciderWords(set, half, last).replace(/^[A-Z][A-Za-z]+ /, "");
}

function whereOf(half: Direction, last: string): string {
  const tier = last.split("|")[1] ?? "";
  return tier.startsWith("__") ? half : `${tier}, ${half}`;
}

function whyText({ before, after, kept }: ChangeGroup, sets: Sides): string {
  const halves: readonly Direction[] = ["egress", "ingress"];
  const sentences = halves.map((half) => {
    const [old, now] = [askedOf(before, half), askedOf(after, half)];
    if (old === null && now === null) return "";
    if (half === kept) return `The ${half} half is unchanged.`;
    const was = old === null ? "" : deciderName(sets.before, half, old);
    const is = now === null ? "" : deciderName(sets.after, half, now);
    if (was === is) return `The ${half} half is unchanged.`;
    if (now === null) return `The ${half} half is not asked any more; ${was} decided it.`;
    return was === "" ? `Now ${is} decides the ${half} half.` : `${is} decides instead of ${was}.`;
  });
  return sentences.filter((sentence) => sentence !== "").join(" ");
}

/** Behind an egress half that denies nobody is asked. */
function askedOf(judged: Judged, half: Direction): string | null {
  return half === "ingress" && isDenial(judged.egress) ? null : judged[half];
}

/** From everyone to everyone, on the ports worth asking about, as far as they are listed. */
function flowsOf(group: ChangeGroup, { cluster }: PolicySet): readonly ImpactFlow[] {
  const declared = declaredPorts(cluster);
  const flows: ImpactFlow[] = [];
  const sourcePort = group.sourcePorts?.[0]?.[0] ?? null;
  const family = group.family === 6 ? 6 : null;
  for (const from of group.from) {
    for (const to of group.to) {
      if (isSame(from, to)) continue;
      const ports = to.kind === "endpoint" ? (declared.get(to.endpoint) ?? []) : [];
      const base = { from: nameOf(from, cluster), to: nameOf(to, cluster) };
      for (const { spec, text } of packetsAt(group, ports)) {
        const query = { from: refOf(from), to: refOf(to), port: spec, sourcePort, family } as const;
        flows.push({ ...base, port: text, query });
        if (flows.length === mostFlows) return flows;
      }
    }
  }
  return flows;
}

function isSame(one: GroupEnd, other: GroupEnd): boolean {
  return one.kind === "endpoint" && other.kind === "endpoint" && one.endpoint === other.endpoint;
}

/** Everything that is said of a group but its ends. */
export function readingOf(group: ChangeGroup, { before, after }: Sides): string {
  const { change, family } = group;
  const [old, now] = [
    judgedFacts(before, group.before, halfShown(group.before, group)),
    judgedFacts(after, group.after, halfShown(group.after, group)),
  ];
  return JSON.stringify([change, family, packetsKey(group), old, now, whyText(group, { before, after })]);
}

function packetsKey({ protocol, exceptProtocols, ports, sourcePorts, icmp }: ChangeGroup): unknown {
  return [protocol, exceptProtocols, ports, sourcePorts, icmp];
}
