/** The open document: draft with history, selection, link, commands; the analysis worker and its client. */
export type {
  Analyst,
  FlowAnswer,
  LensFacts,
  OpenOptions,
  Planned,
  SlotFacts,
  Snapshot,
  TextCheck,
  Version,
} from "./types.ts";
export type { DocumentState, DragState, LinkState, SessionState, Toast, ViewState } from "./state.ts";
export type {
  Actions,
  Commands,
  DragStep,
  ExportWatch,
  OpenFilesOptions,
  OpenMode,
  Session,
} from "./actions.ts";
export type { Command, CommandArgs, CommandGroup, CommandId, Shortcut } from "./commands/types.ts";
export { registry } from "./commands/registry.ts";
export { commandForKey, shortcutText } from "./commands/keys.ts";
export type { KeyPlace, KeyPress } from "./commands/keys.ts";
export { SessionProvider, useCommands, useSession } from "./react.tsx";
export { createSession } from "./store.ts";
export type { SessionOptions } from "./store.ts";
export type {
  AnalysisState,
  BoardFigures,
  CardImpact,
  EditFacts,
  EndsFacts,
  HeatCell,
  HeatEnd,
  HeatFacts,
  HeatView,
  ImpactClass,
  ImpactFacts,
  ImpactFlow,
  ImpactGroup,
  ImpactView,
  JudgedFacts,
  NamespaceImpact,
  NecessityFacts,
  SlotDetail,
  SlotImpactFacts,
} from "./analysis/types.ts";
export { impactShown } from "./analysis/shown.ts";
export type { Form as ShareForm, HandOver } from "./handover/types.ts";
export { notHolding, pinOf, trafficText } from "./pins.ts";
export type { Pin, PinState } from "./pins.ts";
export { caseShown, queryOf } from "./derive.ts";
export { initialState } from "./initial.ts";
export { memoryBrowser, realBrowser } from "./browser.ts";
export type { Browser } from "./browser.ts";
export { browserStorage, memoryStorage } from "./storage.ts";
export type { SavedSession, SessionStorage } from "./storage.ts";
export { editEntries, tierEntries } from "./edits-entries.ts";
export { severalEntries } from "./edits-several.ts";
export { moveEntries } from "./move-entries.ts";
export type { MoveEntry } from "./move-entries.ts";
export { preparePacking } from "./link/pack.ts";
export { startAnalyst } from "./client.ts";
export { samples } from "./samples.ts";
export type { Sample, SampleSource } from "./samples.ts";
