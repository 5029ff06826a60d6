/** What the lists are called that a host endpoint is asked before its tiers (semantics §7). */
import type { StageTrace } from "#src/engine/index.ts";

export type EarlyList = StageTrace["stage"];

const names: Readonly<Record<EarlyList, string>> = { untracked: "untracked", preDNAT: "pre-DNAT" };

/** `untracked`, `pre-DNAT` */
export function listName(list: EarlyList): string {
  return names[list];
}

/** `platform`, and in an earlier list `platform (pre-DNAT)`: no two places of a half are called the same. */
export function placeName(tier: string, list: EarlyList | undefined): string {
  return list === undefined ? tier : `${tier} (${names[list]})`;
}
