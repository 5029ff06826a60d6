/** The draft: how many edits, and behind it all there is to know of them. */
import { type ReactNode, Suspense } from "react";
import { useSession } from "#src/session/index.ts";
import { Button, Popover } from "#src/ui/index.ts";
import { EditsPanel } from "./later.ts";
import styles from "./EditsButton.module.css";

export function EditsButton(): ReactNode {
  const cursor = useSession((state) => state.document?.cursor ?? 0);
  const version = useSession((state) => state.version);
  const count = cursor === 0 ? "No edits" : `${cursor} edit${cursor === 1 ? "" : "s"}`;
  const text = version === "before" ? "Before edits" : count;
  return (
    <Popover
      label="Edits"
      align="end"
      trigger={
        <Button variant="ghost" className={styles["button"]}>
          <span className={styles["dot"]} data-edited={cursor > 0} />
          <span className={styles["text"]}>{text}</span>
        </Button>
      }
    >
      <Suspense fallback={null}>
        <EditsPanel />
      </Suspense>
    </Popover>
  );
}
