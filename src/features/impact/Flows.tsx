/** All that changes, in groups: verdicts first, then deciders alone, then ports that no known flow uses. */
import { ArrowLeftRight, Check, EthernetPort } from "lucide-react";
import { type ReactNode, useState } from "react";
import type { Change } from "#src/engine/index.ts";
import type { ImpactFacts, ImpactGroup } from "#src/session/index.ts";
import { Button, Mark } from "#src/ui/index.ts";
import styles from "./Flows.module.css";
import { useShown } from "./edits/shares.ts";
import { Group } from "./Group.tsx";
import { classTitle, counted, number, unchangedCount } from "./words.ts";

export interface FlowsProps {
  readonly facts: ImpactFacts;
  /** With a column that says which edits have a share in each group. */
  readonly withEdits: boolean;
}

export function Flows({ facts, withEdits }: FlowsProps): ReactNode {
  const { classes, otherPorts, moreOtherPorts, totals, known } = facts;
  const columns = withEdits ? 5 : 4;
  return (
    <table className={styles["table"]} aria-label="Flows that change">
      <thead>
        <tr>
          <th scope="col">Flow</th>
          <th scope="col">Port</th>
          <th scope="col">Before</th>
          <th scope="col">After</th>
          {withEdits && <th scope="col">Edit</th>}
        </tr>
      </thead>
      {classes.map((own) => {
        const { title, note } = classTitle(own);
        const icon = changeIcons[own.change];
        const { groups, more } = own;
        return <Class key={own.change} {...{ title, note, icon, groups, more, columns }} />;
      })}
      {totals.otherPorts > 0 && (
        <Class
          title={`Other ports: ${counted(totals.otherPorts, "pair")} would change`}
          note="on ports that no known flow uses"
          icon={<EthernetPort size={15} aria-hidden />}
          groups={otherPorts}
          more={moreOtherPorts}
          columns={columns}
        />
      )}
      <tbody>
        <tr className={styles["class"]}>
          <th colSpan={columns} scope="rowgroup">
            <div className={styles["title"]}>
              <Check size={15} aria-hidden />
              {totals.unchanged
                ? "Provably no change"
                : `${number(unchangedCount(known, totals))} flows unchanged`}
              <span>same verdict, same deciders{totals.unchanged ? ", on every port" : ""}</span>
            </div>
          </th>
        </tr>
      </tbody>
    </table>
  );
}

export const changeIcons: Readonly<Record<Change, ReactNode>> = {
  denied: <Mark mark="deny" size={15} />,
  allowed: <Mark mark="allow" size={15} />,
  unknown: <Mark mark="undecidable" size={15} />,
  decider: <ArrowLeftRight size={15} aria-hidden />,
};

interface ClassProps {
  readonly title: string;
  readonly note: string;
  readonly icon: ReactNode;
  readonly groups: readonly ImpactGroup[];
  readonly more: number;
  readonly columns: number;
}

/** Groups drawn before somebody asks for the others. */
const FIRST = 25;

function Class({ title, note, icon, groups, more, columns }: ClassProps): ReactNode {
  const [all, setAll] = useState(false);
  const wanted = groups.filter(useShown());
  const shown = all ? wanted : wanted.slice(0, FIRST);
  const hidden = wanted.length - shown.length;
  if (wanted.length === 0 && groups.length > 0) return null;
  return (
    <tbody>
      <tr className={styles["class"]}>
        <th colSpan={columns} scope="rowgroup">
          <div className={styles["title"]}>
            {icon}
            {title}
            <span>{note}</span>
            {wanted.length < groups.length && (
              <span>
                · {wanted.length} of {counted(groups.length, "group")}
              </span>
            )}
          </div>
        </th>
      </tr>
      {shown.map((group) => (
        <Group key={group.key} group={group} withEdits={columns === 5} />
      ))}
      {(hidden > 0 || more > 0) && (
        <tr>
          <td colSpan={columns}>
            {hidden > 0 && (
              <Button variant="ghost" size="sm" onClick={() => setAll(true)}>
                Show {hidden} more groups
              </Button>
            )}
            {more > 0 && <span className={styles["more"]}>{counted(more, "group")} not listed</span>}
          </td>
        </tr>
      )}
    </tbody>
  );
}
