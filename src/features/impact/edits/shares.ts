/** Which groups are shown, and which edits have a share in each. */
import { type ImpactFacts, type ImpactGroup, useSession } from "#src/session/index.ts";

/** All that are listed. */
export function groupsOf({ classes, otherPorts }: ImpactFacts): readonly ImpactGroup[] {
  return [...classes.flatMap(({ groups }) => groups), ...otherPorts];
}

const none: readonly number[] = [];

/** Places of the edits; none until they are known. */
export function useShares(key: string): readonly number[] {
  return useSession((state) => state.analysis.edits.shares?.get(key) ?? none);
}

/** Says of a group whether it is shown: all are, but while those of one edit alone are asked for. */
export function useShown(): (group: ImpactGroup) => boolean {
  const edit = useSession((state) => state.impact.edit);
  const shares = useSession((state) => state.analysis.edits.shares);
  if (edit === null || shares === null) return () => true;
  return ({ key }) => shares.get(key)?.includes(edit) === true;
}
