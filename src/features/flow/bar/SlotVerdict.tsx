/** While a card is lifted over a slot: the flow's verdict now and in that slot, each with what decides it. */
import type { ReactElement } from "react";
import { useSession, type SessionState, type SlotFacts } from "#src/session/index.ts";
import { Mark, type MarkName, VisuallyHidden } from "#src/ui/index.ts";
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
  const after = then.deciders === "" ? [] : then.deciders.split("; ");
  const [told, toldThen] = differing(deciders, after);
  return (
    <div className={styles["line"]} title={`${now}: ${deciders.join("; ")} → ${then.word}: ${then.deciders}`}>
      <Mark mark={marks[now]} />
      <Deciders all={deciders} told={told} />
      <strong className={styles["words"]}>
        {now} → {then.word}
      </strong>
      <Mark mark={marks[then.word]} />
      <Deciders all={after} told={toldThen} />
      <span className={styles["change"]}>{changes[then.change]}</span>
    </div>
  );
}

interface DecidersProps {
  readonly all: readonly string[];
  readonly told: readonly string[];
}

/** What is drawn is the difference; reading aids have all of it. */
function Deciders({ all, told }: DecidersProps): ReactElement {
  if (told.length === all.length) return <span className={styles["deciders"]}>{all.join("; ")}</span>;
  return (
    <span className={styles["deciders"]}>
      <span aria-hidden>{told.join("; ")}</span>
      <VisuallyHidden>{all.join("; ")}</VisuallyHidden>
    </span>
  );
}

/** An end that the same rule decides before and after says nothing, unless nothing else is left to say. */
function differing(
  before: readonly string[],
  after: readonly string[],
): readonly [readonly string[], readonly string[]] {
  const own = before.filter((each) => !after.includes(each));
  const others = after.filter((each) => !before.includes(each));
  return [own.length === 0 ? before : own, others.length === 0 ? after : others];
}
