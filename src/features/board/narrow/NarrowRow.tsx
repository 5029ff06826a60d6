/** One policy as a row: handle, order, kind, name, whom it selects, flags, rules. */
import { memo } from "react";
import type { PolicyId } from "#src/engine/index.ts";
import { kindSigns } from "#src/explain/index.ts";
import { useSession } from "#src/session/index.ts";
import { cx, Glyph, VisuallyHidden } from "#src/ui/index.ts";
import { subjectText } from "../card/subject.ts";
import { CardFigure } from "../card/CardFigure.tsx";
import { Flags } from "../card/Flags.tsx";
import { RuleStrip } from "../card/RuleStrip.tsx";
import { useCardActions } from "../card/use-card-actions.ts";
import { cardOf, changeOf } from "../model/facts.ts";
import { standsOut } from "../model/focus.ts";
import { flagsOf } from "../model/items.ts";
import { MoveGrip } from "../move/MoveGrip.tsx";
import card from "../card/Card.module.css";
import styles from "./NarrowRow.module.css";

export interface NarrowRowProps {
  readonly policy: PolicyId;
  readonly place: number;
  readonly of: number;
  readonly top: number;
  readonly height: number;
  readonly oneLine: boolean;
  readonly tabbable: boolean;
  readonly hit: boolean;
}

export const NarrowRow = memo(function NarrowRow(props: NarrowRowProps) {
  const { policy, top, height } = props;
  const { facts, ...state } = useSession((session) => ({
    facts: cardOf(session, policy),
    change: changeOf(session, policy),
    open: session.policy === policy,
    selected: session.selection.includes(policy),
    recedes: !standsOut(session, policy),
    fixed: session.version === "before",
  }));
  const actions = useCardActions(policy);
  if (facts === null) return null;
  return (
    <li
      aria-label={facts.id}
      aria-setsize={props.of}
      aria-posinset={props.place}
      data-policy={facts.id}
      style={{ top, height }}
      className={cx(
        card["card"],
        styles["row"],
        props.oneLine ? styles["one"] : styles["two"],
        facts.staged && card["staged"],
        (facts.selects === 0 || facts.ignored !== null) && card["idle"],
        state.open && card["open"],
        state.selected && card["selected"],
        state.recedes && card["recedes"],
        props.hit && card["hit"],
      )}
    >
      {!state.fixed && <MoveGrip policy={policy} tabbable={props.tabbable} className={styles["grip"]} />}
      <span className={styles["order"]}>
        <VisuallyHidden>order </VisuallyHidden>
        {facts.tie && <span aria-hidden>≈</span>}
        {facts.orderText}
        {facts.tie && <VisuallyHidden>, ties, by name</VisuallyHidden>}
      </span>
      <Glyph name={kindSigns[facts.kind]} className={styles["kind"]} />
      <button
        type="button"
        className={cx(card["name"], styles["name"])}
        data-card-name
        tabIndex={props.tabbable ? 0 : -1}
        aria-current={state.open ? "true" : undefined}
        onClick={actions.choose}
        onKeyDown={actions.chooseByKey}
      >
        {facts.name}
        {state.selected && <VisuallyHidden>, selected</VisuallyHidden>}
      </button>
      <span className={styles["subject"]} title={subjectText(facts)}>
        {`${subjectText(facts)} · ${facts.selectsText}`}
      </span>
      <span className={styles["flags"]}>
        <Flags flags={flagsOf(facts, state.change)} />
      </span>
      <span className={styles["rules"]}>
        <RuleStrip governs={facts.governs} ingress={facts.ingress} egress={facts.egress}>
          <CardFigure policy={policy} />
        </RuleStrip>
      </span>
    </li>
  );
});
