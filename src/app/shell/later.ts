/**
 * What is not in the first bundle. The document's form comes beside it, asked for at once; everything else when it is
 * first shown, or when there is time, so that its first use is instant.
 */
import { preparePacking } from "#src/session/index.ts";
import { later, prepareFloating } from "#src/ui/index.ts";
import { formNow } from "../use-form.ts";

const wide = later(async () => (await import("./Wide.tsx")).Wide);
const narrow = later(async () => (await import("./Narrow.tsx")).Narrow);
const empty = later(async () => (await import("../empty/Empty.tsx")).Empty);
const policy = later(async () => (await import("#src/features/inspector/index.ts")).PolicyScreen);
const problems = later(async () => (await import("#src/features/problems/index.ts")).ProblemsPanel);
const transfer = later(async () => (await import("./Transfer.tsx")).Transfer);
const drop = later(async () => (await import("#src/features/transfer/index.ts")).DropAnywhere);
const help = later(async () => (await import("../help/Help.tsx")).Help);
const palette = later(async () => (await import("../palette/Palette.tsx")).Palette);

export const { Part: Wide } = wide;
export const { Part: Narrow } = narrow;
export const { Part: Empty } = empty;
export const { Part: PolicyScreen } = policy;
export const { Part: ProblemsPanel } = problems;
export const { Part: Transfer } = transfer;
export const { Part: DropAnywhere } = drop;
export const { Part: Help } = help;
export const { Part: Palette } = palette;

// Bars and frame are on screen while canvas and document are fetched.
void (formNow() === "narrow" ? narrow : wide).fetch();

/** By how soon somebody may want it. */
const wanted = [
  async () => (await import("#src/features/board/index.ts")).prepareLanes(),
  async () => (await import("#src/features/flow/index.ts")).prepareTrace(),
  prepareFloating,
  preparePacking,
  drop.fetch,
  policy.fetch,
  transfer.fetch,
  palette.fetch,
  problems.fetch,
  help.fetch,
];

/** Fetches it all, piece by piece, whenever the browser has nothing better to do. */
export function fetchLater(): void {
  const next = (at: number): void => {
    const fetch = wanted[at];
    if (fetch !== undefined) void fetch().then(() => whenIdle(() => next(at + 1)));
  };
  next(0);
}

/** Safari has no idle callbacks: there a moment of rest must do. Returns how to call it off. */
export function whenIdle(then: () => void): () => void {
  if ("requestIdleCallback" in window) {
    const idle = window.requestIdleCallback(then);
    return () => window.cancelIdleCallback(idle);
  }
  const timer = setTimeout(then, 300);
  return () => clearTimeout(timer);
}
