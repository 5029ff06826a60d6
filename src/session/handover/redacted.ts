/** The two versions redacted and read again, so that everything handed over is made of tokens alone. */
import { changedTexts, commentOut, read, redact, type Redaction } from "#src/manifest/index.ts";
import { describeChanges, type Edit } from "#src/plan/index.ts";
import type { FlowQuery } from "#src/explain/index.ts";
import { answerFlow } from "../analyst/answer-flow.ts";
import { Holding } from "../analyst/holding.ts";
import type { Pin } from "../pins.ts";
import type { OpenOptions } from "../types.ts";
import { coverTitle } from "./cover-title.ts";
import type { Versions } from "./hand-over.ts";
import type { HandOver, Shared, SharedQuestion } from "./types.ts";

export interface Covered extends Versions {
  readonly redaction: Redaction;
  readonly options: OpenOptions;
  readonly edits: readonly Edit[];
}

export interface Covering {
  readonly options: OpenOptions;
  /** Secret, and the same for everything that shall fit together. */
  readonly key: string;
  /** All of the draft, undone ones too. */
  readonly edits: readonly Edit[];
}

export function coverVersions({ before, after }: Versions, { options, key, edits }: Covering): Covered {
  // Muted policies are comments in what is handed over, and comments are dropped.
  const files = commentOut(after.reading.files, after.drafted.muted);
  const applied = { ...after.reading, files };
  const changes = edits.flatMap((edit) => edit.changes);
  const redaction = redact([before.reading, applied], key, changes);
  const covered = coverOptions(options, redaction);
  const reading = (of: typeof applied): Holding["reading"] =>
    read(redaction.files(of), { assume: "missing", ...covered });
  const old = reading(before.reading);
  const now = reading(applied);
  const texts = changedTexts(old.files, now.files);
  const drafted = {
    changes: describeChanges(old.cluster, now.cluster, texts),
    muted: [],
    gone: texts.filter(({ change }) => change === "removed").map(({ object }) => object),
  };
  return {
    before: new Holding(old, 0),
    after: new Holding(now, 0, drafted),
    redaction,
    options: covered,
    edits: edits.map((edit) => coverEdit(edit, redaction)),
  };
}

function coverEdit({ title, changes }: Edit, redaction: Redaction): Edit {
  return { title: coverTitle(title, redaction), changes: changes.flatMap(redaction.change) };
}

function coverOptions({ assumeRunning, addresses }: OpenOptions, redaction: Redaction): OpenOptions {
  const typed = Object.entries(addresses).map(
    ([id, address]) => [redaction.end(id), redaction.address(address)] as const,
  );
  return { assumeRunning: assumeRunning.map(redaction.end), addresses: Object.fromEntries(typed) };
}

export function coverRequest(what: HandOver, redaction: Redaction): HandOver {
  switch (what.kind) {
    case "all":
    case "changed":
    case "patches":
    case "kustomize":
      return what;
    case "policy":
      return { ...what, policy: redaction.policy(what.policy) };
    case "tier":
      return { ...what, tier: redaction.tier(what.tier) };
    case "tests":
      return { ...what, pins: coverPins(what.pins, redaction) };
    case "bundle":
      return { ...what, pins: coverPins(what.pins, redaction), title: "Redacted" };
  }
}

export function share(covered: Covered, { query, scope, version, pins }: SharedQuestion): Shared {
  const { before, after, redaction, options, edits } = covered;
  const asked = query === null ? null : coverQuery(query, redaction);
  const holding = version === "before" ? before : after;
  return {
    ...options,
    files: after.reading.files,
    loaded: before.reading.files,
    edits,
    query: asked,
    answer: asked === null ? null : answerFlow(holding, { query: asked, scope, version }),
    pins: coverPins(pins, redaction),
  };
}

function coverPins(pins: readonly Pin[], redaction: Redaction): readonly Pin[] {
  return pins.map(({ query, expect }) => ({ query: coverQuery(query, redaction), expect }));
}

function coverQuery(query: FlowQuery, redaction: Redaction): FlowQuery {
  const { from, to, port } = query;
  return { ...query, from: redaction.end(from), to: redaction.end(to), port: redaction.port(port) };
}
