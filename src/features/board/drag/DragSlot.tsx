/** A place between two rows. Open when the lifted card hangs over it; a press drops the card there. */
import { memo } from "react";
import { type SessionState, useCommands, useSession } from "#src/session/index.ts";
import { cx } from "#src/ui/index.ts";
import { cardOf } from "../model/facts.ts";
import type { DragItem } from "./drag-list.ts";
import { VerdictWord } from "./VerdictWord.tsx";
import styles from "./DragSlot.module.css";

type Slot = Extract<DragItem, { readonly kind: "slot" }>;

export interface DragSlotProps {
  readonly slot: Slot;
  readonly tier: string;
  readonly className: string;
}

export const DragSlot = memo(function DragSlot({ slot, tier, className }: DragSlotProps) {
  const { over, drop } = useCommands();
  const place = { tier, position: slot.position };
  const press = () => {
    over(place);
    void drop();
  };
  const look = cx(styles["slot"], styles[slot.look], slot.open && styles["open"], className);
  const style = { height: slot.height, top: slot.y };
  const mark = slot.aimed ? { "data-aimed": true } : {};
  if (slot.look === "illegal" || slot.look === "waiting") {
    return (
      <li aria-hidden className={look} style={style} {...mark}>
        {slot.aimed && slot.look === "illegal" && <span className={styles["refused"]}>not here</span>}
      </li>
    );
  }
  return (
    // The keyboard reaches every slot by the arrows of the lifted card; a press is for the pointer alone.
    <li aria-hidden className={look} style={style} onClick={press} {...mark}>
      {slot.look === "here" ? <Ghost /> : <SlotText slot={slot} />}
    </li>
  );
}, sameSlot);

function sameSlot(before: DragSlotProps, after: DragSlotProps): boolean {
  const [old, now] = [before.slot, after.slot];
  return (
    before.tier === after.tier &&
    before.className === after.className &&
    old.position === now.position &&
    old.look === now.look &&
    old.aimed === now.aimed &&
    old.label === now.label &&
    old.word === now.word &&
    old.y === now.y
  );
}

function SlotText({ slot }: { readonly slot: Slot }) {
  const name = useSession(liftedName);
  if (!slot.open) return slot.label === "" ? null : <span className={styles["label"]}>{slot.label}</span>;
  return (
    <span className={styles["box"]}>
      <b>{name}</b>
      <span className={styles["becomes"]}>
        {slot.label}
        {slot.word !== null && <VerdictWord word={slot.word} />}
      </span>
    </span>
  );
}

function liftedName(state: SessionState): string {
  const [first, ...rest] = state.drag?.policies ?? [];
  if (first === undefined) return "";
  return rest.length > 0 ? `${rest.length + 1} policies` : (cardOf(state, first)?.name ?? "");
}

function Ghost() {
  const text = useSession(liftedName);
  return (
    <span className={styles["ghost"]}>
      <span className={styles["ghostName"]}>{text}</span>
      <small>was here</small>
    </span>
  );
}
