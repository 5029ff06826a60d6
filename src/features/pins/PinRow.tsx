/** One pin: the flow, what must become of it, how it stands, and what can be done with it. */
import { Check, CircleHelp, Ellipsis, TriangleAlert, Unplug, X } from "lucide-react";
import type { ReactNode } from "react";
import { useCommands, type Pin, type PinState } from "#src/session/index.ts";
import { cx, IconButton } from "#src/ui/index.ts";
import styles from "./PinRow.module.css";
import { flowText, mustText, stateWords } from "./words.ts";

export interface PinRowProps {
  readonly pin: Pin;
  /** Null until it is known. */
  readonly state: PinState | null;
}

/** Neutral in hue, told apart by shape and word: a pin that holds may be about a denial. */
const icons: Readonly<Record<PinState["state"], ReactNode>> = {
  holds: <Check size={14} aria-hidden />,
  fails: <TriangleAlert size={14} aria-hidden />,
  undecidable: <CircleHelp size={14} aria-hidden />,
  unanswerable: <Unplug size={14} aria-hidden />,
};

export function PinRow({ pin, state }: PinRowProps): ReactNode {
  const commands = useCommands();
  const flow = flowText(pin.query);
  return (
    <li className={cx(styles["row"], state?.state === "fails" && styles["fails"])}>
      <span className={styles["state"]}>
        {state === null ? <Ellipsis size={14} aria-hidden /> : icons[state.state]}
        {state === null ? "Being asked" : stateWords[state.state]}
      </span>
      <div className={styles["words"]}>
        <p>
          <button
            type="button"
            className={styles["flow"]}
            aria-label={`Show on the board: ${flow}`}
            onClick={() => commands.showPin(pin)}
          >
            {flow}
          </button>{" "}
          <span className={styles["must"]}>{mustText(pin)}</span>
        </p>
        {state !== null && state.state !== "holds" && <p className={styles["text"]}>{state.text}</p>}
      </div>
      <IconButton label={`Remove the pin: ${flow}`} hint="none" size="sm" onClick={() => commands.unpin(pin)}>
        <X size={14} aria-hidden />
      </IconButton>
    </li>
  );
}
