/** Everything that can be handed over: what it is called, what it is good for, and whether there is any. */
import type { SessionState } from "#src/session/index.ts";

export type FormId =
  "all" | "changed" | "tier" | "policy" | "patches" | "kustomize" | "trace" | "tests" | "session" | "bundle";

export interface ExportForm {
  readonly id: FormId;
  readonly name: string;
  /** One short sentence. */
  readonly about: string;
}

export interface FormGroup {
  readonly title: string;
  readonly forms: readonly ExportForm[];
}

export const groups: readonly FormGroup[] = [
  {
    title: "Manifests",
    forms: [
      { id: "all", name: "All", about: "Every file, your own text" },
      { id: "changed", name: "Changed only", about: "The objects the draft changes" },
      { id: "tier", name: "One tier", about: "A tier and its policies" },
      { id: "policy", name: "One policy", about: "A single object" },
    ],
  },
  {
    title: "The change",
    forms: [
      { id: "patches", name: "Patches", about: "kubectl scripts, forth and back" },
      { id: "kustomize", name: "Kustomize overlay", about: "A patch file per object" },
      { id: "bundle", name: "Proof bundle", about: "Scripts, impact, pins, hashes" },
    ],
  },
  {
    title: "To show and to keep",
    forms: [
      { id: "trace", name: "Trace", about: "The flow, as text or picture" },
      { id: "tests", name: "Pinned flows", about: "Tests for your pipeline" },
      { id: "session", name: "Session", about: "All of this, to go on later" },
    ],
  },
];

const changesNothing = (state: SessionState): string | null =>
  (state.document?.cursor ?? 0) > 0 ? null : "The draft changes nothing";

/** Why there is nothing of a form; the others can always be had. */
const reasons: Readonly<Partial<Record<FormId, (state: SessionState) => string | null>>> = {
  changed: changesNothing,
  patches: changesNothing,
  kustomize: changesNothing,
  policy: (state) => (state.snapshot?.board.cards.length === 0 ? "No policy is loaded" : null),
  trace: (state) => (state.answer?.kind === "answer" ? null : "No flow is asked"),
  tests: (state) => ((state.document?.pins?.length ?? 0) > 0 ? null : "No flow is pinned"),
};

export function missing(id: FormId, state: SessionState): string | null {
  return reasons[id]?.(state) ?? null;
}
