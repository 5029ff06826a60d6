/** While a card is lifted over a slot: the flow's verdict now and in that slot, each with what decides it. */
import type { ReactElement } from "react";
import { useSession, type SessionState, type SlotFacts } from "#src/session/index.ts";
import { Mark, type MarkName } from "#src/ui/index.ts";
import { answeredOf, explanationOf } from "../answer.ts";
import styles from "./SlotVerdict.module.css";

type SlotFlow = NonNullable<SlotFacts["flow"]>;

const marks: Readonly<Record<SlotFlow["word"], MarkName>> = {
  Allowed: "allow",
  Denied: "deny",
  Mixed: "undecidable",
  Undecidable: "undecidable",
};

const changes: Readonly<Record<SlotFlow["change"], string>> = {
  verdict: "the verdict changes",
  decider: "only the decider changes",
  none: "no change for this flow",
};

function slotFlowOf(state: SessionState): SlotFlow | null {
  const over = state.drag?.over;
  const slot = state.drag?.slots?.find((each) => each.tier === over?.tier && each.position === over.position);
  return slot?.flow ?? null;
}

export function SlotVerdict(): ReactElement {
  const now = useSession((state) => answeredOf(state)?.word ?? null);
  const deciders = useSession((state) => explanationOf(state)?.deciding.map((each) => each.title) ?? []);
  const then = useSession(slotFlowOf);
  if (now === null || then === null) {
    return <p className={styles["line"]}>Over a slot: this flow before and after</p>;
  }
  return (
    <div className={styles["line"]}>
      <Mark mark={marks[now]} />
      <span className={styles["deciders"]}>{deciders.join("; ")}</span>
      <strong className={styles["words"]}>
        {now} → {then.word}
      </strong>
      <Mark mark={marks[then.word]} />
      <span className={styles["deciders"]}>{then.deciders}</span>
      <span className={styles["change"]}>{changes[then.change]}</span>
    </div>
  );
}
