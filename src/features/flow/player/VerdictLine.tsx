/**
 * The line that says the verdict: role status "Verdict", final from the first frame, and, while the player is on a
 * step, that step's headline and sentence. It stands in the page once and always: right above `Player` in the `wide`
 * form, right under `FlowBar` in the `narrow` one. With nothing to say it takes no room.
 */
import { Copy } from "lucide-react";
import { type ReactElement, type ReactNode, useDeferredValue } from "react";
import type { Explanation, Step } from "#src/explain/index.ts";
import { useCommands, useSession } from "#src/session/index.ts";
import { Button, cx, Mark } from "#src/ui/index.ts";
import { answeredOf, useExplanation, useStep } from "../answer.ts";
import styles from "./VerdictLine.module.css";

export type FlowForm = "wide" | "narrow";

export interface VerdictLineProps {
  readonly form: FlowForm;
  /** False holds the answer back until all that shows it can be there at the same moment. */
  readonly shown: boolean;
}

export function VerdictLine({ form, shown: allowed }: VerdictLineProps): ReactElement {
  // The lanes and the trace are drawn first: whoever reads the verdict finds them there.
  const answer = useDeferredValue(useSession((state) => (allowed ? answeredOf(state) : null)));
  const asking = useSession((state) => state.asking);
  const explanation = useDeferredValue(useExplanation());
  const step = useStep();
  const shown = answer !== null && explanation !== null;
  const stepShown = form === "wide" ? step : null;
  // Of backends that disagree no sentence is true of all: then the verdict alone speaks.
  const alone = answer?.word === "Mixed";
  return (
    <div className={cx(styles["line"], styles[form], !shown && styles["empty"])}>
      {shown &&
        (stepShown === null ? (
          <Headline explanation={explanation} mixed={alone} />
        ) : (
          <StepLine step={stepShown} count={explanation.steps.length} />
        ))}
      <p
        role="status"
        aria-label="Verdict"
        aria-busy={asking}
        title={answer?.verdict}
        className={cx(styles["verdict"], stepShown !== null ? styles["aside"] : alone && styles["alone"])}
      >
        {answer?.verdict}
      </p>
      {shown && form === "wide" && <Tools />}
    </div>
  );
}

interface HeadlineProps {
  readonly explanation: Explanation;
  readonly mixed: boolean;
}

function Headline({ explanation, mixed }: HeadlineProps): ReactElement {
  return (
    <>
      <Mark mark={mixed ? "undecidable" : explanation.mark} size={20} className={styles["mark"]} />
      {!mixed && (
        <strong className={styles["headline"]} title={explanation.headline}>
          {explanation.headline}
        </strong>
      )}
    </>
  );
}

function StepLine({ step, count }: { readonly step: Step; readonly count: number }): ReactElement {
  return (
    <>
      <Mark mark={step.mark} size={20} className={styles["mark"]} />
      <strong className={styles["headline"]}>{step.headline}</strong>
      <span className={styles["sentence"]} title={step.sentence}>
        Step {step.index + 1} of {count}. {step.sentence}
      </span>
    </>
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
