/** The cards of one tier as rows, for narrow screens. Long tiers scroll in a box of their own. */
import { use, useEffect, useRef } from "react";
import type { PolicyId } from "#src/engine/index.ts";
import { useRoving } from "../column/use-roving.ts";
import { useRows } from "../column/use-rows.ts";
import { HitContext } from "../model/hit.ts";
import type { ListItem } from "../model/items.ts";
import { NarrowRow } from "./NarrowRow.tsx";
import styles from "./NarrowList.module.css";

export interface NarrowListProps {
  readonly tier: string;
  readonly policies: readonly PolicyId[];
  readonly width: number;
}

const GAP = 4;
const LINE = 33;
/** Two lines, where one cannot hold name, subject and rules. */
const LINES = 54;
const ONE_LINE_FROM = 640;
const HIGHEST = 1600;
/** Rows of a tier that are drawn even while they are scrolled out of sight. */
const WHOLE = 40;
const BEYOND = 6;

export function NarrowList({ tier, policies, width }: NarrowListProps) {
  const scroller = useRef<HTMLDivElement>(null);
  const scrollTo = useRef<(index: number) => void>(() => undefined);
  const oneLine = width >= ONE_LINE_FROM;
  const size = oneLine ? LINE : LINES;
  const items: readonly ListItem[] = policies.map((policy, index) => ({
    kind: "card",
    key: policy,
    policy,
    height: size,
    place: index + 1,
  }));
  const total = items.length * (size + GAP);
  const height = Math.min(total, HIGHEST);
  const roving = useRoving(scroller, items, (index) => scrollTo.current(index));
  const rows = useRows({
    list: scroller,
    items,
    gap: GAP,
    height,
    pinned: roving.active < 0 ? null : roving.active,
    whole: WHOLE,
    beyond: BEYOND,
  });
  const hit = use(HitContext);
  useEffect(() => {
    scrollTo.current = rows.scrollTo;
  });
  useEffect(() => {
    const index = hit === null ? -1 : policies.indexOf(hit.policy);
    if (index < 0) return;
    scrollTo.current(index);
    scroller.current
      ?.querySelector(`[data-policy="${CSS.escape(policies[index] ?? "")}"]`)
      ?.scrollIntoView({ block: "nearest" });
  }, [hit, policies]);
  return (
    <div ref={scroller} data-cards className={styles["scroller"]} style={{ height }}>
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- keys of the buttons inside bubble here */}
      <ul
        aria-label={`Policies of ${tier}`}
        style={{ height: total }}
        onFocus={roving.onFocus}
        onKeyDown={roving.onKeyDown}
      >
        {rows.visible.map(({ index, start }) => {
          const policy = policies[index];
          if (policy === undefined) return null;
          return (
            <NarrowRow
              key={policy}
              policy={policy}
              place={index + 1}
              of={policies.length}
              top={start}
              height={size}
              oneLine={oneLine}
              tabbable={index === roving.active}
              hit={hit?.policy === policy}
            />
          );
        })}
      </ul>
    </div>
  );
}
