/** What is chosen in the dialog, and what is asked of the session for it. */
import type { HandOver, SessionState, ShareForm, Snapshot } from "#src/session/index.ts";
import type { FormId } from "./forms.ts";

export type TraceForm = "text" | "markdown" | "svg" | "png";

export interface Chosen {
  readonly form: FormId;
  /** A policy's id or a tier's name, where one is chosen. */
  readonly policy: string;
  readonly tier: string;
  readonly trace: TraceForm;
  readonly redacted: boolean;
}

export function shareForm({ redacted }: Chosen): ShareForm {
  return redacted ? "redacted" : "plain";
}

type Asked = Pick<SessionState, "snapshot" | "document" | "scope">;

/** Null for what is no hand-over of the analyst's, and while there is nothing to choose from. */
export function handOverOf({ form, policy, tier }: Chosen, asked: Asked): HandOver | null {
  if (asked.snapshot === null) return null;
  switch (form) {
    case "all":
    case "changed":
    case "patches":
    case "kustomize":
      return { kind: form };
    case "tests":
    case "bundle":
      return withPins(form, asked);
    case "policy":
      return policyOf(policy, asked.snapshot.board);
    case "tier":
      return tierOf(tier, asked.snapshot.board);
    case "trace":
    case "session":
      return null;
  }
}

function withPins(kind: "tests" | "bundle", { document, scope }: Asked): HandOver {
  return { kind, pins: document?.pins ?? [], scope, title: document?.title ?? "" };
}

function policyOf(policy: string, { cards }: Snapshot["board"]): HandOver | null {
  const card = cards.find(({ id }) => id === policy) ?? cards[0];
  return card === undefined ? null : { kind: "policy", policy: card.id };
}

function tierOf(tier: string, { tiers }: Snapshot["board"]): HandOver | null {
  const column = tiers.find(({ name }) => name === tier) ?? tiers[0];
  return column === undefined ? null : { kind: "tier", tier: column.name };
}
