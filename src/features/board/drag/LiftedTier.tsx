/** A tier that hangs from the pointer, and the line that shows between which columns it would go. */
import { useEffect, useRef, useState } from "react";
import { createPortal } from "react-dom";
import { useSession } from "#src/session/index.ts";
import { tierOf } from "../model/facts.ts";
import type { Point } from "./targets.ts";
import { useFollow } from "./use-pointer.ts";
import styles from "./LiftedTier.module.css";

export interface TierLift {
  readonly tier: string;
  readonly point: Point;
  readonly offset: Point;
  /** Position among the other tiers it would take. */
  readonly to?: number;
}

export interface LiftedTierProps {
  readonly lift: TierLift;
  readonly onAim: (to: number) => void;
}

interface Aim {
  readonly to: number;
  /** Where the line stands on the screen. */
  readonly line: { readonly x: number; readonly top: number; readonly height: number };
}

export function LiftedTier({ lift, onAim }: LiftedTierProps) {
  const tier = useSession((state) => tierOf(state, lift.tier));
  const element = useRef<HTMLDivElement>(null);
  const [aim, setAim] = useState<Aim | null>(null);
  const fixed = tier?.builtIn ?? false;
  useFollow(element, lift.point, lift.offset, (point) => setAim(fixed ? null : aimAt(lift.tier, point)));
  const to = aim?.to;
  const tell = useRef(onAim);
  useEffect(() => {
    tell.current = onAim;
  });
  useEffect(() => {
    if (to !== undefined) tell.current(to);
  }, [to]);
  if (tier === null) return null;
  return createPortal(
    <div aria-hidden className={styles["layer"]}>
      {aim !== null && (
        <div
          className={styles["line"]}
          style={{ left: aim.line.x, top: aim.line.top, height: aim.line.height }}
        />
      )}
      <div ref={element} className={styles["tier"]}>
        <b>{tier.name}</b>
        <span>{fixed ? "built in: Calico fixes its order" : tier.orderText}</span>
      </div>
    </div>,
    document.body,
  );
}

/** Columns to the left of the pointer come before the tier. */
function aimAt(tier: string, point: Point): Aim | null {
  const columns = [
    ...document.querySelectorAll<HTMLElement>('[data-board] [role="group"][data-tier]'),
  ].flatMap((column) => (column.dataset["tier"] === tier ? [] : [column.getBoundingClientRect()]));
  const to = columns.filter((rect) => rect.left + rect.width / 2 < point.x).length;
  const before = columns[to - 1];
  const after = columns[to];
  const x = after === undefined ? before?.right : after.left - 12;
  const beside = after ?? before;
  if (x === undefined || beside === undefined) return null;
  const height = Math.max(...columns.map((rect) => rect.height));
  return { to, line: { x: x + 5, top: beside.top, height } };
}
