/** The board on a narrow screen: tiers one below the other, each with its cards as rows. */
import { type ReactNode, type RefObject, Suspense, useEffect, useRef } from "react";
import type { TierFacts } from "#src/explain/index.ts";
import { caseShown, type Snapshot, useSession } from "#src/session/index.ts";
import { useSize } from "../canvas/use-size.ts";
import { countText, TierHeader } from "../column/TierHeader.tsx";
import { Floor } from "../column/Floor.tsx";
import { ProfileCards } from "../column/Profiles.tsx";
import { DragRows } from "../drag/DragRows.tsx";
import { dragList } from "../drag/drag-list.ts";
import { LiftLayer } from "../drag/LiftLayer.tsx";
import { NarrowTrace } from "../later.ts";
import { CountedContext, countedIn } from "../model/counted.ts";
import { slotsOf } from "../model/slots.ts";
import { NarrowList } from "./NarrowList.tsx";
import styles from "./NarrowBoard.module.css";

export interface NarrowBoardProps {
  readonly snapshot: Snapshot;
  readonly tools: ReactNode;
}

export function NarrowBoard({ snapshot, tools }: NarrowBoardProps) {
  const frame = useRef<HTMLDivElement>(null);
  const size = useSize(frame);
  const flowCase = useSession(caseShown);
  const from = useSession((state) => (state.answer?.kind === "answer" ? state.answer.query.from : null));
  const lifted = useSession((state) => state.drag !== null);
  const counted = useSession(countedIn);
  useFollowAim(frame);
  const { board } = snapshot;
  const traced = flowCase !== null && from !== null && !lifted;
  return (
    <LiftLayer onPan={stay}>
      <div ref={frame} className={styles["frame"]}>
        {traced && (
          <Suspense fallback={null}>
            <NarrowTrace flowCase={flowCase} from={from} board={board} />
          </Suspense>
        )}
        {!traced && size !== null && (
          <>
            {!lifted && <div className={styles["tools"]}>{tools}</div>}
            <CountedContext value={counted}>
              {board.tiers.map((tier) => (
                <NarrowTier key={tier.name} tier={tier} width={size.width} lifted={lifted} />
              ))}
            </CountedContext>
            {board.profiles.length > 0 && (
              <section aria-label="Profiles" className={styles["tier"]}>
                <h2 className={styles["heading"]}>Profiles</h2>
                <ProfileCards profiles={board.profiles} />
              </section>
            )}
          </>
        )}
      </div>
    </LiftLayer>
  );
}

/** By keyboard the page follows the slot aimed at, also when bands make room for themselves above it. */
function useFollowAim(frame: RefObject<HTMLElement | null>): void {
  const over = useSession(({ drag }) => (drag?.by === "keyboard" ? drag.over : null));
  const impacts = useSession((state) => state.analysis.slots);
  useEffect(() => {
    if (over !== null) frame.current?.querySelector("[data-aimed]")?.scrollIntoView({ block: "center" });
  }, [frame, over, impacts]);
}

function stay(): void {
  // A list that is read from top to bottom has nothing to pan.
}

interface NarrowTierProps {
  readonly tier: TierFacts;
  readonly width: number;
  readonly lifted: boolean;
}

const HEADER = 42;
const FLOOR = 34;

function NarrowTier({ tier, width, lifted }: NarrowTierProps) {
  return (
    <div role="group" aria-label={`Tier ${tier.name}`} data-tier={tier.name} className={styles["tier"]}>
      <TierHeader tier={tier.name} height={HEADER} />
      {lifted ? <LiftedRows tier={tier} width={width} /> : <RestRows tier={tier} width={width} />}
      {tier.policies.length > 0 && <Floor tier={tier.name} action={tier.defaultAction} height={FLOOR} low />}
    </div>
  );
}

function RestRows({ tier, width }: { readonly tier: TierFacts; readonly width: number }) {
  if (tier.policies.length === 0)
    return <p className={styles["empty"]}>{`${countText(tier)}, always skipped`}</p>;
  return <NarrowList tier={tier.name} policies={tier.policies} width={width} />;
}

function LiftedRows({ tier, width }: { readonly tier: TierFacts; readonly width: number }) {
  const drag = useSession((state) => state.drag);
  const impacts = useSession((state) => state.analysis.slots);
  if (drag === null) return null;
  const list = dragList({
    policies: tier.policies.filter((policy) => !drag.policies.includes(policy)),
    slots: drag.slots === null ? null : slotsOf(drag.slots, tier.name),
    impacts: impacts === null ? null : slotsOf(impacts, tier.name),
    over: drag.over?.tier === tier.name ? drag.over.position : null,
    width,
  });
  return <DragRows tier={tier.name} list={list} height={list.height} />;
}
