/** The region "Impact": under the board, or over all of the page below the top bar. */
import { type ReactNode, Suspense } from "react";
import { impactShown, useSession } from "#src/session/index.ts";
import styles from "./Impact.module.css";
import { ImpactPanel } from "./later.ts";

export function ImpactUnder(): ReactNode {
  const size = useSession(impactShown);
  if (size === null || size === "full") return null;
  return (
    <div className={size === "line" ? styles["line"] : styles["panel"]}>
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
        <ImpactPanel size="full" />
      </Suspense>
    </div>
  );
}
