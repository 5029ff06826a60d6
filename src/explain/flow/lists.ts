/** A half's tiers list by list, in true order: what a host endpoint is asked first, then the tiers of everybody. */
import type { DirectionTrace, TierTrace } from "#src/engine/index.ts";
import type { EarlyList } from "../words/list-name.ts";

export interface AskedList {
  /** Undefined: the tiers of everybody. */
  readonly list: EarlyList | undefined;
  readonly tiers: readonly TierTrace[];
}

export function listsOf({ stages = [], tiers }: DirectionTrace): readonly AskedList[] {
  return [
    ...stages.map(({ stage, tiers: own }) => ({ list: stage, tiers: own })),
    { list: undefined, tiers },
  ];
}

/** The field `list` of an item, a step or a near miss; absent for the tiers of everybody. */
export function listed(list: EarlyList | undefined): { readonly list?: EarlyList } {
  return list === undefined ? {} : { list };
}
