/**
 * At the right of a card's rules: how many known flows it decides, or that it never decides anything. Its room is kept
 * before that is known, so nothing moves when it comes.
 */
import { Layers2 } from "lucide-react";
import { use } from "react";
import type { PolicyId } from "#src/engine/index.ts";
import { cx, VisuallyHidden } from "#src/ui/index.ts";
import { type Counted, CountedContext } from "../model/counted.ts";
import styles from "./CardFigure.module.css";

/** Policies named before `and n more`. */
const NAMED = 3;

export function CardFigure({ policy }: { readonly policy: PolicyId }) {
  const figure = figureOf(use(CountedContext), policy);
  const flows = typeof figure === "number" ? figure : 0;
  const by = typeof figure === "object" ? figure : null;
  return (
    <span className={cx(styles["figure"], figure !== null && flows === 0 && styles["nothing"])}>
      {flows > 0 && (
        <>
          <VisuallyHidden>decides </VisuallyHidden>
          {flows === 1 ? "1 flow" : `${flows.toLocaleString("en-US")} flows`}
        </>
      )}
      {by !== null && (
        <span className={styles["shadowed"]} title={shadowText(by)}>
          <Layers2 size={11} aria-hidden />
          <span className={styles["word"]}>Shadowed</span>
          <VisuallyHidden>: {shadowText(by)}</VisuallyHidden>
        </span>
      )}
    </span>
  );
}

/** Flows it decides, or what decides before it if it never does; null before they are counted. */
function figureOf({ figures, shadows }: Counted, policy: PolicyId): number | readonly string[] | null {
  const flows = figures?.policies.get(policy) ?? 0;
  if (flows > 0) return flows;
  return shadows?.get(policy) ?? (figures === null ? null : 0);
}

function shadowText(by: readonly string[]): string {
  if (by.length === 0) return "never decides anything";
  const names = by.slice(0, NAMED).join(", ");
  const more = by.length > NAMED ? ` and ${by.length - NAMED} more` : "";
  return `never decides anything, ${names}${more} ${by.length === 1 ? "decides" : "decide"} before`;
}
