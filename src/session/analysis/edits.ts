/**
 * What each edit of a draft changes by itself, and which edits have a share in what all of them change together. What was
 * worked out for an edit holds as long as it and those before it are the same, so a new edit costs itself alone.
 */
import { changeCensus, type ChangeGroup, difference, type Scope, type Steps } from "#src/engine/index.ts";
import { changedTexts } from "#src/manifest/index.ts";
import { describeChanges, type Edit } from "#src/plan/index.ts";
import type { Holding } from "../analyst/holding.ts";
import { comparable, type Comparable, shareFlow } from "./overlap.ts";
import type { EditFacts, EditShares, EditsQuestion, OnEdit } from "./types.ts";

/** The draft when these edits had been made. */
export type Replay = (edits: readonly Edit[]) => Holding;

/** Groups of the draft's impact by their keys. */
export type KeyedGroups = ReadonlyMap<string, ChangeGroup>;

interface Known {
  readonly facts: EditFacts;
  /** Null until somebody asks for shares. */
  readonly groups: readonly Comparable[] | null;
}

/** Edits remembered. */
const most = 60;
/** Comparisons of two groups between two pauses. */
const atOnce = 2_000;

export class EditAnalyses {
  readonly #replay: Replay;
  readonly #known = new Map<string, Known>();

  constructor(replay: Replay) {
    this.#replay = replay;
  }

  /** Other documents are loaded. */
  forget(): void {
    this.#known.clear();
  }

  /** `impact`: the groups of the draft as it is, or null where they are not known. */
  *steps(question: EditsQuestion, impact: KeyedGroups | null, onEdit: OnEdit): Steps<EditShares> {
    const { edits, cursor } = question;
    const parted = impact !== null && cursor > 1;
    const groups: (readonly Comparable[])[] = [];
    const steps = new Drafts(this.#replay);
    for (const at of edits.keys()) {
      yield { share: at / edits.length };
      const known = yield* this.#one(question, { at, steps, withGroups: parted && at < cursor, onEdit });
      if (at < cursor) groups.push(known.groups ?? []);
    }
    if (impact === null) return new Map();
    return parted ? yield* sharesOf(impact, groups) : allOf(impact, cursor);
  }

  *#one({ edits, scope }: EditsQuestion, { at, steps, withGroups, onEdit }: One): Steps<Known> {
    const key = keyOf(edits.slice(0, at + 1), scope);
    const old = this.#known.get(key);
    if (old !== undefined) onEdit(at, old.facts);
    if (old !== undefined && (old.groups !== null || !withGroups)) return old;
    const before = steps.at(edits, at);
    const after = steps.at(edits, at + 1);
    yield { share: at / edits.length };
    const facts = old?.facts ?? (yield* factsOf(before, after, scope));
    if (old === undefined) onEdit(at, facts);
    const asked = { scope, lists: "every", grouped: "by-change" } as const;
    const found = withGroups ? yield* difference(before.set, after.set, asked) : null;
    const known = { facts, groups: found?.groups.map(comparable) ?? null };
    this.#remember(key, known);
    return known;
  }

  #remember(key: string, known: Known): void {
    this.#known.delete(key);
    this.#known.set(key, known);
    const [oldest] = this.#known.keys();
    if (this.#known.size > most && oldest !== undefined) this.#known.delete(oldest);
  }
}

interface One {
  readonly at: number;
  readonly steps: Drafts;
  readonly withGroups: boolean;
  readonly onEdit: OnEdit;
}

/** The drafts between the edits: each is made once, and only the last one is kept. */
class Drafts {
  readonly #replay: Replay;
  #last: { readonly count: number; readonly holding: Holding } | null = null;

  constructor(replay: Replay) {
    this.#replay = replay;
  }

  at(edits: readonly Edit[], count: number): Holding {
    const holding = this.#last?.count === count ? this.#last.holding : this.#replay(edits.slice(0, count));
    this.#last = { count, holding };
    return holding;
  }
}

function keyOf(edits: readonly Edit[], scope: Scope): string {
  return JSON.stringify([scope, edits.map(({ changes }) => changes)]);
}

function* factsOf(before: Holding, after: Holding, scope: Scope): Steps<EditFacts> {
  const { totals } = yield* changeCensus(before.set, after.set, scope);
  const [old, now] = [before.reading, after.reading];
  const told = describeChanges(old.cluster, now.cluster, changedTexts(old.files, now.files));
  const objects = told.map(({ object, text }) => ({ object, text }));
  const touched = new Set(objects.map(({ object }) => object));
  return {
    figures: totals,
    objects,
    cards: now.cluster.policies.flatMap(({ id }) => (touched.has(id) ? [id] : [])),
  };
}

/** One edit alone is behind everything. */
function allOf(impact: KeyedGroups, cursor: number): EditShares {
  const all = cursor === 0 ? [] : [0];
  return new Map([...impact.keys()].map((key) => [key, all]));
}

function* sharesOf(impact: KeyedGroups, edits: readonly (readonly Comparable[])[]): Steps<EditShares> {
  const shares = new Map<string, readonly number[]>();
  let compared = 0;
  for (const [key, group] of impact) {
    const whole = comparable(group);
    const own: number[] = [];
    for (const [at, groups] of edits.entries()) {
      for (const part of groups) {
        compared += 1;
        if (compared % atOnce === 0) yield { share: 1 };
        if (!shareFlow(whole, part)) continue;
        own.push(at);
        break;
      }
    }
    shares.set(key, own);
  }
  return shares;
}
