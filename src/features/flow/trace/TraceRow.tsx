/**
 * One item of a step list: its mark, its outcome word, what it is about and why. A click shows its step; the chevron
 * opens its rules. What plays no part is one quiet line.
 */
import { ChevronRight } from "lucide-react";
import { type ReactElement, useState } from "react";
import type { Mark as MarkOf, TraceItem } from "#src/explain/index.ts";
import { useCommands, useSession } from "#src/session/index.ts";
import { cx, Mark } from "#src/ui/index.ts";
import type { Look } from "./Halves.tsx";
import { policyName } from "./names.ts";
import { RuleLines } from "./RuleLines.tsx";
import styles from "./TraceRow.module.css";

const quiet: ReadonlySet<MarkOf> = new Set([
  "skipped",
  "not-reached",
  "other-endpoints",
  "other-direction",
  "selects-nothing",
  "staged",
  "ignored",
]);

const tones: Partial<Record<MarkOf, "allow" | "deny" | "pass">> = {
  allow: "allow",
  deny: "deny",
  pass: "pass",
  "end-deny": "deny",
  "end-pass": "pass",
};

interface TraceRowProps {
  readonly item: TraceItem;
  readonly look: Look;
  /** The first policy of its tier: the tier's name is drawn above it. */
  readonly begins: boolean;
}

export function TraceRow({ item, look, begins }: TraceRowProps): ReactElement {
  const { setStep } = useCommands();
  const current = useSession((state) => state.step !== null && state.step === item.step);
  const [open, setOpen] = useState(false);
  const { step } = item;
  const text = <RowText item={item} />;
  const tone = tones[item.mark];
  return (
    <li
      className={cx(
        styles["row"],
        styles[look],
        quiet.has(item.mark) && styles["quiet"],
        tone !== undefined && styles[tone],
        item.outcome === "End of tier" && styles["floor"],
        current && styles["current"],
      )}
      aria-current={current ? "step" : undefined}
      {...(begins ? { "data-tier": item.tier } : {})}
    >
      <div className={styles["line"]}>
        {look === "text" || step === null ? (
          <span className={styles["jump"]}>{text}</span>
        ) : (
          <button type="button" className={styles["jump"]} onClick={() => setStep(step)}>
            {text}
          </button>
        )}
        {look !== "text" && item.rules.length > 0 && (
          <button
            type="button"
            className={styles["more"]}
            aria-label={`Rules of ${item.policy ?? item.tier}`}
            aria-expanded={open}
            onClick={() => setOpen(!open)}
          >
            <ChevronRight size={14} aria-hidden />
          </button>
        )}
      </div>
      {open && <RuleLines rules={item.rules} />}
    </li>
  );
}

/** Reads as the item's full text. What the drawing says by place, the tier and the kind, is there for reading aids. */
function RowText({ item }: { readonly item: TraceItem }): ReactElement {
  const policy = item.policy === null ? null : policyName(item.policy);
  return (
    <>
      <Mark mark={item.mark} size={14} className={styles["mark"]} />
      <span className={styles["words"]}>
        <span className={styles["outcome"]}>{item.outcome}</span>
        {policy === null ? (
          <>
            {item.tier !== "" && (
              <>
                , <b>{item.tier}</b>
              </>
            )}
          </>
        ) : (
          <>
            <span className="visually-hidden">
              , {item.tier}, {policy.kind}
            </span>{" "}
            <b>
              <span className={styles["prefix"]}>{policy.prefix}</span>
              {policy.name}
            </b>
          </>
        )}
        {item.reason !== "" && <span className={styles["reason"]}>: {item.reason}</span>}
      </span>
    </>
  );
}
