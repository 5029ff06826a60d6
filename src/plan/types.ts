/** Edits of a draft: what a move would touch, and whether it is possible at all. */
import type { PolicyId } from "#src/engine/index.ts";
import type { FieldChange } from "#src/manifest/index.ts";

/** One named, undoable step. Replaying the steps over the loaded files gives the draft. */
export interface Edit {
  /** `Moved allow-dns above quarantine` */
  readonly title: string;
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
export type Planned =
  { readonly ok: true; readonly edit: Edit } | { readonly ok: false; readonly reason: string };
