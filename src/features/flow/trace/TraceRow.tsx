/**
 * One item of a step list: its mark, its outcome word, what it is about and why. A click shows its step; the chevron
 * opens its rules. What plays no part is one quiet line.
 */
import { ChevronRight } from "lucide-react";
import { type ReactElement, useState } from "react";
import { type Mark as MarkOf, placeName, type TraceItem } from "#src/explain/index.ts";
import { useCommands, useSession } from "#src/session/index.ts";
import { cx, Mark } from "#src/ui/index.ts";
import { hasNoPart, type Look } from "./look.ts";
import { policyName } from "./names.ts";
import { RuleLines } from "./RuleLines.tsx";
import styles from "./TraceRow.module.css";

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
  /** False: for reading aids only. */
  readonly seen: boolean;
  /** The first policy seen of its tier: the tier's name is drawn above it. */
  readonly begins: boolean;
}

export function TraceRow({ item, look, seen, begins }: TraceRowProps): ReactElement {
  const current = useSession((state) => state.step !== null && state.step === item.step);
  const [open, setOpen] = useState(false);
  const tone = tones[item.mark];
  const place = placeName(item.tier, item.list);
  return (
    <li
      className={cx(
        styles["row"],
        styles[look],
        !seen && "visually-hidden",
        (hasNoPart(item) || item.mark === "skipped") && styles["quiet"],
        tone !== undefined && styles[tone],
        item.outcome === "End of tier" && styles["floor"],
        current && styles["current"],
      )}
      aria-current={current ? "step" : undefined}
      title={hasNoPart(item) ? item.text : undefined}
      {...(begins ? { "data-tier": place } : {})}
    >
      <div className={styles["line"]}>
        <Jump item={item} look={look} />
        {look !== "text" && item.rules.length > 0 && (
          <button
            type="button"
            className={styles["more"]}
            aria-label={`Rules of ${item.policy ?? place}`}
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

/** The words of the item: a button wherever there is a step to show. */
function Jump({ item, look }: Pick<TraceRowProps, "item" | "look">): ReactElement {
  const { setStep } = useCommands();
  const { step } = item;
  if (look === "text" || step === null) {
    return (
      <span className={styles["jump"]}>
        <RowText item={item} />
      </span>
    );
  }
  return (
    <button type="button" className={styles["jump"]} onClick={() => setStep(step)}>
      <RowText item={item} />
    </button>
  );
}

/** Reads as the item's full text. What the drawing says by place, the tier and the kind, is there for reading aids. */
function RowText({ item }: { readonly item: TraceItem }): ReactElement {
  const policy = item.policy === null ? null : policyName(item.policy);
  const place = placeName(item.tier, item.list);
  return (
    <>
      <Mark mark={item.mark} size={14} className={styles["mark"]} />
      <span className={styles["words"]}>
        <span className={styles["outcome"]}>{item.outcome}</span>
        {policy === null ? (
          <>
            {item.tier !== "" && (
              <>
                , <b>{place}</b>
              </>
            )}
          </>
        ) : (
          <>
            <span className="visually-hidden">
              , {place}, {policy.kind}
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
