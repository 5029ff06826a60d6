/** What the first board does not need: fetched when it is first shown, or when there is time, so that this is instant. */
import { preparePacking } from "#src/session/index.ts";
import { later, prepareFloating, preparePalette } from "#src/ui/index.ts";

const empty = later(async () => (await import("../empty/Empty.tsx")).Empty);
const policy = later(async () => (await import("#src/features/inspector/index.ts")).PolicyScreen);
const impact = later(async () => (await import("#src/features/impact/index.ts")).ImpactPanel);
const edits = later(async () => (await import("./EditsPanel.tsx")).EditsPanel);
const beside = later(async () => (await import("./BesideReview.tsx")).BesideReview);
const edit = later(async () => (await import("#src/features/edit/index.ts")).EditDialog);
const yaml = later(async () => (await import("#src/features/edit/index.ts")).YamlEditor);
const problems = later(async () => (await import("#src/features/problems/index.ts")).ProblemsPanel);
const pinButton = later(async () => (await import("#src/features/pins/index.ts")).PinButton);
const pins = later(async () => (await import("#src/features/pins/index.ts")).PinsPanel);
const transfer = later(async () => (await import("./Transfer.tsx")).Transfer);
const drop = later(async () => (await import("#src/features/transfer/index.ts")).DropAnywhere);
const help = later(async () => (await import("../help/Help.tsx")).Help);
const palette = later(async () => {
  const [{ Palette }] = await Promise.all([import("../palette/Palette.tsx"), preparePalette()]);
  return Palette;
});

export const { Part: Empty } = empty;
export const { Part: PolicyScreen } = policy;
export const { Part: ImpactPanel } = impact;
export const { Part: EditsPanel } = edits;
export const { Part: BesideReview } = beside;
export const { Part: EditDialog } = edit;
export const { Part: YamlEditor } = yaml;
export const { Part: ProblemsPanel } = problems;
export const { Part: PinButton } = pinButton;
export const { Part: PinsPanel } = pins;
export const { Part: Transfer } = transfer;
export const { Part: DropAnywhere } = drop;
export const { Part: Help } = help;
export const { Part: Palette } = palette;

/** By how soon somebody may want it. */
const wanted = [
  async () => (await import("./use-flow-parts.ts")).fetchFlowParts(),
  prepareFloating,
  preparePacking,
  edits.fetch,
  drop.fetch,
  policy.fetch,
  impact.fetch,
  pinButton.fetch,
  pins.fetch,
  transfer.fetch,
  beside.fetch,
  palette.fetch,
  edit.fetch,
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
