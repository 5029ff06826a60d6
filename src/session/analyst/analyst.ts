/**
 * The analyst: reads, resolves, explains and plans over what is loaded and its draft. Runs in the worker and, in
 * tests, in-process. What was loaded and the draft are two holdings; the draft is the loaded text with the changes
 * of its steps, read again.
 */
import {
  finish,
  selects,
  type EndpointId,
  type PolicyId,
  type Scope,
  type Steps,
} from "#src/engine/index.ts";
import { explainPolicy, type FlowQuery } from "#src/explain/index.ts";
import { changedTexts, changeFiles, mutedBy, read, withMuted, type SourceFile } from "#src/manifest/index.ts";
import {
  describeChanges,
  planEdit,
  planMove,
  planTarget,
  planTier,
  type Edit,
  type EditRequest,
  type MoveTarget,
} from "#src/plan/index.ts";
import type { Pin, PinState } from "../pins.ts";
import { Analyses } from "../analysis/analyses.ts";
import { Runner } from "../analysis/runner.ts";
import type { OnShare } from "../analysis/types.ts";
import { handOver } from "../handover/hand-over.ts";
import { coverRequest, coverVersions, share, type Covered } from "../handover/redacted.ts";
import type { Form, HandOver, Shared, SharedQuestion } from "../handover/types.ts";
import type { Analyst, OpenOptions, Snapshot, TextCheck, Version } from "../types.ts";
import { answerFlow } from "./answer-flow.ts";
import { checkText } from "./check-text.ts";
import { hashTexts } from "./hash.ts";
import { Holding } from "./holding.ts";
import { judgePins } from "./judge-pins.ts";
import { judgeSlots } from "./judge-slots.ts";
import { lensOf } from "./lens.ts";

/** The analyst of this thread. */
export function createAnalyst(): Analyst {
  const loaded = new LoadedAnalyst();
  return {
    open: (files, options, onProgress) => answer(() => loaded.open(files, options, onProgress)),
    draft: (edits, undone) => answer(() => loaded.draft(edits, undone)),
    before: () => answer(() => loaded.before()),
    flow: (query, scope, version) => answer(() => loaded.flow(query, scope, version)),
    lens: (endpoint, version) => answer(() => loaded.lens(endpoint, version)),
    selected: (policy, version) => answer(() => loaded.selected(policy, version)),
    policy: (policy, version) => answer(() => loaded.policy(policy, version)),
    text: (file) => answer(() => loaded.text(file)),
    slots: (policies, query, scope) => answer(() => loaded.slots(policies, query, scope)),
    plan: (policies, tier, position) => answer(() => loaded.plan(policies, tier, position)),
    planTarget: (policies, target) => answer(() => loaded.planTarget(policies, target)),
    planTier: (tier, position) => answer(() => loaded.planTier(tier, position)),
    planEdit: (request) => answer(() => loaded.planEdit(request)),
    checkText: (policy, text) => answer(() => loaded.checkText(policy, text)),
    export: (what, form, onShare) => loaded.export(what, form, onShare),
    cancelExport: () => answer(() => loaded.cancelExport()),
    share: (question) => answer(() => loaded.share(question)),
    pins: (pins, scope) => answer(() => loaded.pins(pins, scope)),
    figures: (scope, version, onShare) => loaded.all.figures(scope, version, onShare),
    shadows: (scope, version) => loaded.all.shadows(scope, version),
    passages: (scope, version) => loaded.all.passages(scope, version),
    necessity: (question, onShare) => loaded.all.necessity(question, onShare),
    impact: (scope, onShare) => loaded.all.impact(scope, onShare),
    heat: (question, onShare) => loaded.all.heat(question, onShare),
    edits: (question, onEdit) => loaded.all.edits(question, onEdit),
    forgetEdits: () => loaded.all.forgetEdits(),
    slotImpacts: (policies, scope) => loaded.all.slotImpacts(policies, scope),
    slotDetail: (policies, place, scope) => loaded.all.slotDetail(policies, place, scope),
    ahead: (scope) => loaded.all.ahead(scope),
    forgetSlots: () => loaded.all.forgetSlots(),
  };
}

/** What a computation gives, or how it failed, as a promise. */
function answer<Result>(compute: () => Result): Promise<Result> {
  return new Promise((resolve) => resolve(compute()));
}

interface AllEdits {
  readonly made: readonly Edit[];
  /** Those that could be made again. */
  readonly undone: readonly Edit[];
}

class LoadedAnalyst {
  /** Answers over all flows. */
  readonly all: Analyses;
  readonly #runner = new Runner();
  #revision = 0;
  #options: OpenOptions = { assumeRunning: [], addresses: {} };
  #before = new Holding(read([], { assume: "missing" }), 0);
  #after = this.#before;
  #hash = "";
  #edits: AllEdits = { made: [], undone: [] };
  /** Made when first asked for, and good for as long as the draft is the same. */
  #redacted: { readonly of: Holding; readonly steps: string; readonly covered: Covered } | null = null;
  /** Addresses are redacted by it: nobody else knows it, and it ends with this thread. */
  readonly #key: string = crypto.getRandomValues(new Uint32Array(8)).join();
  /** The changes that `#after` holds. */
  #applied = "[]";

  constructor() {
    const version = (wanted: Version): Holding => this.#version(wanted);
    this.all = new Analyses({ version, replay: (edits) => this.#replay(edits) }, this.#runner);
  }

  open(files: readonly SourceFile[], options: OpenOptions, onProgress?: (share: number) => void): Snapshot {
    this.all.forget();
    this.#options = options;
    const reading = this.#read(files);
    onProgress?.(0.6);
    this.#before = new Holding(reading, ++this.#revision);
    this.#after = this.#before;
    this.#applied = "[]";
    this.#edits = { made: [], undone: [] };
    this.#hash = hashTexts(files.map(({ text }) => text));
    this.#before.prepare();
    onProgress?.(0.9);
    return this.#before.snapshot(this.#hash);
  }

  draft(edits: readonly Edit[], undone: readonly Edit[] = []): Snapshot {
    const changes = edits.flatMap((edit) => edit.changes);
    this.#edits = { made: edits, undone };
    const wanted = JSON.stringify(changes);
    if (wanted !== this.#applied) {
      this.all.stop();
      this.#after = changes.length === 0 ? this.#before : this.#changed(changes);
      this.#applied = wanted;
    }
    return this.#after.snapshot(this.#hash);
  }

  before(): Snapshot {
    return this.#before.snapshot(this.#hash);
  }

  flow(query: FlowQuery, scope: Scope, version: Version): ReturnType<typeof answerFlow> {
    const holding = this.#version(version);
    return answerFlow(holding, { query, scope, version: holding === this.#before ? "before" : "after" });
  }

  lens(endpoint: EndpointId, version: Version): ReturnType<typeof lensOf> {
    return lensOf(this.#version(version).set, endpoint);
  }

  selected(policy: PolicyId, version: Version): readonly EndpointId[] {
    return selects(this.#version(version).set, policy);
  }

  policy(policy: PolicyId, version: Version): ReturnType<typeof explainPolicy> {
    const { set, reading, changed } = this.#version(version);
    return explainPolicy(set, reading, policy, changed);
  }

  text(file: string): string | null {
    return this.#after.reading.files.find(({ name }) => name === file)?.text ?? null;
  }

  slots(policies: readonly PolicyId[], query: FlowQuery | null, scope: Scope): ReturnType<typeof judgeSlots> {
    return judgeSlots(this.#after, { policies, query, scope });
  }

  plan(policies: readonly PolicyId[], tier: string, position: number): ReturnType<typeof planMove> {
    return planMove(this.#after.reading.cluster, policies, tier, position);
  }

  planTarget(policies: readonly PolicyId[], target: MoveTarget): ReturnType<typeof planTarget> {
    return planTarget(this.#after.reading.cluster, policies, target);
  }

  planTier(tier: string, position: number): ReturnType<typeof planTier> {
    return planTier(this.#after.reading.cluster, tier, position);
  }

  planEdit(request: EditRequest): ReturnType<typeof planEdit> {
    return planEdit(this.#after.reading, request);
  }

  checkText(policy: PolicyId, text: string): TextCheck {
    const { reading } = this.#after;
    return checkText(reading, { policy, text, read: (files) => this.#read(files) });
  }

  async export(what: HandOver, form: Form = "plain", onShare?: OnShare): Promise<readonly SourceFile[]> {
    const start = (): Steps<readonly SourceFile[]> => {
      const covered = form === "plain" ? null : this.#covered();
      return covered === null
        ? handOver({ before: this.#before, after: this.#after }, what)
        : handOver(covered, coverRequest(what, covered.redaction));
    };
    // All but the proof bundle is made in no time.
    if (what.kind !== "bundle") return finish(start());
    return (await this.#runner.run("bundle", start, onShare)) ?? [];
  }

  cancelExport(): void {
    this.#runner.stop("bundle");
  }

  share(question: SharedQuestion): Shared {
    return share(this.#covered(), question);
  }

  pins(pins: readonly Pin[], scope: Scope): readonly PinState[] {
    return judgePins(this.#after, pins, scope);
  }

  #covered(): Covered {
    const edits = [...this.#edits.made, ...this.#edits.undone];
    const steps = JSON.stringify(edits);
    if (this.#redacted?.of !== this.#after || this.#redacted.steps !== steps) {
      const versions = { before: this.#before, after: this.#after };
      const covered = coverVersions(versions, { options: this.#options, key: this.#key, edits });
      this.#redacted = { of: this.#after, steps, covered };
    }
    return this.#redacted.covered;
  }

  #read(files: readonly SourceFile[]): Holding["reading"] {
    return read(files, { assume: "missing", ...this.#options });
  }

  /** The draft as it was after some of its edits, to be compared with others. */
  #replay(edits: readonly Edit[]): Holding {
    const changes = edits.flatMap((edit) => edit.changes);
    if (changes.length === 0) return this.#before;
    return JSON.stringify(changes) === this.#applied ? this.#after : new Holding(this.#made(changes), 0);
  }

  #made(changes: Edit["changes"]): Holding["reading"] {
    return withMuted(this.#read(changeFiles(this.#before.reading.files, changes)), mutedBy(changes));
  }

  #changed(changes: Edit["changes"]): Holding {
    const { files, cluster } = this.#before.reading;
    const muted = mutedBy(changes);
    const reading = this.#made(changes);
    const texts = changedTexts(files, reading.files);
    return new Holding(reading, ++this.#revision, {
      changes: describeChanges(cluster, reading.cluster, texts),
      muted: [...muted],
      gone: texts.filter(({ change }) => change === "removed").map(({ object }) => object),
    });
  }

  #version(version: Version): Holding {
    return version === "before" ? this.#before : this.#after;
  }
}
