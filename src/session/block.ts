/** What moves with a card: the whole selection it is part of, else the card alone. The card comes first. */
import type { PolicyId } from "#src/engine/index.ts";

export function blockOf(policy: PolicyId, selection: readonly PolicyId[]): readonly PolicyId[] {
  return selection.includes(policy) ? [policy, ...selection.filter((other) => other !== policy)] : [policy];
}
