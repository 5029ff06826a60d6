/** The lines of YAML that decide, as they stand in the file, tinted by what they decide. */
import type { ReactElement, ReactNode } from "react";
import type { DecidingRule, Explanation, HalfFacts } from "#src/explain/index.ts";
import type { Place } from "#src/manifest/index.ts";
import { useCommands } from "#src/session/index.ts";
import { Listing, type ListingRange } from "#src/ui/index.ts";
import styles from "./DecidingRules.module.css";
import { type Excerpt, ruleExcerpt } from "./excerpt.ts";
import { useFileText } from "./fileText.ts";

export function DecidingRules({ explanation }: { readonly explanation: Explanation }): ReactNode {
  return explanation.deciding.map((rule) => (
    <div key={`${rule.direction} ${rule.title}`} className={styles["rule"]}>
      <Title rule={rule} />
      {rule.place === null ? (
        <p className={styles["unwritten"]}>Nobody wrote it down: it is how Calico is.</p>
      ) : (
        <Excerpted place={rule.place} tone={toneOf(explanation, rule)} cut={ruleExcerpt} />
      )}
    </div>
  ));
}

function Title({ rule }: { readonly rule: DecidingRule }): ReactElement {
  const { openPolicy } = useCommands();
  const { policy } = rule;
  return (
    <p className={styles["title"]}>
      {policy === null ? (
        rule.title
      ) : (
        <button type="button" className={styles["open"]} onClick={() => openPolicy(policy)}>
          {rule.title}
        </button>
      )}
      {rule.place !== null && (
        <span className={styles["place"]}>
          {rule.place.file}:{rule.place.start.line}
        </span>
      )}
    </p>
  );
}

interface ExcerptedProps {
  readonly place: Place;
  readonly tone: ListingRange["tone"];
  readonly cut: (file: string, place: Place) => Excerpt;
}

export function Excerpted({ place, tone, cut }: ExcerptedProps): ReactNode {
  const text = useFileText(place.file);
  if (text === null) return <p className={styles["unwritten"]}>Reading {place.file}…</p>;
  const excerpt = cut(text, place);
  return (
    <Listing
      text={excerpt.text}
      firstLine={excerpt.firstLine}
      ranges={[{ from: excerpt.from, to: excerpt.to, tone }]}
    />
  );
}

export function toneOf(explanation: Explanation, rule: DecidingRule): ListingRange["tone"] {
  const half: HalfFacts | null = rule.direction === "egress" ? explanation.egress : explanation.ingress;
  return half === null || half.outcome === "undecidable" ? "neutral" : half.outcome;
}
