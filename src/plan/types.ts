/** Edits of a draft: what a move would touch, and whether it is possible at all. */
import type { DefaultAction, PolicyId } from "#src/engine/index.ts";
import type { Change, FieldChange } from "#src/manifest/index.ts";

/** One named, undoable step. Replaying the steps over the loaded files gives the draft. */
export interface Edit {
  /** `Moved allow-dns above quarantine` */
  readonly title: string;
  readonly changes: readonly Change[];
}

/** A move touches nothing but order values and tiers. */
export interface MoveEdit extends Edit {
  readonly changes: readonly FieldChange[];
}

/** A place a card can be dropped: `position` counts from 0 among the other policies of the tier. */
export type Slot = {
  readonly tier: string;
  readonly position: number;
} & (
  | { readonly legal: true; readonly here: true }
  | {
      readonly legal: true;
      readonly here: false;
      readonly changes: readonly FieldChange[];
      /** `order 250`, `by name, order 1000`, `priority 10` */
      readonly label: string;
      /** Something to know before dropping, or null. */
      readonly notice: string | null;
    }
  | { readonly legal: false; readonly reason: string }
);

/** Where a menu command sends a card. */
export type MoveTarget =
  | { readonly kind: "top" | "up" | "down" | "bottom" }
  | { readonly kind: "before"; readonly policy: PolicyId }
  | { readonly kind: "tier"; readonly tier: string };

/** A planned edit, or why it cannot be: lower case, no final period. */
export type Planned<Kind extends Edit = Edit> =
  { readonly ok: true; readonly edit: Kind } | { readonly ok: false; readonly reason: string };

export type RecipeName =
  | "default-deny"
  | "allow-dns"
  | "quarantine"
  | "panic-allow"
  | "isolate-namespace"
  | "log-and-pass"
  | "log-then-deny"
  | "blank";

/** What a new policy is made from. */
export interface NewPolicy {
  readonly recipe: RecipeName;
  readonly name: string;
  /** Null: a GlobalNetworkPolicy. */
  readonly namespace: string | null;
  readonly tier: string;
  readonly place: "top" | "bottom";
  /** As a staged policy, which does not count until it is enforced. */
  readonly staged: boolean;
}

/** What becomes of the policies of a tier that is deleted. */
export type OrphanCare = { readonly kind: "delete" } | { readonly kind: "move"; readonly to: string };

/** What can be done to a policy as it is, alone or together with others. */
export type PolicyEdit = "delete" | "mute" | "unmute" | "stage" | "enforce";

/** Everything a draft can be asked besides moving. */
export type EditRequest =
  | { readonly kind: "add-policy"; readonly policy: NewPolicy }
  | { readonly kind: "replace"; readonly policy: PolicyId; readonly text: string }
  | { readonly kind: PolicyEdit; readonly policy: PolicyId }
  /** The same to all of them in one step: refused where one of them cannot be. */
  | { readonly kind: "several"; readonly what: PolicyEdit; readonly policies: readonly PolicyId[] }
  | {
      readonly kind: "add-tier";
      readonly name: string;
      /** The tier it stands before; null: before the built-in `default`, or last where that is not there. */
      readonly before: string | null;
      readonly action: DefaultAction;
    }
  /** Null unsets the order, which Calico reads as 1,000,000. */
  | { readonly kind: "set-tier-order"; readonly tier: string; readonly order: number | null }
  | { readonly kind: "set-default-action"; readonly tier: string; readonly action: DefaultAction }
  | { readonly kind: "delete-tier"; readonly tier: string; readonly policies: OrphanCare };
