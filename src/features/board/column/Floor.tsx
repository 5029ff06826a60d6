/** The end of a tier as a card of its own: it cannot be dragged, and pressed it says when it acts. */
import type { DefaultAction } from "#src/engine/index.ts";
import { useSession } from "#src/session/index.ts";
import { cx, Mark, Popover } from "#src/ui/index.ts";
import { tierOf } from "../model/facts.ts";
import { endStandsOut } from "../model/focus.ts";
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
  const flows = useSession(({ analysis: { figures, passages } }) =>
    action === "Deny"
      ? figures && (figures.endsOfTier.get(tier) ?? 0)
      : passages && (passages.passes.get(tier) ?? 0),
  );
  const recedes = useSession((state) => !endStandsOut(state, tier));
  const button = (
    <button
      type="button"
      aria-label={`End of tier ${tier}: ${action}`}
      style={{ height }}
      className={cx(
        styles["floor"],
        low && styles["low"],
        action === "Deny" ? styles["deny"] : styles["pass"],
        recedes && styles["recedes"],
        "nopan",
        "nodrag",
      )}
    >
      <Mark mark={action === "Deny" ? "end-deny" : "end-pass"} size={18} />
      <span>
        <b>End of tier: {action}</b>
        <small>
          {onlyStaged ? ONLY_STAGED : flows === null ? short[action] : endText(action, flows, low)}
        </small>
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
      {recedes && <p>None applies to the endpoint looked through: for it this tier is skipped.</p>}
    </Popover>
  );
}

/** Beside so high a number a column has no room for what is counted. */
const LONG = 1000;

/** What known flows do here: in the singular, in the plural. */
const verbs: Readonly<Record<DefaultAction, readonly [string, string]>> = {
  Deny: ["ends", "end"],
  Pass: ["passes", "pass"],
};

/** Once the known flows are counted. */
function endText(action: DefaultAction, flows: number, low: boolean): string {
  const count = flows.toLocaleString("en-US");
  const [one, many] = verbs[action];
  if (flows === 0) return `No known flow ${one} here`;
  const [what, verb] = flows === 1 ? ["known flow", one] : ["known flows", many];
  return flows >= LONG && !low ? `${count} ${verb} here` : `${count} ${what} ${verb} here`;
}
