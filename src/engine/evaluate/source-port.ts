/**
 * Flows whose source port nobody chose. The ephemeral range is cut where some rule's answer may change; one
 * port of each piece stands for all of it.
 */
import { printHits } from "../resolve/hits.ts";
import { earlyStages } from "../resolve/lanes.ts";
import { ephemeral, portCuts } from "../resolve/ports.ts";
import { sourceContext } from "../resolve/rule.ts";
import { type Outcome, type Question, stopOf, type Walk, walk } from "./walk.ts";

export interface PortPiece {
  readonly low: number;
  readonly high: number;
}

export interface PieceWalk extends PortPiece {
  readonly walk: Walk;
}

export type SourcePortAnswer =
  /** The source port makes no difference to the outcome; `differs` where several rules give the same. */
  | { readonly kind: "same"; readonly walk: Walk; readonly differs: boolean }
  /** Outcome per piece of the range. `walk` stops where it begins to matter. */
  | { readonly kind: "differs"; readonly walk: Walk; readonly pieces: readonly PieceWalk[] };

/** The walk of a direction, also where the source port is open. */
export function walkAnyPort(question: Question): SourcePortAnswer {
  const open = walk(question);
  if (question.packet.srcPort !== null || open.outcome !== "undecidable")
    return { kind: "same", walk: open, differs: false };
  const pieces = piecesOf(question).map((piece) => ({ ...piece, walk: walk(withPort(question, piece.low)) }));
  const outcomes = new Set(pieces.map((piece) => piece.walk.outcome));
  const first = pieces[0]?.walk ?? open;
  // Where every port ends at one rule that cannot be decided, that rule is the reason, not the port.
  if (outcomes.has("undecidable")) {
    const rules = new Set(pieces.map((piece) => stopOf(piece.walk)?.rule));
    return { kind: "same", walk: rules.size === 1 ? first : open, differs: false };
  }
  if (outcomes.size > 1) return { kind: "differs", walk: open, pieces: mergeNeighbours(pieces) };
  // The last entry of a trace names what decided; several ways may lead there.
  const deciders = new Set(pieces.flatMap(({ walk }) => printHits(walk.hits.slice(-1))));
  return { kind: "same", walk: first, differs: deciders.size > 1 };
}

function withPort(question: Question, port: number): Question {
  return { ...question, packet: { ...question.packet, srcPort: port } };
}

function piecesOf(question: Question): readonly PortPiece[] {
  const { set, endpoint, direction, scope, packet } = question;
  const policies = [...earlyStages(set, endpoint), "normal" as const].flatMap((stage) =>
    set.lanes.get(endpoint, direction, stage).flatMap((lane) => lane.inScope[scope].policies),
  );
  const profiles = (set.objects.endpoints[endpoint]?.profiles ?? []).flatMap(
    (name) => set.profiles.get(name) ?? [],
  );
  const rules = [...policies, ...profiles].flatMap((owner) => owner.rules[direction].rules);
  const cuts = rules.flatMap(({ sourcePorts }) =>
    sourcePorts ? portCuts(sourcePorts, sourceContext(packet)) : [],
  );
  const inside = cuts.filter((cut) => cut > ephemeral.low && cut <= ephemeral.high);
  const starts = [...new Set([ephemeral.low, ...inside])].sort((a, b) => a - b);
  return starts.map((low, index) => ({ low, high: (starts[index + 1] ?? ephemeral.high + 1) - 1 }));
}

function mergeNeighbours(pieces: readonly PieceWalk[]): readonly PieceWalk[] {
  const merged: PieceWalk[] = [];
  for (const piece of pieces) {
    const last = merged.at(-1);
    if (last?.walk.outcome === piece.walk.outcome) merged[merged.length - 1] = { ...last, high: piece.high };
    else merged.push(piece);
  }
  return merged;
}

/** `allow from 32768–39999, deny from 40000–60999`, as words. */
export function describePieces(pieces: readonly PieceWalk[]): string {
  const words: Readonly<Record<Outcome, string>> = {
    allow: "allowed",
    deny: "denied",
    undecidable: "undecidable",
  };
  return pieces
    .map(({ low, high, walk }) => `${words[walk.outcome]} from ${low === high ? low : `${low}–${high}`}`)
    .join(", ");
}
