/** While the groups of one edit alone are shown: which edit, how many groups, the way to its card and back to all. */
import type { ReactNode } from "react";
import { type ImpactFacts, useCommands, useSession } from "#src/session/index.ts";
import { Button } from "#src/ui/index.ts";
import { counted } from "../words.ts";
import styles from "./EditBanner.module.css";
import { EditNumber } from "./EditNumber.tsx";
import { groupsOf } from "./shares.ts";

export function EditBanner({ facts }: { readonly facts: ImpactFacts }): ReactNode {
  const at = useSession((state) => state.impact.edit);
  const shares = useSession((state) => state.analysis.edits.shares);
  const edit = useSession((state) => (at === null ? null : (state.analysis.edits.facts[at] ?? null)));
  const onBoard = useSession((state) =>
    edit?.cards.find((id) => state.snapshot?.board.cards.some((card) => card.id === id)),
  );
  const { setImpactEdit, showPolicy } = useCommands();
  if (at === null) return null;
  return (
    <div className={styles["banner"]} role="status">
      <EditNumber at={at} />
      <p>{said(facts, { at, shares, unchanged: edit?.figures.unchanged === true })}</p>
      {onBoard !== undefined && (
        <Button size="sm" onClick={() => showPolicy(onBoard)}>
          Show its policy
        </Button>
      )}
      <Button size="sm" onClick={() => setImpactEdit(null)}>
        Show all groups
      </Button>
    </div>
  );
}

interface Chosen {
  readonly at: number;
  readonly shares: ReadonlyMap<string, readonly number[]> | null;
  readonly unchanged: boolean;
}

function said(facts: ImpactFacts, { at, shares, unchanged }: Chosen): string {
  if (unchanged) return `Edit ${at + 1} changes nothing by itself.`;
  if (shares === null) return `Working out which groups edit ${at + 1} has a share in…`;
  const all = groupsOf(facts);
  const own = all.filter(({ key }) => shares.get(key)?.includes(at));
  if (own.length === 0)
    return `What edit ${at + 1} changes, the other edits change back: no group is left of it.`;
  return `Edit ${at + 1} has a share in ${own.length} of ${counted(all.length, "group")}. Only these are shown.`;
}
