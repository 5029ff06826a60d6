/** Answers over all flows, in the worker: what is asked of the engine, and how its answers become facts. */
import {
  census,
  changeCensus,
  changeMatrix,
  difference,
  impactOfMove,
  impactOfSlots,
  matrix,
  necessity,
  passages,
  type Passages,
  type PolicyId,
  removalCensus,
  type Scope,
  type Steps,
  unreachable,
} from "#src/engine/index.ts";
import type { Holding } from "../analyst/holding.ts";
import type { Version } from "../types.ts";
import { SlotsAhead } from "./ahead.ts";
import { EditAnalyses, type KeyedGroups, type Replay } from "./edits.ts";
import { groupFacts, readingOf } from "./groups.ts";
import { endsHeat, placesHeat, placesInside } from "./heat.ts";
import { impactFacts, keyedGroups } from "./impact.ts";
import { mergeAlike } from "./merge.ts";
import { necessityFacts } from "./necessity.ts";
import type { Runner } from "./runner.ts";
import { shadowsOf } from "./shadows.ts";
import type {
  Analysis,
  BoardFigures,
  EditShares,
  EditsQuestion,
  HeatFacts,
  HeatQuestion,
  ImpactFacts,
  NecessityFacts,
  NecessityQuestion,
  OnEdit,
  OnShare,
  Shadows,
  SlotDetail,
  SlotImpactFacts,
} from "./types.ts";

/** Groups named on the card beside a slot. */
const mostBeside = 3;

export interface Held {
  readonly version: (version: Version) => Holding;
  /** The draft as it was after some of its edits; `version("after")` itself where these are the draft. */
  readonly replay: Replay;
}

/** Of the impact told last, what it is about and its groups. */
interface Told {
  readonly of: Holding;
  readonly scope: Scope;
  readonly groups: KeyedGroups;
}

export class Analyses implements Analysis {
  readonly #holding: Held["version"];
  readonly #replay: Replay;
  readonly #runner: Runner;
  readonly #edits: EditAnalyses;
  readonly #ahead = new SlotsAhead();
  #told: Told | null = null;

  constructor({ version, replay }: Held, runner: Runner) {
    this.#holding = version;
    this.#replay = replay;
    this.#runner = runner;
    this.#edits = new EditAnalyses(replay);
  }

  /** What is held changes: whatever is being answered is about something else. */
  stop(): void {
    this.#runner.stopAll();
    this.#ahead.forget();
    this.#told = null;
  }

  /** Other documents are loaded. */
  forget(): void {
    this.stop();
    this.#edits.forget();
  }

  figures(scope: Scope, version: Version, onShare?: OnShare): Promise<BoardFigures | null> {
    const { set } = this.#holding(version);
    return this.#runner.run(
      "figures",
      function* (): Steps<BoardFigures> {
        const { totals, policies, endsOfTier } = yield* census(set, scope);
        return { totals, policies, endsOfTier };
      },
      onShare,
    );
  }

  shadows(scope: Scope, version: Version): Promise<Shadows | null> {
    const { set } = this.#holding(version);
    return this.#runner.run("shadows", function* (): Steps<Shadows> {
      return shadowsOf(set, yield* unreachable(set, scope));
    });
  }

  passages(scope: Scope, version: Version): Promise<Passages | null> {
    const { set } = this.#holding(version);
    return this.#runner.run("passages", () => passages(set, scope));
  }

  necessity(question: NecessityQuestion | null, onShare?: OnShare): Promise<NecessityFacts | null> {
    if (question === null) {
      this.#runner.stop("necessity");
      return Promise.resolve(null);
    }
    const { policy, scope, version } = question;
    const { set } = this.#holding(version);
    return this.#runner.run(
      "necessity",
      function* (): Steps<NecessityFacts> {
        const counted = yield* removalCensus(set, policy, scope);
        const asked = { scope, lists: "every", grouped: "by-change" } as const;
        const { groups } = yield* necessity(set, policy, asked);
        return necessityFacts({ policy, totals: counted.totals, groups }, set);
      },
      onShare,
    );
  }

  impact(scope: Scope, onShare?: OnShare): Promise<ImpactFacts | null> {
    const of = this.#holding("after");
    const sets = { before: this.#holding("before").set, after: of.set };
    const { before, after } = sets;
    const tell = (found: Told): void => {
      this.#told = found;
    };
    return this.#runner.run(
      "impact",
      function* (): Steps<ImpactFacts> {
        const counted = yield* changeCensus(before, after, scope);
        const found = yield* difference(before, after, { scope, lists: "every", grouped: "by-change" });
        const { totals } = yield* census(after, scope);
        const known = totals.allowed + totals.denied + totals.unknown;
        const facts = impactFacts({ difference: found, counted, known, scope }, sets);
        const listed = listedIn(facts);
        const groups = keyedGroups(found, sets).filter(({ key }) => listed.has(key));
        tell({ of, scope, groups: new Map(groups.map(({ key, group }) => [key, group])) });
        return facts;
      },
      onShare,
    );
  }

  edits(question: EditsQuestion, onEdit: OnEdit): Promise<EditShares | null> {
    const draft = this.#replay(question.edits.slice(0, question.cursor));
    const told = this.#told;
    const current = told !== null && told.of === draft && told.scope === question.scope;
    return this.#runner.run("edits", () => this.#edits.steps(question, current ? told.groups : null, onEdit));
  }

  forgetEdits(): Promise<void> {
    this.#runner.stop("edits");
    return Promise.resolve();
  }

  heat({ inside, scope, version }: HeatQuestion, onShare?: OnShare): Promise<HeatFacts | null> {
    const { set } = this.#holding(version);
    const [before, after] = [this.#holding("before").set, this.#holding("after").set];
    return this.#runner.run(
      "heat",
      function* (): Steps<HeatFacts> {
        if (inside === null) {
          const now = yield* census(set, scope);
          return placesHeat(now, before === after ? null : yield* changeCensus(before, after, scope));
        }
        const places = placesInside(inside);
        const now = yield* matrix(set, places, scope);
        const change = before === after ? null : yield* changeMatrix(before, after, { places, asked: scope });
        return endsHeat(set, now, change);
      },
      onShare,
    );
  }

  slotImpacts(policies: readonly PolicyId[], scope: Scope): Promise<readonly SlotImpactFacts[] | null> {
    // A card is in the hand: what is prepared for others has to wait.
    this.#runner.stop("ahead");
    const of = this.#holding("after");
    const known = this.#ahead.find(of, policies, scope);
    if (known !== null) return Promise.resolve(known);
    return this.#runner.run("slots", () => impactOfSlots(of.set, policies, scope));
  }

  async ahead(scope: Scope): Promise<void> {
    await this.#runner.run("ahead", () => this.#ahead.steps(this.#holding("after"), scope));
  }

  slotDetail(
    policies: readonly PolicyId[],
    place: { readonly tier: string; readonly position: number },
    scope: Scope,
  ): Promise<SlotDetail | null> {
    const { set } = this.#holding("after");
    return this.#runner.run("move", function* (): Steps<SlotDetail> {
      const sides = { before: set, after: set };
      const found = yield* impactOfMove(set, { policies, slot: place, scope });
      const groups = mergeAlike(found, (group) => readingOf(group, sides));
      const shown = groups.slice(0, mostBeside);
      return {
        ...place,
        groups: shown.map((group, index) => groupFacts(group, sides, String(index))),
        more: groups.length - shown.length,
      };
    });
  }

  forgetSlots(): Promise<void> {
    this.#runner.stop("slots");
    this.#runner.stop("move");
    return Promise.resolve();
  }
}

function listedIn({ classes, otherPorts }: ImpactFacts): ReadonlySet<string> {
  return new Set([...classes.flatMap(({ groups }) => groups), ...otherPorts].map(({ key }) => key));
}
