/** On the card beside the open slot: what the drop would change over all flows, and the first of these by name. */
import { ArrowLeftRight, Check } from "lucide-react";
import type { Change } from "#src/engine/index.ts";
import type { ImpactGroup, SlotDetail, SlotImpactFacts } from "#src/session/index.ts";
import { Mark } from "#src/ui/index.ts";
import { wordsOf } from "./bands.ts";
import styles from "./SlotFlows.module.css";

export interface SlotFlowsProps {
  readonly impact: SlotImpactFacts;
  /** Null until the flows are known. */
  readonly detail: SlotDetail | null;
}

export function SlotFlows({ impact, detail }: SlotFlowsProps) {
  const { title, detail: more } = wordsOf(impact);
  return (
    <div className={styles["flows"]}>
      <p className={styles["title"]}>
        {impact.unchanged && <Check size={14} aria-hidden />}
        <b>{title}</b>
      </p>
      {more !== "" && <p>{more}</p>}
      {detail !== null && (
        <ul>
          {detail.groups.map((group) => (
            <Group key={group.key} group={group} />
          ))}
        </ul>
      )}
      {detail !== null && detail.more > 0 && (
        <p>{detail.more === 1 ? "and 1 more group of flows" : `and ${detail.more} more groups of flows`}</p>
      )}
    </div>
  );
}

function Group({ group }: { readonly group: ImpactGroup }) {
  return (
    <li>
      <ChangeMark change={group.change} />
      <span className={styles["ends"]}>
        <b>{group.from.text}</b> → <b>{group.to.text}</b>
        <small>
          {group.after.decider === "" ? group.after.word : `${group.after.word} by ${group.after.decider}`}
        </small>
      </span>
      <span className={styles["port"]}>{group.ports}</span>
    </li>
  );
}

function ChangeMark({ change }: { readonly change: Change }) {
  switch (change) {
    case "denied":
      return <Mark mark="deny" size={14} />;
    case "allowed":
      return <Mark mark="allow" size={14} />;
    case "unknown":
      return <Mark mark="undecidable" size={14} />;
    case "decider":
      return <ArrowLeftRight size={14} aria-hidden />;
  }
}
