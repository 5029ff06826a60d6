/** What is in a tier while a card is lifted, in either form of the board: low rows, slots between them, bands behind. */
import { use, useEffect, useLayoutEffect, useMemo, useRef } from "react";
import { ArrowLeftRight, Check } from "lucide-react";
import type { CardFacts } from "#src/explain/index.ts";
import { useSession } from "#src/session/index.ts";
import { cx, Mark } from "#src/ui/index.ts";
import { isLarge } from "../canvas/turns.ts";
import { LongList } from "../column/LongList.tsx";
import { type Rows, useRows } from "../column/use-rows.ts";
import { type Spots, useStart, useTellSpot } from "../column/use-spot.ts";
import { cardsById } from "../model/facts.ts";
import type { Band } from "./bands.ts";
import { type DragItem, type DragList, offsetOfRows, shiftOf, spotOfRows } from "./drag-list.ts";
import { DragRow } from "./DragRow.tsx";
import { DragSlot } from "./DragSlot.tsx";
import { flowMarks, type PolicyMarks } from "./flow-marks.ts";
import { TargetsContext } from "./targets.ts";
import styles from "./DragRows.module.css";

export interface DragRowsProps {
  readonly tier: string;
  readonly list: DragList;
  readonly height: number;
  /** Without them the rows begin at their top. */
  readonly spots?: Spots;
}

/** Rows, slots and notes that are drawn even while they are scrolled out of sight. */
const WHOLE = 64;
const BEYOND = 6;

export function DragRows({ tier, list, height, spots }: DragRowsProps) {
  const scroller = useRef<HTMLDivElement>(null);
  const cards = useSession(cardsById);
  const marks = useSession(flowMarks);
  const large = useSession(isLarge);
  const aimed = list.items.findIndex((item) => item.kind === "slot" && item.aimed);
  const spans = useMemo(() => spansOf(list), [list]);
  const start = useStart(spots?.cards, (spot) => offsetOfRows(list, height, spot));
  const rows = useRows({
    list: scroller,
    start,
    items: spans,
    gap: 0,
    height,
    pinned: aimed < 0 ? null : aimed,
    whole: WHOLE,
    beyond: BEYOND,
  });
  useTarget(tier, scroller, list);
  useTellSpot(spots?.rows, () => spotOfRows(list, height, rows.offset()));
  useSteady(list, height, rows);
  useFollowAim(aimed, rows.scrollTo);
  const count = list.items.reduce((sum, { kind }) => sum + (kind === "row" ? 1 : 0), 0);
  return (
    <LongList
      tier={tier}
      scroller={scroller}
      of="slots"
      total={list.height}
      room={height}
      start={start}
      className={cx(!large && styles["gliding"])}
    >
      {list.bands.map(({ key, band, y, height: length, active }) => (
        <li
          key={key}
          aria-hidden
          className={cx(styles["band"], styles[band.tone], active && styles["active"])}
          style={{ top: y, height: length }}
        />
      ))}
      {rows.visible.map(({ index }) => {
        const item = list.items[index];
        if (item === undefined) return null;
        const policy = item.kind === "row" ? item.policy : null;
        const card = policy === null ? null : (cards?.get(policy) ?? null);
        const own = policy === null ? null : (marks?.get(policy) ?? null);
        return <Item key={item.key} item={item} card={card} marks={own} tier={tier} of={count} />;
      })}
    </LongList>
  );
}

/** Bands leave room round them: an item reaches as far as the next one begins. */
function spansOf({ items, height }: DragList): readonly { readonly key: string; readonly height: number }[] {
  return items.map(({ key, y }, index) => ({ key, height: (items[index + 1]?.y ?? height) - y }));
}

interface ItemProps {
  readonly item: DragItem;
  readonly card: CardFacts | null;
  readonly marks: PolicyMarks | null;
  readonly tier: string;
  readonly of: number;
}

function Item({ item, card, marks, tier, of }: ItemProps) {
  const at = { height: item.height, top: item.y };
  const inset = item.banded && styles["inset"];
  const className = cx(styles["item"], inset);
  switch (item.kind) {
    case "row": {
      const { place, y, height } = item;
      if (card === null) return null;
      return <DragRow {...{ card, marks, place, of, y, height, className }} />;
    }
    case "slot":
      return <DragSlot slot={item} tier={tier} className={className} />;
    case "head":
      return (
        <li aria-hidden className={cx(styles["item"], styles["head"], inset)} style={at}>
          <BandMark band={item.band} />
          <b title={item.band.title}>{item.band.title}</b>
          <small title={item.band.detail}>{item.band.detail}</small>
          <small>{item.band.slots === 1 ? "1 slot" : `${item.band.slots} slots`}</small>
        </li>
      );
    case "note":
      return (
        <li className={cx(styles["item"], styles["note"], item.whole && styles["whole"])} style={at}>
          <Mark mark="selects-nothing" size={12} />
          <span>
            {item.whole && <b>Not a target</b>}
            {item.text}
          </span>
        </li>
      );
  }
}

function BandMark({ band }: { readonly band: Band }) {
  switch (band.tone) {
    case "deny":
    case "allow":
      return <Mark mark={band.tone} size={14} />;
    case "unsure":
      return <Mark mark="undecidable" size={14} />;
    case "decider":
      return <ArrowLeftRight size={14} aria-hidden />;
    case "none":
      return <Check size={14} aria-hidden />;
  }
}

/** What comes in, such as the head of a band, pushes away neither the slot aimed at nor the rows in sight. */
function useSteady(list: DragList, height: number, rows: Pick<Rows, "offset" | "scrollBy">): void {
  const before = useRef(list);
  const latest = useRef(rows);
  useLayoutEffect(() => {
    latest.current = rows;
  });
  useLayoutEffect(() => {
    const offset = latest.current.offset();
    const by = shiftOf(before.current, list, { offset, height });
    before.current = list;
    if (offset > 0 && by !== 0) latest.current.scrollBy(by);
  }, [list, height]);
}

/** Tells the pointer where this tier's slots are. */
function useTarget(tier: string, scroller: { readonly current: HTMLElement | null }, list: DragList): void {
  const targets = use(TargetsContext);
  useEffect(() => {
    const element = scroller.current;
    if (element === null) return;
    targets.set(tier, { tier, element, list });
    return () => {
      targets.delete(tier);
    };
  }, [targets, tier, scroller, list]);
}

/** By keyboard the list follows the slot aimed at; under a pointer it stays where it is. */
function useFollowAim(aimed: number, scrollTo: (index: number) => void): void {
  const byKeyboard = useSession((state) => state.drag?.by === "keyboard");
  const scroll = useRef(scrollTo);
  useEffect(() => {
    scroll.current = scrollTo;
  });
  useEffect(() => {
    if (byKeyboard && aimed >= 0) scroll.current(aimed);
  }, [byKeyboard, aimed]);
}
