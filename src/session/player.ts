/** The player: one step of the explanation at a time, by hand or by itself. */
import type { FlowActions } from "./actions.ts";
import { explanationShown, stepsShown } from "./derive.ts";
import type { Kit } from "./kit.ts";
import type { Notices } from "./notices.ts";
import { createTimer } from "./timer.ts";

/** How long a step of the explanation is held at speed 1, in milliseconds; 160 of them are movement. */
const held = 1200;

type Player = Pick<FlowActions, "setStep" | "nextStep" | "previousStep" | "play" | "pause" | "setSpeed">;

export function playerActions(
  { store, clock }: Pick<Kit, "store" | "clock">,
  { announce }: Pick<Notices, "announce">,
): Player {
  const timer = createTimer(clock);
  const hold = (): void => timer.start(held / store.getState().speed, advance);
  /** Behind the last step comes the finished line, and the player rests. */
  const advance = (): void => {
    const { step, playing } = store.getState();
    if (!playing || step === null) return;
    const last = step + 1 >= stepsShown(store.getState());
    store.setState(last ? { step: null, playing: false } : { step: step + 1 });
    if (!last) hold();
  };
  const rest = (step: number | null): void => {
    timer.stop();
    store.setState({ step, playing: false });
  };

  /** A step made by hand is said; one that playing makes is not: sentences take longer than steps. */
  const turnTo = (step: number | null): void => {
    rest(step);
    const explanation = explanationShown(store.getState());
    if (explanation === null) return;
    const { steps, headline } = explanation;
    const sentence = step === null ? undefined : steps[step]?.sentence;
    announce(
      sentence === undefined || step === null ? headline : `Step ${step + 1} of ${steps.length}. ${sentence}`,
    );
  };

  return {
    setStep: (step) =>
      turnTo(step === null ? null : Math.max(0, Math.min(step, stepsShown(store.getState()) - 1))),
    nextStep: () => {
      const state = store.getState();
      const next = state.step === null ? 0 : state.step + 1;
      turnTo(next < stepsShown(state) ? next : null);
    },
    previousStep: () => {
      const state = store.getState();
      turnTo(Math.max(0, (state.step ?? stepsShown(state)) - 1));
    },
    play: () => {
      const state = store.getState();
      if (stepsShown(state) === 0) return;
      store.setState({ playing: true, step: state.step ?? 0 });
      hold();
    },
    pause: () => {
      timer.stop();
      store.setState({ playing: false });
    },
    setSpeed: (speed) => {
      store.setState({ speed });
      if (store.getState().playing) hold();
    },
  };
}
