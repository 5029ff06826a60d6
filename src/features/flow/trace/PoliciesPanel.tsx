/** The tab "Policies": those that apply to each end in its direction, tier by tier, with what came of them. */
import type { ReactElement } from "react";
import type { PolicyId } from "#src/engine/index.ts";
import { type Explanation, type HalfFacts, placeName, type TraceItem } from "#src/explain/index.ts";
import { useCommands } from "#src/session/index.ts";
import { Mark } from "#src/ui/index.ts";
import { policyName } from "./names.ts";
import styles from "./PoliciesPanel.module.css";

export function PoliciesPanel({ explanation }: { readonly explanation: Explanation }): ReactElement {
  return (
    <>
      <Applying title="Egress" end="source" half={explanation.egress} />
      <Applying title="Ingress" end="destination" half={explanation.ingress} />
    </>
  );
}

interface ApplyingProps {
  readonly title: string;
  readonly end: string;
  readonly half: HalfFacts | null;
}

interface Applied {
  readonly item: TraceItem;
  readonly policy: PolicyId;
}

/** A policy of a tier that was not reached is not judged, so nothing is said about it. */
function applied(half: HalfFacts | null): readonly Applied[] {
  return (half?.items ?? []).flatMap((item) =>
    item.policy === null || item.outcome === "Does not apply" || item.outcome === "Not reached"
      ? []
      : [{ item, policy: item.policy }],
  );
}

function Applying({ title, end, half }: ApplyingProps): ReactElement {
  const { openPolicy } = useCommands();
  const all = applied(half);
  return (
    <section className={styles["section"]}>
      <h3 className={styles["title"]}>
        {title} <span className={styles["count"]}>{countText(half, all.length, end)}</span>
      </h3>
      <ul aria-label={`${title} policies that apply`}>
        {all.map(({ item, policy }) => (
          <li key={item.key} className={styles["item"]}>
            <button type="button" className={styles["open"]} onClick={() => openPolicy(policy)}>
              <Mark mark={item.mark} size={14} />
              <span className={styles["name"]}>
                <b>{policyName(policy).name}</b>
                <span className={styles["kind"]}>
                  {policyName(policy).kind}, {placeName(item.tier, item.list)}
                </span>
              </span>
              <span className={styles["outcome"]}>{item.outcome}</span>
            </button>
          </li>
        ))}
      </ul>
      <Tiers half={half} outcome="Skipped" />
      <Tiers half={half} outcome="Not reached" />
      {half?.forward != null && <p className={styles["tiers"]}>{sentence(half.forward.text)}</p>}
    </section>
  );
}

/** Tiers of which no policy was evaluated, by the reason: not a word would leave them looking forgotten. */
function Tiers(props: { readonly half: HalfFacts | null; readonly outcome: "Skipped" | "Not reached" }) {
  const items = (props.half?.items ?? []).filter(({ outcome }) => outcome === props.outcome);
  const tiers = [
    ...new Set(items.map(({ tier, list }) => (tier === "" ? "" : placeName(tier, list)))),
  ].filter((tier) => tier !== "");
  if (tiers.length === 0) return null;
  return (
    <p className={styles["tiers"]}>
      <Mark mark={props.outcome === "Skipped" ? "skipped" : "not-reached"} size={14} />
      <span>
        {props.outcome}: {tiers.join(", ")}
      </span>
    </p>
  );
}

function countText(half: HalfFacts | null, count: number, end: string): string {
  if (half === null) return `the ${end} is outside`;
  return count === 1 ? "1 policy was evaluated" : `${count} policies were evaluated`;
}

function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
