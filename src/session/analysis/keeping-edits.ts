/**
 * Keeps what each edit changes by itself known while the review is looked at. What was told of an edit stays as long as
 * it and those before it are the same; when nobody looks any more, the worker hears of it and stops.
 */
import type { Scope } from "#src/engine/index.ts";
import type { Kit } from "../kit.ts";
import type { DocumentState, SessionState } from "../state.ts";
import { newest } from "./newest.ts";
import { putAnalysis } from "./put.ts";
import { impactShown } from "./shown.ts";
import type { EditFacts, EditShares, ImpactFacts } from "./types.ts";

type Kept = Pick<Kit, "store" | "analyst">;
type Keep = (state: SessionState, previous: SessionState) => void;

interface Question {
  readonly document: DocumentState;
  readonly scope: Scope;
  readonly revision: number;
  /** Of the draft; null where it has none. */
  readonly impact: ImpactFacts | null;
}

export function keepEdits(kit: Kept, fail: (error: unknown) => void): Keep {
  const { store, analyst } = kit;
  let asked: Question | null = null;
  const tell = (question: Question, at: number, facts: EditFacts): void => {
    if (asked !== question) return;
    const known = store.getState().analysis.edits;
    putAnalysis(kit, { edits: { ...known, facts: known.facts.with(at, facts) } });
  };
  const edits = newest<Question, EditShares | null>({
    answer: (question) => {
      const { document, scope } = question;
      const { edits: all, cursor } = document;
      return analyst.edits({ edits: all, cursor, scope }, (at, facts) => tell(question, at, facts));
    },
    accept: (shares, question) => {
      if (shares === null || question.impact === null) return;
      putAnalysis(kit, { edits: { ...store.getState().analysis.edits, shares } });
    },
    fail,
  });
  const forget = (): void => {
    if (asked === null) return;
    asked = null;
    edits.cancel();
    void analyst.forgetEdits();
  };
  return (state) => {
    leaveEdit(kit, state);
    const wanted = questionOf(state);
    if (wanted === null) forget();
    if (wanted === null || (asked !== null && isSame(asked, wanted))) return;
    const facts = stillKnown(asked, wanted, state.analysis.edits.facts);
    asked = wanted;
    putAnalysis(kit, { edits: { facts, shares: null } });
    edits.ask(wanted);
  };
}

function questionOf(state: SessionState): Question | null {
  const { document, snapshot, scope, analysis, narrowTab } = state;
  const shown = impactShown(state) === "full" || narrowTab === "impact";
  if (!shown || document === null || snapshot === null || document.edits.length === 0) return null;
  const { impact } = analysis;
  const facts = impact.kind === "ready" ? impact.facts : null;
  return { document, scope, revision: snapshot.revision, impact: facts };
}

function isSame(one: Question, other: Question): boolean {
  return (
    isRead(one, other) &&
    one.revision === other.revision &&
    one.impact === other.impact &&
    one.document.edits === other.document.edits &&
    one.document.cursor === other.document.cursor
  );
}

const readings = ["files", "assumeRunning", "addresses"] as const satisfies readonly (keyof DocumentState)[];

/** The same documents, read the same way. */
function isRead(one: Question, other: Question): boolean {
  return one.scope === other.scope && readings.every((part) => one.document[part] === other.document[part]);
}

function stillKnown(
  asked: Question | null,
  { document, ...wanted }: Question,
  facts: readonly (EditFacts | null)[],
): readonly (EditFacts | null)[] {
  const old = asked !== null && isRead(asked, { document, ...wanted }) ? asked.document.edits : [];
  const changed = document.edits.findIndex((edit, at) => old[at] !== edit);
  const same = changed < 0 ? document.edits.length : changed;
  return document.edits.map((_, at) => (at < same ? (facts[at] ?? null) : null));
}

/** An edit that is undone, or another one by now, has no groups to be shown alone. */
function leaveEdit({ store }: Kept, { impact, document }: SessionState): void {
  if (impact.edit === null || impact.edit < (document?.cursor ?? 0)) return;
  store.setState({ impact: { ...impact, edit: null } });
}
