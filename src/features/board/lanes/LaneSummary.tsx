/** How a lane ends, or how far the player has come in it. */
import { useSession } from "#src/session/index.ts";
import { cx, Mark } from "#src/ui/index.ts";
import type { ViewLane } from "./types.ts";
import styles from "./LaneSummary.module.css";

export function LaneSummary({ lane }: { readonly lane: ViewLane }) {
  const progress = useSession((session) => progressOf(lane, session.step));
  if (lane.kind === "line" && lane.outcome === null)
    return <span className={styles["summary"]}>{lane.text}</span>;
  if (progress !== "finished") {
    return (
      <span className={styles["summary"]}>
        {progress === "playing" ? "Playing" : "Waits for the source side"}
      </span>
    );
  }
  return (
    <span className={cx(styles["summary"], lane.decides && styles["decides"])}>
      {lane.mark !== null && <Mark mark={lane.mark} size={15} />}
      <span className={styles["words"]}>{lane.summary}</span>
    </span>
  );
}

function progressOf(lane: ViewLane, step: number | null): "finished" | "playing" | "waits" {
  if (step === null || lane.steps === null || step >= lane.steps.last) return "finished";
  return step < lane.steps.first ? "waits" : "playing";
}
