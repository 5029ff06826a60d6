/** The rules of one direction as the user wrote them, numbered from 1. A number shows the rule's lines in the YAML. */
import type { ReactElement } from "react";
import type { Direction } from "#src/engine/index.ts";
import type { PolicyFacts, RuleFacts } from "#src/explain/index.ts";
import { useSession } from "#src/session/index.ts";
import { Mark } from "#src/ui/index.ts";
import { actionMarks } from "./Numbers.tsx";
import styles from "./RulesTable.module.css";

interface RulesTableProps {
  readonly direction: Direction;
  readonly facts: PolicyFacts;
  /** `egress 2`: the rule whose lines are shown, or null. */
  readonly shown: string | null;
  readonly onShow: (rule: string) => void;
}

const titles = { ingress: "Ingress rules", egress: "Egress rules" } as const;

export function RulesTable({ direction, facts, shown, onShow }: RulesTableProps): ReactElement {
  const rules = facts.rules.filter((rule) => rule.direction === direction);
  return (
    <section className={styles["section"]}>
      <h3 className={styles["title"]} id={`rules-${direction}`}>
        {titles[direction]} {rules.length > 0 && <span className={styles["note"]}>first match decides</span>}
      </h3>
      {/* A wide table scrolls inside its frame, and the keyboard must be able to scroll it. */}
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- see above */}
      <div className={styles["frame"]} role="group" aria-labelledby={`rules-${direction}`} tabIndex={0}>
        <table className={styles["table"]} aria-labelledby={`rules-${direction}`}>
          <thead>
            <tr>
              <th scope="col">
                <span aria-hidden>#</span>
                <span className="visually-hidden">Number</span>
              </th>
              <th scope="col">Action</th>
              <th scope="col">Proto</th>
              <th scope="col">Source</th>
              <th scope="col">Destination</th>
              <th scope="col">Ports</th>
            </tr>
          </thead>
          <tbody>
            {rules.map((rule) => (
              <Row key={rule.number} rule={rule} shown={shown} onShow={onShow} />
            ))}
            <LastRow facts={facts} some={rules.length > 0} />
          </tbody>
        </table>
      </div>
    </section>
  );
}

type RowProps = Pick<RulesTableProps, "shown" | "onShow"> & { readonly rule: RuleFacts };

function Row({ rule, shown, onShow }: RowProps): ReactElement {
  const name = `${rule.direction} ${rule.number}`;
  return (
    <tr className={styles["rule"]} data-shown={shown === name}>
      <th scope="row">
        {rule.place === null ? (
          rule.number
        ) : (
          <button
            type="button"
            className={styles["number"]}
            aria-label={`${rule.direction} rule ${rule.number}, line ${rule.place.start.line}`}
            aria-pressed={shown === name}
            onClick={() => onShow(name)}
          >
            {rule.number}
          </button>
        )}
      </th>
      <td>
        <span className={styles["action"]}>
          <Mark mark={actionMarks[rule.action]} size={14} />
          {rule.action}
        </span>
      </td>
      <td className={styles["mono"]}>{rule.protocol}</td>
      <td>
        <Peer text={rule.source} note={rule.sourceNote} />
      </td>
      <td>
        <Peer text={rule.destination} note={rule.destinationNote} />
      </td>
      <td className={styles["mono"]}>{rule.ports}</td>
    </tr>
  );
}

function Peer({ text, note }: { readonly text: string; readonly note: string }): ReactElement {
  return (
    <>
      <span className={/[=()/]/.test(text) ? styles["mono"] : undefined}>{text}</span>
      {note !== "" && <small className={styles["peerNote"]}>{note}</small>}
    </>
  );
}

/** What happens to a flow that gets through all rules: the rest of the tier, then its end. */
function LastRow({ facts, some }: { readonly facts: PolicyFacts; readonly some: boolean }): ReactElement {
  const { tier } = facts.card;
  const action = useSession(
    (state) => state.snapshot?.board.tiers.find((each) => each.name === tier)?.defaultAction,
  );
  return (
    <tr className={styles["last"]}>
      <td />
      <td colSpan={5}>
        <span className={styles["floor"]}>
          {action !== undefined && <Mark mark={action === "Deny" ? "end-deny" : "end-pass"} size={14} />}
          {some ? "No rule matches" : "No rules"}: the next policy of the tier, at last End of tier
          {action === undefined ? "" : `: ${action}`}
        </span>
      </td>
    </tr>
  );
}
