/** A tier without policies while a card is lifted: one slot as high as the strip. */
import { use, useEffect, useRef } from "react";
import { useCommands, useSession } from "#src/session/index.ts";
import { cx, Glyph, SpineText } from "#src/ui/index.ts";
import { slotsOf } from "../model/slots.ts";
import { TargetsContext } from "./targets.ts";
import spine from "../column/Spine.module.css";
import styles from "./DragSpine.module.css";

export interface DragSpineProps {
  readonly tier: string;
  readonly headerHeight: number;
  readonly headerGap: number;
  readonly height: number;
}

export function DragSpine({ tier, headerHeight, headerGap, height }: DragSpineProps) {
  const { over, drop } = useCommands();
  const slot = useSession(({ drag }) =>
    drag?.slots == null ? null : (slotsOf(drag.slots, tier)[0] ?? null),
  );
  const open = useSession(({ drag }) => drag?.over?.tier === tier);
  const body = useRef<HTMLDivElement>(null);
  const targets = use(TargetsContext);
  useEffect(() => {
    if (body.current === null) return;
    targets.set(tier, { tier, element: body.current, list: null });
    return () => {
      targets.delete(tier);
    };
  }, [targets, tier]);
  const legal = slot?.legal ?? false;
  const text = slot === null ? "" : !slot.legal ? slot.reason : slot.here ? "where it was" : slot.label;
  const press = () => {
    over({ tier, position: 0 });
    void drop();
  };
  return (
    <div role="group" aria-label={`Tier ${tier}`} className={spine["spine"]} style={{ height }}>
      <div className={spine["head"]} style={{ height: headerHeight, marginBottom: headerGap }} />
      {/* eslint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions -- the arrows of the lifted card reach it by keyboard */}
      <div
        ref={body}
        className={cx(spine["body"], legal && styles["legal"], open && styles["open"], "nopan")}
        onClick={legal ? press : undefined}
        {...(open ? { "data-aimed": true } : {})}
      >
        <h2 className={spine["name"]}>
          <SpineText>{tier}</SpineText>
        </h2>
        {slot !== null && !legal && <Glyph name="lock" size={13} />}
        <SpineText className={spine["reason"]} title={text}>
          {text}
        </SpineText>
      </div>
    </div>
  );
}
