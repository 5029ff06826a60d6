/** What stands beside the review of a draft: pinned flows, changed objects, and the way to hand it over. Fetched with it. */
import type { ReactNode } from "react";
import { PinsBeside } from "#src/features/pins/index.ts";
import { ChangesBeside, ExportBeside } from "#src/features/transfer/index.ts";
import styles from "./BesideReview.module.css";

export function BesideReview(): ReactNode {
  return (
    <>
      <div className={styles["scrolling"]}>
        <PinsBeside />
        <ChangesBeside />
      </div>
      <ExportBeside />
    </>
  );
}
