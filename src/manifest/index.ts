/** The door of the manifest room: text ↔ model. Nothing behind it throws on user input. */
export { codes } from "./codes.ts";
export type { DiagnosticCode } from "./codes.ts";
export { read } from "./read.ts";
export { readData } from "./data.ts";
export type { Data, DataDocument } from "./data.ts";
export { objectText, placeOf } from "./places.ts";
export { changeFields } from "./edit/change.ts";
export { changedTexts } from "./edit/compare.ts";
export type { ChangedText } from "./edit/compare.ts";
export { changeFiles } from "./edit/files.ts";
export { commentOut, mutedBy, mutedReason, withMuted } from "./edit/mute.ts";
export { printValue } from "./edit/print.ts";
export { printObjects } from "./edit/export.ts";
export { changedObjects } from "./export/changes.ts";
export type { ObjectStep } from "./export/changes.ts";
export { kubectlScript } from "./export/kubectl.ts";
export { kustomizeOverlay } from "./export/kustomize.ts";
export { printYaml } from "./export/print-yaml.ts";
export { sha256Hex } from "./export/sha256.ts";
export { redact } from "./redact/redact.ts";
export type { Redaction } from "./redact/redact.ts";
export { judge } from "./validation/judge.ts";
export type { Judgement } from "./validation/judge.ts";
export type { Json } from "./yaml/json.ts";
export type {
  Change,
  Diagnostic,
  FieldChange,
  ManifestObject,
  ObjectChange,
  Place,
  Position,
  ReadOptions,
  Reading,
  Role,
  Severity,
  SourceFile,
  StageableKind,
} from "./types.ts";
