/**
 * The line that says the verdict: role status "Verdict", final from the first frame, and, while the player is on a
 * step, that step's headline and sentence. It stands in the page once and always: right above `Player` in the `wide`
 * form, right under `FlowBar` in the `narrow` one. With nothing to say it takes no room.
 */
import { Copy } from "lucide-react";
import type { ReactElement, ReactNode } from "react";
import type { Explanation, Step } from "#src/explain/index.ts";
import { useCommands, useSession } from "#src/session/index.ts";
import { Button, cx, Mark } from "#src/ui/index.ts";
import { type Answered, answeredOf, useExplanation, useStep } from "../answer.ts";
import styles from "./VerdictLine.module.css";

export type FlowForm = "wide" | "narrow";

export function VerdictLine({ form }: { readonly form: FlowForm }): ReactElement {
  const answer = useSession(answeredOf);
  const asking = useSession((state) => state.asking);
  const explanation = useExplanation();
  const step = useStep();
  const shown = answer !== null && explanation !== null;
  return (
    <div className={cx(styles["line"], styles[form], !shown && styles["empty"])}>
      {step !== null && form === "wide" && explanation !== null && (
        <StepLine step={step} count={explanation.steps.length} />
      )}
      <div
        role="status"
        aria-label="Verdict"
        aria-busy={asking}
        className={cx(styles["verdict"], step !== null && form === "wide" && styles["aside"])}
      >
        {shown && <Verdict answer={answer} explanation={explanation} />}
      </div>
      {shown && form === "wide" && <Tools />}
    </div>
  );
}

/** One backend: its own mark and words. Several that disagree: what is the same for all. */
function Verdict(props: { readonly answer: Answered; readonly explanation: Explanation }): ReactElement {
  const { answer, explanation } = props;
  const mixed = answer.word === "Mixed";
  return (
    <>
      <Mark mark={mixed ? "undecidable" : explanation.mark} size={20} className={styles["mark"]} />
      <span className={styles["text"]}>{answer.verdict}</span>
    </>
  );
}

function StepLine({ step, count }: { readonly step: Step; readonly count: number }): ReactElement {
  return (
    <div className={styles["step"]}>
      <Mark mark={step.mark} size={20} className={styles["mark"]} />
      <strong className={styles["headline"]}>{step.headline}</strong>
      <span className={styles["sentence"]}>
        Step {step.index + 1} of {count}. {step.sentence}
      </span>
    </div>
  );
}

function Tools(): ReactNode {
  const commands = useCommands();
  const open = useSession((state) => state.inspectorOpen);
  return (
    <div className={styles["tools"]}>
      {!open && <Button onClick={() => commands.setInspectorOpen(true)}>Why</Button>}
      <Button icon={<Copy size={14} aria-hidden />} onClick={() => commands.run("copy-as-text")}>
        Copy as text
      </Button>
    </div>
  );
}
