/**
 * The line that says the verdict: role status "Verdict", final from the first frame, and, while the player is on a
 * step, that step's headline and sentence. It stands in the page once and always: right above `Player` in the `wide`
 * form, right under `FlowBar` in the `narrow` one. With nothing to say it takes no room. Between a question and its answer it
 * says no verdict, least of all the last one's.
 */
import { Copy } from "lucide-react";
import { type ReactElement, type ReactNode, useDeferredValue } from "react";
import type { Explanation, Step } from "#src/explain/index.ts";
import { useCommands, useSession } from "#src/session/index.ts";
import { Button, cx, Mark } from "#src/ui/index.ts";
import { type Answered, answeredOf, useExplanation, useStep } from "../answer.ts";
import styles from "./VerdictLine.module.css";

export type FlowForm = "wide" | "narrow";

export interface VerdictLineProps {
  readonly form: FlowForm;
  /** False holds the answer back until all that shows it can be there at the same moment. */
  readonly shown: boolean;
}

export function VerdictLine({ form, shown }: VerdictLineProps): ReactElement {
  const { answered, outdated } = useVerdict(shown);
  const step = useStep();
  const stepShown = form === "wide" ? step : null;
  // Of backends that disagree no sentence is true of all: then the verdict alone speaks.
  const alone = answered?.answer.word === "Mixed";
  const place = cx(
    styles["line"],
    styles[form],
    answered === null ? styles["empty"] : outdated && styles["outdated"],
  );
  return (
    <div className={place}>
      {answered !== null &&
        (stepShown === null ? (
          <Headline explanation={answered.explanation} mixed={alone} />
        ) : (
          <StepLine step={stepShown} count={answered.explanation.steps.length} />
        ))}
      <p
        role="status"
        aria-label="Verdict"
        aria-busy={outdated}
        title={outdated ? undefined : answered?.answer.verdict}
        className={cx(styles["verdict"], stepShown !== null ? styles["aside"] : alone && styles["alone"])}
      >
        {answered !== null && (outdated ? "Working it out…" : answered.answer.verdict)}
      </p>
      {answered !== null && form === "wide" && <Tools />}
    </div>
  );
}

interface Verdict {
  readonly answered: { readonly answer: Answered; readonly explanation: Explanation } | null;
  /** Another question has been asked than the one this answers. */
  readonly outdated: boolean;
}

function useVerdict(allowed: boolean): Verdict {
  const latest = useSession((state) => (allowed ? answeredOf(state) : null));
  const asking = useSession((state) => state.asking);
  // The lanes and the trace are drawn first: whoever reads the verdict finds them there.
  const answer = useDeferredValue(latest);
  const explanation = useDeferredValue(useExplanation());
  const known = latest !== null && answer !== null && explanation !== null;
  return { answered: known ? { answer, explanation } : null, outdated: asking || answer !== latest };
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
