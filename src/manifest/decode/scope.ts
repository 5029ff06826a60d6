/** Where the decoders of one object put what they find wrong. Offsets are relative to the document. */
import type { DiagnosticCode } from "../codes.ts";
import type { Span } from "../yaml/node.ts";

export interface Problem {
  readonly code: DiagnosticCode;
  readonly message: string;
  readonly help: string | null;
  readonly start: number;
  readonly end: number;
  readonly path: string | null;
}

/** The API server wants text where text is wanted; calicoctl's YAML reader makes text of numbers and booleans. */
export type Reader = "server" | "client";

export interface Scope {
  readonly reader: Reader;
  readonly problems: Problem[];
  /** The text of the document, for places inside a scalar. */
  readonly text: string;
  /** True: the object cannot be read, as the API server could not. */
  broken: boolean;
}

export interface Report {
  readonly code: DiagnosticCode;
  readonly at: Span;
  readonly path: string | null;
  readonly message: string;
  readonly help?: string;
}

export function newScope(text: string, reader: Reader): Scope {
  return { reader, problems: [], text, broken: false };
}

export function report(scope: Scope, { code, at, path, message, help }: Report): void {
  scope.problems.push({ code, message, help: help ?? null, start: at.start, end: at.end, path });
}

/** The object cannot be decoded: Kubernetes' own decoder would stop here. */
export function breakOff(scope: Scope, problem: Report): void {
  scope.broken = true;
  report(scope, problem);
}

export function clip(text: string): string {
  return text.length > 80 ? `${text.slice(0, 80)}…` : text;
}
