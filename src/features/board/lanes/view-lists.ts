/** The lists that a host endpoint has beside its tiers, as the lanes show them. Pure. */
import type { TierFacts } from "#src/explain/index.ts";
import type { DirectionTrace, Flow, StageTrace } from "#src/engine/index.ts";
import type { ExitOutcome, ViewCell, ViewList } from "./types.ts";
import { type CellSource, itemsByTier, tierCell } from "./view-cell.ts";

interface Around {
  readonly tiers: readonly TierFacts[];
  readonly flow: Flow;
}

/** Empty where the tiers are all there is. */
export function viewLists(walked: DirectionTrace, source: CellSource, around: Around): readonly ViewList[] {
  const failsafe = walked.decider?.kind === "failsafe" ? [failsafeList(source, around.flow)] : [];
  const early = (walked.stages ?? []).map((stage) => stageList(stage, source, around.tiers));
  const forward = source.half.forward === null ? [] : [forwardList(source)];
  const others = [...failsafe, ...early, ...forward];
  if (others.length === 0) return [];
  const decided = [...failsafe, ...early].some(({ outcome }) => outcome !== null && outcome !== "pass");
  return [...failsafe, ...early, tiersList(decided), ...forward];
}

const protocols: Readonly<Record<number, string>> = { 6: "TCP", 17: "UDP" };

function failsafeList({ half }: CellSource, { protocol, dstPort }: Flow): ViewList {
  return {
    list: "failsafe",
    title: "Failsafe ports",
    about: "before every policy",
    came: `${protocols[protocol] ?? ""} ${dstPort} is one of them: open whatever the policies say`,
    outcome: "allow",
    kind: "card",
    cells: [],
    step: half.items.find((item) => item.tier === "")?.step ?? null,
  };
}

const stages = {
  untracked: { title: "Untracked", about: "before connections are tracked" },
  preDNAT: { title: "Pre-DNAT", about: "before the destination is rewritten" },
} as const;

const stageOutcomes: Readonly<Record<StageTrace["outcome"], readonly [ExitOutcome | null, string]>> = {
  allow: ["allow", "allowed here, nothing behind is asked"],
  deny: ["deny", "denied here, nothing behind is asked"],
  undecidable: ["undecidable", "undecidable"],
  undecided: ["pass", "no rule decides, the next list is asked"],
  "not-reached": [null, "not reached"],
};

function stageList(
  { stage, outcome, tiers }: StageTrace,
  source: CellSource,
  columns: readonly TierFacts[],
): ViewList {
  const own: CellSource = { ...source, items: itemsByTier(source.half, stage) };
  const traces = new Map(tiers.map((tier) => [tier.tier, tier]));
  const cells = columns.map(({ name }): ViewCell => {
    const trace = traces.get(name);
    return trace === undefined ? blankCell(name, "skipped") : thin(tierCell(trace, own));
  });
  const [exit, came] = stageOutcomes[outcome];
  return {
    list: stage,
    ...stages[stage],
    came,
    outcome: exit,
    kind: exit === null ? "line" : "walk",
    cells: exit === null ? [] : [...cells, blankCell("Profile", "not-reached")],
    step: cells.reduce<number | null>(
      (last, { step }) => (step === null ? last : Math.max(last ?? 0, step)),
      null,
    ),
  };
}

/** The end of a tier is drawn where it acts: in these lists it never denies. */
function thin(cell: ViewCell): ViewCell {
  return cell.floor?.acts === true ? cell : { ...cell, floor: null };
}

function tiersList(decided: boolean): ViewList {
  return {
    list: "tiers",
    title: "Tiers",
    about: "",
    came: decided ? "not reached" : "",
    outcome: null,
    kind: "line",
    cells: [],
    step: null,
  };
}

function forwardList({ half, cards }: CellSource): ViewList {
  const names = (half.forward?.policies ?? []).map((policy) => cards.get(policy)?.name ?? policy);
  return {
    list: "forward",
    title: "Forward",
    about: names.join(", "),
    came: "not asked: this flow is the host's own, not one that it passes on",
    outcome: null,
    kind: "line",
    cells: [],
    step: null,
  };
}

/** Nothing of this lane stands in the column. */
export function blankCell(name: string, state: "skipped" | "not-reached"): ViewCell {
  return { state, reason: "", rows: [], floor: null, exit: null, step: null, name };
}
