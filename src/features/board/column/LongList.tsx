/**
 * A list of a column that scrolls by itself once it is higher than its room. Its foot then fades before the floor. The
 * fade lies over the list instead of sticking in it, because what sticks is composed anew with every frame; the list
 * leaves room for it behind its last item.
 */
import type { ComponentProps, RefObject } from "react";
import styles from "./LongList.module.css";
import { useOwnWheel } from "./use-own-wheel.ts";

export interface LongListProps extends ComponentProps<"ul"> {
  readonly tier: string;
  readonly scroller: RefObject<HTMLDivElement | null>;
  /** What is in it: cards, or rows with slots between them. */
  readonly of: "cards" | "slots";
  /** Of all items. */
  readonly total: number;
  /** Of the part that is seen. */
  readonly room: number;
  /** How far it is scrolled at first, px. */
  readonly start: number;
}

const FADE = 14;
/** So far the list reaches below its place, for the shadows of its cards. */
const LIST_END = 3;

export function LongList({ tier, scroller, of, total, room, start, ...rest }: LongListProps) {
  useOwnWheel(scroller);
  const more = total > room;
  // As long as the browser has not laid out what is in it, nothing can be scrolled.
  const contentVisibility = start > 0 ? "visible" : undefined;
  const sign = of === "cards" ? { "data-cards": true } : { "data-drag-list": true };
  return (
    <>
      <div
        ref={scroller}
        className={styles["scroller"]}
        style={{ height: room, contentVisibility }}
        {...sign}
      >
        <ul {...rest} aria-label={`Policies of ${tier}`} style={{ height: more ? total + FADE : total }} />
      </div>
      {more && <div className={styles["fade"]} style={{ height: FADE, marginTop: LIST_END - FADE }} />}
    </>
  );
}
