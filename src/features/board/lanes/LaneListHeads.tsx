/** The heads of a host endpoint's lists: what each is, what came of it, and the one card outside the columns. */
import { cx, Mark } from "#src/ui/index.ts";
import { descender } from "./metrics.ts";
import type { LayoutLane, LayoutList, TraceLayout } from "./types.ts";
import { useShown } from "./use-shown.ts";
import styles from "./LaneListHeads.module.css";

interface LaneListHeadsProps {
  readonly lane: LayoutLane;
  readonly layout: TraceLayout;
}

export function LaneListHeads({ lane, layout }: LaneListHeadsProps) {
  return lane.lists.map((list) => <ListHead key={list.list.list} placed={list} layout={layout} />);
}

interface ListHeadProps {
  readonly placed: LayoutList;
  readonly layout: TraceLayout;
}

function ListHead({ placed, layout }: ListHeadProps) {
  const { list, headTop } = placed;
  const shown = useShown(list.step);
  const badge = (layout.columns[0]?.x ?? 0) - descender;
  const style = {
    top: headTop,
    height: layout.metrics.listHead,
    width: layout.visibleWidth,
    paddingLeft: badge + 23,
  };
  return (
    <>
      <div className={styles["head"]} style={style}>
        <h3 className={styles["title"]}>{list.title}</h3>
        {list.about !== "" && <span className={styles["about"]}>{list.about}</span>}
        {shown !== "waits" && list.came !== "" && list.kind !== "card" && (
          <span className={cx(styles["came"], list.kind === "line" && styles["beside"])}>
            {list.outcome !== null && (
              <Mark mark={list.outcome === "pass" ? "end-pass" : list.outcome} size={13} />
            )}
            {list.came}
          </span>
        )}
      </div>
      {list.kind === "card" && <Card placed={placed} waits={shown === "waits"} />}
    </>
  );
}

/** What decides without a policy. */
function Card({ placed, waits }: { readonly placed: LayoutList; readonly waits: boolean }) {
  const [cell] = placed.cells;
  if (cell === undefined) return null;
  const { x, width, top, bottom } = cell;
  return (
    <p
      className={styles["card"]}
      data-outcome={waits ? undefined : (placed.list.outcome ?? undefined)}
      style={{ left: x, width, top, height: bottom - top }}
    >
      <b>{placed.list.title}</b> <span>{placed.list.came}</span>
    </p>
  );
}
