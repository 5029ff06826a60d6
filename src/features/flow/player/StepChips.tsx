/**
 * One chip per step, egress before ingress, the hand-over between them. A click or the arrow keys show that step;
 * chips behind it keep their size and lose their outcome, so nothing moves while playing.
 */
import { type KeyboardEvent, type ReactElement, type RefObject, useEffect, useRef } from "react";
import type { Step } from "#src/explain/index.ts";
import { useCommands, useSession } from "#src/session/index.ts";
import { cx, Mark } from "#src/ui/index.ts";
import styles from "./StepChips.module.css";

const moves: Readonly<Record<string, "next" | "previous" | "first" | "last">> = {
  ArrowRight: "next",
  ArrowLeft: "previous",
  Home: "first",
  End: "last",
};

export function StepChips({ steps }: { readonly steps: readonly Step[] }): ReactElement {
  const last = steps.length - 1;
  const shown = useSession((state) => state.step) ?? last;
  const { setStep } = useCommands();
  const current = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    const row = current.current?.parentElement;
    // Where the row overflows it scrolls itself, and never the page.
    if (row != null) row.scrollLeft = (current.current?.offsetLeft ?? 0) - row.clientWidth / 2;
  }, [shown]);
  const keyDown = (event: KeyboardEvent): void => {
    const move = moves[event.key];
    if (move === undefined) return;
    event.preventDefault();
    const next = { next: shown + 1, previous: shown - 1, first: 0, last }[move];
    const target = Math.max(0, Math.min(last, next));
    setStep(target);
    const chips = event.currentTarget.querySelectorAll("button");
    chips[target]?.focus();
  };
  return (
    <div role="toolbar" aria-label="Steps" className={styles["chips"]} onKeyDown={keyDown}>
      {steps.map((step, index) => {
        const half = step.half !== "hand-over" && step.half !== steps[index - 1]?.half ? step.half : null;
        return (
          <Chip
            key={step.index}
            step={step}
            label={half}
            state={index === shown ? "current" : index < shown ? "done" : "waiting"}
            {...(index === shown ? { focus: current } : {})}
            onShow={() => setStep(step.index)}
          />
        );
      })}
    </div>
  );
}

interface ChipProps {
  readonly step: Step;
  /** The half that begins here, written along its edge. */
  readonly label: "egress" | "ingress" | null;
  readonly state: "done" | "current" | "waiting";
  readonly focus?: RefObject<HTMLButtonElement | null>;
  readonly onShow: () => void;
}

function Chip({ step, label, state, focus, onShow }: ChipProps): ReactElement {
  const handOver = step.half === "hand-over";
  const waiting = state === "waiting";
  return (
    <>
      {label !== null && (
        <span className={styles["half"]} aria-hidden>
          {label === "egress" ? "Egress" : "Ingress"}
        </span>
      )}
      <button
        type="button"
        ref={focus}
        tabIndex={state === "current" ? 0 : -1}
        aria-current={state === "current" ? "step" : undefined}
        aria-label={[`Step ${step.index + 1}`, step.title, step.subtitle]
          .filter((part) => part !== "")
          .join(", ")}
        title={`${step.headline}. ${step.sentence}`}
        className={cx(
          styles["chip"],
          styles[state],
          handOver && styles["handOver"],
          step.mark === "skipped" && styles["skipped"],
        )}
        onClick={onShow}
      >
        <span className={styles["title"]}>
          <Mark mark={waiting && !handOver ? "not-reached" : step.mark} size={handOver ? 16 : 14} />
          {!handOver && <span className={styles["name"]}>{step.title}</span>}
        </span>
        {!handOver && <span className={styles["subtitle"]}>{waiting ? " " : step.subtitle}</span>}
      </button>
    </>
  );
}
