/** What the draft changes in the objects, beside its review. */
import type { ReactNode } from "react";
import { useSession } from "#src/session/index.ts";
import styles from "./ChangesBeside.module.css";
import { ChangeList } from "./ChangeList.tsx";

export function ChangesBeside(): ReactNode {
  const changes = useSession((state) => state.snapshot?.changes ?? []);
  return (
    <div className={styles["changes"]}>
      <ChangeList changes={changes} />
    </div>
  );
}
