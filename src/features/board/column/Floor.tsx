/** The end of a tier as a card of its own: it cannot be dragged, and pressed it says when it acts. */
import type { DefaultAction } from "#src/engine/index.ts";
import { useSession } from "#src/session/index.ts";
import { cx, Mark, Popover } from "#src/ui/index.ts";
import { tierOf } from "../model/facts.ts";
import styles from "./Floor.module.css";

const short: Readonly<Record<DefaultAction, string>> = {
  Deny: "Denies what is left",
  Pass: "The next tier decides",
};
const ONLY_STAGED = "Only staged policies: skipped";
const long: Readonly<Record<DefaultAction, string>> = {
  Deny: "A flow that reaches this point is denied.",
  Pass: "A flow that reaches this point goes on to the next tier.",
};

export interface FloorProps {
  readonly tier: string;
  readonly action: DefaultAction;
  readonly height: number;
  /** Both texts on one line. */
  readonly low?: boolean;
}

export function Floor({ tier, action, height, low = false }: FloorProps) {
  const onlyStaged = useSession((state) => tierOf(state, tier)?.skipped === "only-staged");
  const ended = useSession(({ analysis }) =>
    action === "Deny" && analysis.figures !== null
      ? endText(analysis.figures.endsOfTier.get(tier) ?? 0, low)
      : null,
  );
  const button = (
    <button
      type="button"
      aria-label={`End of tier ${tier}: ${action}`}
      style={{ height }}
      className={cx(
        styles["floor"],
        low && styles["low"],
        action === "Deny" ? styles["deny"] : styles["pass"],
        "nopan",
        "nodrag",
      )}
    >
      <Mark mark={action === "Deny" ? "end-deny" : "end-pass"} size={18} />
      <span>
        <b>End of tier: {action}</b>
        <small>{onlyStaged ? ONLY_STAGED : (ended ?? short[action])}</small>
      </span>
    </button>
  );
  return (
    <Popover trigger={button} label={`End of tier ${tier}`} side="top" className={styles["about"]}>
      <p>
        <b>{`End of tier ${tier}: ${action}`}</b>
      </p>
      <p>
        Reached when at least one policy of this tier applies to the endpoint in that direction and no rule of
        any of them matches. {long[action]}
      </p>
      <p>Where no policy of the tier applies, the tier is skipped and its end plays no part.</p>
    </Popover>
  );
}

/** Beside so high a number there is no room for what is counted. */
const LONG = 1000;

/** Once the known flows are counted; short where both texts share a line. */
function endText(flows: number, low: boolean): string {
  const count = flows.toLocaleString("en-US");
  if (flows === 0) return "No known flow ends here";
  const [what, verb] = flows === 1 ? ["known flow", "ends"] : ["known flows", "end"];
  return low || flows >= LONG ? `${count} ${verb} here` : `${count} ${what} ${verb} here`;
}
