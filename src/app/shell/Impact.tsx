/** The region "Impact": under the board, or over all of the page below the top bar. */
import { type ReactNode, Suspense } from "react";
import { impactShown, useSession } from "#src/session/index.ts";
import { cx } from "#src/ui/index.ts";
import styles from "./Impact.module.css";
import { useTallWindow } from "../use-tall-window.ts";
import { BesideReview, ImpactPanel } from "./later.ts";

export function ImpactUnder(): ReactNode {
  const shown = useSession(impactShown);
  const flow = useSession((state) => state.answer?.kind === "answer");
  const unasked = useSession((state) => state.impact.size === "auto");
  const tall = useTallWindow();
  if (shown === null || shown === "full") return null;
  // In a low window both lanes of a flow fit only beside a line; more is one press away.
  const size = unasked && flow && !tall ? "line" : shown;
  return (
    <div
      className={cx(
        styles["under"],
        size === "line" ? styles["line"] : styles["panel"],
        flow && styles["short"],
      )}
    >
      <Suspense fallback={null}>
        <ImpactPanel size={size} />
      </Suspense>
    </div>
  );
}

export function ImpactOver(): ReactNode {
  const over = useSession((state) => impactShown(state) === "full");
  if (!over) return null;
  return (
    <div className={styles["over"]}>
      <Suspense fallback={null}>
        <ImpactPanel size="full" beside={<BesideReview />} />
      </Suspense>
    </div>
  );
}
