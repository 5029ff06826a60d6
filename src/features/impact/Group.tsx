/** A group of flows that change alike, as a row of the table; opened it says why and lists its flows. */
import { ChevronDown, ChevronRight } from "lucide-react";
import { type ReactNode, useId, useState } from "react";
import { type ImpactFlow, type ImpactGroup, useCommands, type Version } from "#src/session/index.ts";
import { Button } from "#src/ui/index.ts";
import { EditNumber } from "./edits/EditNumber.tsx";
import { useShares } from "./edits/shares.ts";
import { FromTo } from "./Ends.tsx";
import styles from "./Flows.module.css";
import { Judged } from "./Judged.tsx";
import { PinFlow } from "./PinFlow.tsx";
import { counted, sizeOf } from "./words.ts";

/** Flows drawn before somebody asks for the others. */
const FIRST = 8;

export interface GroupProps {
  readonly group: ImpactGroup;
  /** With a column that says which edits have a share in it. */
  readonly withEdits: boolean;
}

export function Group({ group, withEdits }: GroupProps): ReactNode {
  const [open, setOpen] = useState(false);
  const id = useId();
  const Chevron = open ? ChevronDown : ChevronRight;
  return (
    <>
      <tr className={styles["group"]}>
        <td>
          <button
            type="button"
            className={styles["toggle"]}
            aria-expanded={open}
            aria-controls={id}
            onClick={() => setOpen(!open)}
          >
            <Chevron size={14} aria-hidden />
            <FromTo from={group.from} to={group.to} />
          </button>
          <small className={styles["pairs"]}>{sizeOf(group)}</small>
        </td>
        <td className={styles["port"]}>{group.ports}</td>
        <td>
          <Judged judged={group.before} />
        </td>
        <td>
          <Judged judged={group.after} />
        </td>
        {withEdits && (
          <td>
            <Shares of={group.key} />
          </td>
        )}
      </tr>
      <tr id={id} hidden={!open} className={styles["opened"]}>
        <td colSpan={withEdits ? 5 : 4}>{open && <Opened group={group} />}</td>
      </tr>
    </>
  );
}

function Shares({ of }: { readonly of: string }): ReactNode {
  const edits = useShares(of);
  return (
    <span className={styles["shares"]}>
      {edits.map((at) => (
        <EditNumber key={at} at={at} />
      ))}
    </span>
  );
}

function Opened({ group }: { readonly group: ImpactGroup }): ReactNode {
  const [all, setAll] = useState(false);
  const shown = all ? group.flows : group.flows.slice(0, FIRST);
  const hidden = group.flows.length - shown.length;
  return (
    <div className={styles["box"]}>
      {group.why !== "" && <p>{group.why}</p>}
      <ul aria-label="Flows of this group">
        {shown.map((flow) => (
          <FlowLine key={`${flow.from} ${flow.to} ${flow.port}`} flow={flow} />
        ))}
      </ul>
      {hidden > 0 && (
        <Button variant="ghost" size="sm" onClick={() => setAll(true)}>
          Show {hidden} more
        </Button>
      )}
      {group.more > 0 && (
        <p className={styles["more"]}>and {counted(group.more, "pair")} more that change alike</p>
      )}
    </div>
  );
}

function FlowLine({ flow }: { readonly flow: ImpactFlow }): ReactNode {
  return (
    <li>
      <span className={styles["flow"]}>
        {flow.from} → {flow.to}
      </span>
      <span className={styles["port"]}>{flow.port}</span>
      <Trace flow={flow} version="before" />
      <Trace flow={flow} version="after" />
      <PinFlow flow={flow} />
    </li>
  );
}

function Trace({ flow, version }: { readonly flow: ImpactFlow; readonly version: Version }): ReactNode {
  const { showFlow } = useCommands();
  return (
    <Button
      size="sm"
      aria-label={`Trace ${version}: ${flow.from} to ${flow.to}, ${flow.port}`}
      onClick={() => void showFlow(flow, version)}
    >
      Trace {version}
    </Button>
  );
}
