/** The card that hangs from the pointer, above everything, drawn as large as it was on the canvas. */
import { useCallback, useRef } from "react";
import { createPortal } from "react-dom";
import { subjectText } from "../card/subject.ts";
import { RuleStrip } from "../card/RuleStrip.tsx";
import { kindSigns } from "#src/explain/index.ts";
import { useCommands, useSession } from "#src/session/index.ts";
import { Glyph } from "#src/ui/index.ts";
import { cardOf } from "../model/facts.ts";
import { slotUnder, type Targets } from "./targets.ts";
import { type Grab, useAim, useFollow } from "./use-pointer.ts";
import styles from "./LiftedCard.module.css";

export interface LiftedCardProps {
  readonly grab: Grab;
  readonly targets: Targets;
  readonly onPan: (x: number) => void;
}

/**
 * So far, px, a hand moves that stays where it is. Rows are lower than cards, so another slot may come to lie under it:
 * a card that is lifted and let go stays where it was.
 */
const TREMBLE = 16;

export function LiftedCard({ grab, targets, onPan }: LiftedCardProps) {
  const { over } = useCommands();
  const element = useRef<HTMLDivElement>(null);
  const point = useRef(grab.point);
  const carried = useRef(false);
  const outdated = useRef(true);
  const aim = useCallback(() => {
    const place = slotUnder(targets, point.current);
    // Without one the column under the pointer was not drawn yet.
    outdated.current = place === null;
    over(place);
  }, [targets, over]);
  useFollow(element, grab.point, grab.offset, (to) => {
    point.current = to;
    outdated.current = true;
    carried.current ||= Math.hypot(to.x - grab.point.x, to.y - grab.point.y) > TREMBLE;
  });
  useAim({ targets, point, carried, outdated, onPan, aim });
  const card = useSession((state) => cardOf(state, state.drag?.policies[0] ?? ("" as never)));
  const more = useSession((state) => (state.drag?.policies.length ?? 1) - 1);
  if (card === null) return null;
  const width = grab.width / grab.zoom;
  return createPortal(
    <div ref={element} aria-hidden className={styles["layer"]}>
      <div data-lifted className={styles["card"]} style={{ width, transform: `scale(${grab.zoom})` }}>
        <span className={styles["ruler"]}>
          {card.orderText}
          <Glyph name={kindSigns[card.kind]} />
        </span>
        <span className={styles["body"]}>
          <b>{card.name}</b>
          <small>{`${subjectText(card)} · ${card.selectsText}`}</small>
          <RuleStrip governs={card.governs} ingress={card.ingress} egress={card.egress} />
        </span>
        {more > 0 && <span className={styles["more"]}>+{more}</span>}
      </div>
    </div>,
    document.body,
  );
}
