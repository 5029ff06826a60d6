/**
 * The player under the board: first, previous, play, next, speed, and one chip per step in two halves with the
 * hand-over between them. `narrow` is a segmented bar with the step in words. Time and keys are the session's.
 */
import { ChevronLeft, ChevronRight, Pause, Play, SkipBack } from "lucide-react";
import type { ReactElement, ReactNode } from "react";
import type { Step } from "#src/explain/index.ts";
import { useCommands, useSession } from "#src/session/index.ts";
import { Button, cx, IconButton, Menu } from "#src/ui/index.ts";
import { useExplanation } from "../answer.ts";
import styles from "./Player.module.css";
import { StepChips } from "./StepChips.tsx";
import type { FlowForm } from "./VerdictLine.tsx";

const speeds = [0.5, 1, 2] as const;
const speedNames: Readonly<Record<(typeof speeds)[number], string>> = { 0.5: "½×", 1: "1×", 2: "2×" };

export function Player({ form }: { readonly form: FlowForm }): ReactNode {
  const steps = useExplanation()?.steps ?? [];
  if (steps.length === 0) return null;
  return (
    <div role="group" aria-label="Player" className={cx(styles["player"], styles[form])}>
      <Transport form={form} />
      {form === "wide" ? <StepChips steps={steps} /> : <StepBar steps={steps} />}
    </div>
  );
}

function Transport({ form }: { readonly form: FlowForm }): ReactElement {
  const playing = useSession((state) => state.playing);
  const atFirst = useSession((state) => state.step === 0);
  const commands = useCommands();
  return (
    <div className={styles["transport"]}>
      {form === "wide" && (
        <IconButton label="First step" onClick={() => commands.setStep(0)}>
          <SkipBack size={16} aria-hidden />
        </IconButton>
      )}
      <IconButton
        label="Previous step"
        keys="["
        aria-disabled={atFirst}
        onClick={() => commands.run("previous-step")}
      >
        <ChevronLeft size={18} aria-hidden />
      </IconButton>
      <IconButton
        label={playing ? "Pause" : "Play"}
        keys="Space"
        className={styles["play"]}
        onClick={() => commands.run("toggle-play")}
      >
        {playing ? (
          <Pause size={15} fill="currentColor" aria-hidden />
        ) : (
          <Play size={15} fill="currentColor" aria-hidden />
        )}
      </IconButton>
      <IconButton label="Next step" keys="]" onClick={() => commands.run("next-step")}>
        <ChevronRight size={18} aria-hidden />
      </IconButton>
      {form === "wide" && <Speed />}
    </div>
  );
}

function Speed(): ReactElement {
  const speed = useSession((state) => state.speed);
  const { setSpeed } = useCommands();
  return (
    <Menu
      trigger={
        <Button className={styles["speed"]} aria-label={`Speed ${speedNames[speed]}`}>
          {speedNames[speed]}
        </Button>
      }
      items={speeds.map((each) => ({
        kind: "check",
        label: speedNames[each],
        checked: each === speed,
        onSelect: () => setSpeed(each),
      }))}
    />
  );
}

function StepBar({ steps }: { readonly steps: readonly Step[] }): ReactElement {
  const shown = useSession((state) => state.step) ?? steps.length - 1;
  const { setStep } = useCommands();
  const step = steps[shown] ?? steps.at(-1);
  return (
    <>
      <div className={styles["segments"]}>
        {steps.map((each) => (
          <button
            key={each.index}
            type="button"
            className={styles["segment"]}
            aria-label={`Step ${each.index + 1}: ${stepName(each)}`}
            aria-current={each.index === shown ? "step" : undefined}
            data-done={each.index <= shown}
            onClick={() => setStep(each.index)}
          />
        ))}
      </div>
      {step !== undefined && (
        <p className={styles["caption"]}>
          {step.index + 1} of {steps.length}, {stepName(step)}
        </p>
      )}
    </>
  );
}

function stepName(step: Step): string {
  return step.subtitle === "" ? step.title : `${step.title}: ${step.subtitle}`;
}
