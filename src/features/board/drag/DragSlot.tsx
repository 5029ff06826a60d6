/** A place between two rows. Open when the lifted card hangs over it; a press drops the card there. */
import type { CSSProperties } from "react";
import { type SessionState, useCommands, useSession } from "#src/session/index.ts";
import { cx } from "#src/ui/index.ts";
import { cardOf } from "../model/facts.ts";
import type { DragSlot as Slot } from "./drag-list.ts";
import { VerdictWord } from "./VerdictWord.tsx";
import styles from "./DragSlot.module.css";

export interface DragSlotProps {
  readonly slot: Slot;
  readonly tier: string;
  readonly style: CSSProperties;
  readonly className: string;
}

export function DragSlot({ slot, tier, style, className }: DragSlotProps) {
  const { over, drop } = useCommands();
  const place = { tier, position: slot.position };
  const press = () => {
    over(place);
    void drop();
  };
  const look = cx(styles["slot"], styles[slot.look], slot.open && styles["open"], className);
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
    // eslint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-noninteractive-element-interactions
    <li aria-hidden className={look} style={style} onClick={press} {...mark}>
      {slot.look === "here" ? <Ghost /> : <SlotText slot={slot} tier={tier} />}
    </li>
  );
}

function SlotText({ slot, tier }: { readonly slot: Slot; readonly tier: string }) {
  const flow = useSession(
    ({ drag }) =>
      drag?.slots?.find((each) => each.tier === tier && each.position === slot.position)?.flow ?? null,
  );
  const name = useSession(liftedName);
  if (!slot.open) return slot.label === "" ? null : <span className={styles["label"]}>{slot.label}</span>;
  return (
    <span className={styles["box"]}>
      <b>{name}</b>
      <span className={styles["becomes"]}>
        {slot.label}
        {flow !== null && <VerdictWord word={flow.word} />}
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
