/**
 * An answered flow as the trace form shows it: one column per tier, two lanes over them. Pure; every fact comes from
 * the trace and its explanation.
 */
import type {
  BoardFacts,
  EndpointFacts,
  EndRef,
  Explanation,
  FlowCase,
  HalfFacts,
  TierFacts,
} from "#src/explain/index.ts";
import type { Direction, DirectionTrace, FlowEnd, FlowTrace, TierTrace } from "#src/engine/index.ts";
import type { HandOver, TraceView, ViewColumn, ViewLane } from "./types.ts";
import { type CellSource, itemsByTier, profileCell, tierCell } from "./view-cell.ts";
import { blankCell, viewLists } from "./view-lists.ts";

/** Key of the last column, which is no tier. A tier's name can't hold a space. */
export const PROFILE_COLUMN = "the profile";

export interface ViewSource {
  readonly flowCase: FlowCase;
  /** The source as the question wrote it, for an end nobody manages. */
  readonly from: EndRef;
  readonly board: BoardFacts;
}

export function laneView({ flowCase, from, board }: ViewSource): TraceView {
  const { trace, explanation } = flowCase;
  const egress = laneOf({ direction: "egress", trace, explanation, board, end: from });
  const ingress = laneOf({ direction: "ingress", trace, explanation, board, end: flowCase.to });
  return {
    columns: columnsOf(board.tiers, [egress, ingress]),
    egress,
    ingress,
    handOver: handOverOf(trace, explanation, ingress),
    pending: trace.scope === "pending",
  };
}

interface LaneSource {
  readonly direction: Direction;
  readonly trace: FlowTrace;
  readonly explanation: Explanation;
  readonly board: BoardFacts;
  readonly end: EndRef;
}

const sides = {
  egress: { verb: "leaving", end: "from", outside: "No egress policy: source is outside" },
  ingress: { verb: "entering", end: "to", outside: "No ingress policy: destination is outside" },
} as const;

function laneOf(source: LaneSource): ViewLane {
  const { direction, trace, explanation, board } = source;
  const side = sides[direction];
  const half = explanation[direction];
  const walked = trace[direction];
  const flowEnd = trace.flow[side.end];
  const facts = board.endpoints.find((endpoint) => endpoint.id === flowEnd.endpoint);
  const ends = {
    direction,
    verb: side.verb,
    end: endName(facts, source.end),
    address: addressOf(flowEnd, facts),
  };
  if (half === null || walked === null) {
    const why =
      flowEnd.endpoint === null || trace.bypass === null
        ? side.outside
        : `No ${direction} policy: ${trace.bypass}`;
    return { ...ends, ...outsideLane(why, board) };
  }
  const cellSource = sourceOf(half, source);
  const cells = cellsOf(walked, cellSource, board);
  const kind = cells.some((cell) => cell.state === "evaluated") ? "walk" : "line";
  return {
    ...ends,
    kind,
    text: kind === "line" ? half.summary : "",
    summary: half.summary,
    mark: half.mark,
    outcome: half.outcome,
    hypothetical: half.hypothetical,
    decides: decides(direction, trace),
    cells,
    steps: stepsOf(explanation, direction),
    lists: viewLists(walked, cellSource, { tiers: board.tiers, flow: trace.flow }),
  };
}

function outsideLane(text: string, board: BoardFacts) {
  const cells = [...board.tiers.map((tier) => tier.name), "Profile"].map((name) =>
    blankCell(name, "not-reached"),
  );
  return {
    kind: "line",
    text,
    summary: "",
    mark: null,
    outcome: null,
    hypothetical: false,
    decides: false,
    cells,
    steps: null,
    lists: [],
  } as const;
}

function sourceOf(half: HalfFacts, { board, trace }: LaneSource): CellSource {
  return {
    half,
    items: itemsByTier(half),
    scope: trace.scope,
    cards: cardIndex(board),
    tiers: new Map(board.tiers.map((tier) => [tier.name, tier])),
  };
}

function cellsOf(walked: DirectionTrace, cellSource: CellSource, board: BoardFacts) {
  const traces = new Map<string, TierTrace>(walked.tiers.map((tier) => [tier.tier, tier]));
  const tiers = board.tiers.map((tier) => {
    const found = traces.get(tier.name);
    return found === undefined ? blankCell(tier.name, "not-reached") : tierCell(found, cellSource);
  });
  return [...tiers, profileCell(walked, cellSource.half)];
}

const cardIndexes = new WeakMap<BoardFacts, CellSource["cards"]>();

/** Once per board: both lanes of every answer ask for it. */
function cardIndex(board: BoardFacts): CellSource["cards"] {
  const index = cardIndexes.get(board) ?? new Map(board.cards.map((card) => [card.id, card]));
  cardIndexes.set(board, index);
  return index;
}

/** The half that gives the verdict is said in bold: the ingress half, unless the source's side ends it. */
function decides(direction: Direction, trace: FlowTrace): boolean {
  const endsAtSource = trace.ingress === null || (trace.egress !== null && trace.egress.outcome !== "allow");
  return (direction === "egress") === endsAtSource;
}

function stepsOf(explanation: Explanation, direction: Direction): ViewLane["steps"] {
  const indexes = explanation.steps.filter((step) => step.half === direction).map((step) => step.index);
  const first = indexes[0];
  const last = indexes.at(-1);
  return first === undefined || last === undefined ? null : { first, last };
}

function endName(facts: EndpointFacts | undefined, end: EndRef): string {
  if (facts === undefined) return end.slice(end.indexOf(":") + 1);
  return facts.namespace === null ? facts.name : `${facts.namespace}/${facts.name}`;
}

/** Of the family the flow uses; empty where it is unknown, or is the end's name already. */
function addressOf(end: FlowEnd, facts: EndpointFacts | undefined): string {
  const { address } = end;
  if (address === null || facts === undefined) return "";
  return facts.addresses.find((text) => text.includes(":") === (address.family === 6)) ?? "";
}

function columnsOf(tiers: readonly TierFacts[], lanes: readonly ViewLane[]): readonly ViewColumn[] {
  const columns = tiers.map((tier, index): ViewColumn => {
    const evaluated = lanes
      .flatMap((lane) => [lane, ...lane.lists])
      .some(({ cells }) => cells[index]?.state === "evaluated");
    return {
      key: tier.name,
      kind: "tier",
      name: tier.name,
      orderText: tier.orderText,
      builtIn: tier.builtIn,
      form: evaluated ? "full" : "spine",
    };
  });
  return [
    ...columns,
    { key: PROFILE_COLUMN, kind: "profile", name: "Profile", orderText: "", builtIn: true, form: "spine" },
  ];
}

function handOverOf(trace: FlowTrace, explanation: Explanation, to: ViewLane): HandOver {
  const step = explanation.steps.find((candidate) => candidate.half === "hand-over")?.index ?? null;
  const { egress, ingress } = trace;
  if (egress?.outcome === "deny")
    return { state: "not-handed-over", text: "the source side denies it", step };
  if (egress?.outcome === "undecidable")
    return { state: "unknown", text: "the source side is undecidable", step };
  if (egress === null && ingress === null)
    return { state: "handed-over", text: "neither end is judged by policy", step };
  const first = startOf(to);
  if (egress === null) {
    const start = first === undefined ? "at the first tier" : `with ${first}`;
    return { state: "handed-over", text: `source is outside, destination side starts ${start}`, step };
  }
  if (ingress === null)
    return { state: "handed-over", text: "source allows it, destination is outside", step };
  const start = first === undefined ? "again at the first tier" : `with ${first}`;
  return { state: "handed-over", text: `source allows it, destination side starts ${start}`, step };
}

/** What the destination is asked first, in a form for sentences; undefined where that is its first tier. */
function startOf({ lists }: ViewLane): string | undefined {
  const [first] = lists;
  if (first === undefined || first.list === "tiers") return undefined;
  return first.list === "failsafe"
    ? "its failsafe ports"
    : `its ${first.list === "preDNAT" ? "pre-DNAT" : first.list} list`;
}
