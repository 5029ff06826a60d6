/** A place between two rows. Open when the lifted card hangs over it; a press drops the card there. */
import type { CSSProperties } from "react";
import { useCommands, useSession } from "#src/session/index.ts";
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
  if (slot.look === "illegal" || slot.look === "waiting")
    return <li aria-hidden className={look} style={style} />;
  return (
    // The keyboard reaches every slot by the arrows of the lifted card; a press is for the pointer alone.
    // eslint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-noninteractive-element-interactions
    <li
      aria-hidden
      className={look}
      style={style}
      onClick={press}
      {...(slot.open ? { "data-open-slot": true } : {})}
    >
      {slot.look === "here" ? <Ghost /> : <SlotText slot={slot} tier={tier} />}
    </li>
  );
}

function SlotText({ slot, tier }: { readonly slot: Slot; readonly tier: string }) {
  const flow = useSession(
    ({ drag }) =>
      drag?.slots?.find((each) => each.tier === tier && each.position === slot.position)?.flow ?? null,
  );
  if (slot.label === "") return null;
  return (
    <span className={styles["label"]}>
      {slot.label}
      {slot.open && flow !== null && <VerdictWord word={flow.word} />}
    </span>
  );
}

function Ghost() {
  const text = useSession((state) => {
    const [first, ...rest] = state.drag?.policies ?? [];
    if (first === undefined) return "";
    return rest.length > 0 ? `${rest.length + 1} policies` : (cardOf(state, first)?.name ?? "");
  });
  return (
    <span className={styles["ghost"]}>
      <span className={styles["ghostName"]}>{text}</span>
      <small>was here</small>
    </span>
  );
}
