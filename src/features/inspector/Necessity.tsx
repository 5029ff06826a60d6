/**
 * What the policy is needed for: what would change if it were not there, proved over all flows. It is worked out while
 * the screen is open; its room is kept, and the groups open on request, so that nothing below moves by itself.
 */
import { ArrowLeftRight, ChevronDown, ChevronRight, EthernetPort } from "lucide-react";
import { type ReactElement, type ReactNode, useId, useState } from "react";
import type { PolicyFacts } from "#src/explain/index.ts";
import { type NecessityFacts, useSession } from "#src/session/index.ts";
import { Mark } from "#src/ui/index.ts";
import { changeLines, counted, headline, type Line, reasonFor } from "./needed.ts";
import { NecessityGroup } from "./NecessityGroup.tsx";
import styles from "./Necessity.module.css";

export function Necessity({ facts }: { readonly facts: PolicyFacts }): ReactElement {
  const { id } = facts.card;
  const necessity = useSession(({ analysis }) => analysis.necessity);
  const ready = necessity.kind === "ready" && necessity.facts.policy === id ? necessity.facts : null;
  return (
    <section className={styles["section"]} aria-labelledby="without-it" aria-busy={ready === null}>
      <h3 id="without-it" className={styles["title"]}>
        Without it <span className={styles["note"]}>over every flow, exact</span>
      </h3>
      <div className={styles["answer"]}>
        {ready === null ? (
          <p className={styles["waiting"]}>
            Working out what would change…{necessity.kind === "computing" && percent(necessity.share)}
          </p>
        ) : (
          <Answer facts={facts} found={ready} />
        )}
      </div>
      <div className={styles["room"]}>
        {ready !== null && ready.groups.length > 0 && <Groups key={id} found={ready} />}
      </div>
    </section>
  );
}

function percent(share: number): string {
  return share === 0 ? "" : ` ${Math.round(100 * share)} %`;
}

function Answer({
  facts,
  found,
}: {
  readonly facts: PolicyFacts;
  readonly found: NecessityFacts;
}): ReactNode {
  const { totals } = found;
  const scope = useSession((state) => state.scope);
  const shadowedBy = useSession(({ analysis }) => analysis.shadows?.get(facts.card.id) ?? null);
  return (
    <>
      <p className={styles["headline"]}>{headline(found)}</p>
      {totals.unchanged ? (
        <p className={styles["reason"]}>{reasonFor({ facts, scope, shadowedBy })}</p>
      ) : (
        <ul className={styles["lines"]} aria-label="What would change without it">
          {changeLines(totals).map(({ mark, text }) => (
            <li key={text}>
              {icon(mark)}
              {text}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

function icon(mark: Line["mark"]): ReactNode {
  if (mark === "other") return <ArrowLeftRight size={13} aria-hidden />;
  if (mark === "ports") return <EthernetPort size={13} aria-hidden />;
  return <Mark mark={mark} size={13} />;
}

function Groups({ found }: { readonly found: NecessityFacts }): ReactNode {
  const [open, setOpen] = useState(false);
  const id = useId();
  const Chevron = open ? ChevronDown : ChevronRight;
  const { groups, more } = found;
  return (
    <>
      <button
        type="button"
        className={styles["toggle"]}
        aria-expanded={open}
        aria-controls={id}
        onClick={() => setOpen(!open)}
      >
        <Chevron size={14} aria-hidden />
        {open ? "Hide" : "Show"} {counted(groups.length + more, "group of flows", "groups of flows")}
      </button>
      <div id={id} hidden={!open}>
        {open && (
          <ul className={styles["groups"]} aria-label="Flows that would change without it">
            {groups.map((group) => (
              <NecessityGroup key={group.key} group={group} />
            ))}
          </ul>
        )}
        {open && more > 0 && <p className={styles["more"]}>and {counted(more, "group")} more</p>}
      </div>
    </>
  );
}
