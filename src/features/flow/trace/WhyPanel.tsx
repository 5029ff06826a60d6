/** The tab "Why": the verdict, what happens step by step, the rules that decide, what nearly decided, how it is known. */
import { type ReactElement, type ReactNode, useState } from "react";
import type { Explanation } from "#src/explain/index.ts";
import { Mark } from "#src/ui/index.ts";
import { DecidingRules } from "./DecidingRules.tsx";
import { Halves } from "./Halves.tsx";
import { hasNoPart } from "./look.ts";
import { NearMisses } from "./NearMisses.tsx";
import styles from "./WhyPanel.module.css";

export function WhyPanel({ explanation }: { readonly explanation: Explanation }): ReactElement {
  return (
    <>
      <Head explanation={explanation} />
      <Steps explanation={explanation} />
      <Reasons explanation={explanation} />
    </>
  );
}

/** What has a part in the answer; the rest on request. */
function Steps({ explanation }: { readonly explanation: Explanation }): ReactElement {
  const [all, setAll] = useState(false);
  const items = [...(explanation.egress?.items ?? []), ...(explanation.ingress?.items ?? [])];
  const rest = items.filter(hasNoPart).length;
  return (
    <Section
      title="What happens"
      note={
        rest > 0 && (
          <button type="button" className={styles["toggle"]} aria-pressed={all} onClick={() => setAll(!all)}>
            {all ? "Hide" : "Show"} {rest} without a part
          </button>
        )
      }
    >
      <Halves explanation={explanation} look="list" seen={all ? "all" : "part"} />
    </Section>
  );
}

/** Without the steps, which have a page of their own on a narrow screen. */
export function WhyFacts({ explanation }: { readonly explanation: Explanation }): ReactElement {
  return (
    <>
      <Head explanation={explanation} />
      <Reasons explanation={explanation} />
    </>
  );
}

function Head({ explanation }: { readonly explanation: Explanation }): ReactElement {
  return (
    <header className={styles["head"]}>
      <Mark mark={explanation.mark} size={24} className={styles["mark"]} />
      <div>
        <h3 className={styles["headline"]}>{explanation.headline}</h3>
        <p className={styles["detail"]}>{explanation.detail}</p>
        {explanation.missingPass !== null && <p className={styles["pass"]}>{explanation.missingPass}</p>}
      </div>
    </header>
  );
}

function Reasons({ explanation }: { readonly explanation: Explanation }): ReactElement {
  const { deciding, nearMisses, notices, knownBy } = explanation;
  const rules = deciding.every((each) => each.policy !== null);
  return (
    <>
      {deciding.length > 0 && (
        <Section
          title={rules ? (deciding.length === 1 ? "Deciding rule" : "Deciding rules") : "What decides"}
          note={deciding.length > 1 ? String(deciding.length) : ""}
        >
          <DecidingRules explanation={explanation} />
        </Section>
      )}
      {nearMisses.length > 0 && (
        <Section title="Near misses" note="first failing test per rule">
          <NearMisses nearMisses={nearMisses} />
        </Section>
      )}
      <Section title="How it is known">
        <p className={styles["known"]}>{sentence(knownBy)}.</p>
        {notices.map((notice) => (
          <p key={notice} className={styles["known"]}>
            {sentence(notice)}.
          </p>
        ))}
      </Section>
    </>
  );
}

interface SectionProps {
  readonly title: string;
  readonly note?: ReactNode;
  readonly children: ReactNode;
}

function Section({ title, note = "", children }: SectionProps): ReactElement {
  return (
    <section className={styles["section"]}>
      <div className={styles["title"]}>
        <h3>{title}</h3>
        <span className={styles["note"]}>{note}</span>
      </div>
      {children}
    </section>
  );
}

function sentence(text: string): string {
  return (text.charAt(0).toUpperCase() + text.slice(1)).replace(/\.$/, "");
}
