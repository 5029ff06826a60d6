/** One policy on the board at rest. It subscribes to its own facts, so a change elsewhere does not draw it again. */
import { memo } from "react";
import type { PolicyId } from "#src/engine/index.ts";
import { type CardFacts, kindSigns } from "#src/explain/index.ts";
import { useSession } from "#src/session/index.ts";
import { cx, Glyph, VisuallyHidden } from "#src/ui/index.ts";
import { changeOf, cardOf } from "../model/facts.ts";
import { type Flag, flagsOf } from "../model/items.ts";
import { standsOut } from "../model/focus.ts";
import { MoveGrip } from "../move/MoveGrip.tsx";
import { CardFigure } from "./CardFigure.tsx";
import { FarStrip } from "./FarStrip.tsx";
import { Flags } from "./Flags.tsx";
import { RuleStrip } from "./RuleStrip.tsx";
import { shortened, subjectText } from "./subject.ts";
import { useCardActions } from "./use-card-actions.ts";
import styles from "./Card.module.css";

export interface CardProps {
  readonly policy: PolicyId;
  /** From 1 among `of` cards of the tier. */
  readonly place: number;
  readonly of: number;
  readonly top: number;
  readonly height: number;
  readonly subjects: boolean;
  /** Too small on the screen for more than its name. */
  readonly far: boolean;
  /** One card of each column takes part in the tab order; arrows reach the others. */
  readonly tabbable: boolean;
  /** The search stands on it. */
  readonly hit: boolean;
}

/** Letters of an order for which the ruler is wide enough. */
const USUAL_ORDER = 4;

export const Card = memo(function Card(props: CardProps) {
  const { policy, top, height, place, of } = props;
  const { card, ...state } = useSession((session) => ({
    card: cardOf(session, policy),
    change: changeOf(session, policy),
    open: session.policy === policy,
    selected: session.selection.includes(policy),
    recedes: !standsOut(session, policy),
    fixed: session.version === "before",
  }));
  const actions = useCardActions(policy);
  if (card === null) return null;
  const flags = flagsOf(card, state.change);
  const looks = cx(
    styles["card"],
    !props.subjects && styles["compact"],
    props.far && styles["far"],
    "nopan",
    "nodrag",
    looksOf(card),
    state.open && styles["open"],
    state.selected && styles["selected"],
    state.recedes && styles["recedes"],
    props.hit && styles["hit"],
  );
  return (
    <li
      aria-label={card.id}
      aria-setsize={of}
      aria-posinset={place}
      data-policy={card.id}
      style={{ top, height }}
      className={looks}
      onPointerEnter={actions.light}
      onPointerLeave={actions.unlight}
    >
      {!props.far && <Ruler card={card} />}
      <div className={styles["body"]}>
        <button
          type="button"
          className={styles["name"]}
          data-card-name
          tabIndex={props.tabbable ? 0 : -1}
          aria-current={state.open ? "true" : undefined}
          onClick={actions.choose}
          onKeyDown={actions.chooseByKey}
          onFocus={actions.light}
          onBlur={actions.unlight}
        >
          {card.name}
          {state.selected && <VisuallyHidden>, selected</VisuallyHidden>}
        </button>
        {props.far ? (
          <FarStrip card={card} flags={flags} />
        ) : (
          <Details card={card} flags={flags} subjects={props.subjects} />
        )}
      </div>
      {!state.fixed && <MoveGrip policy={policy} tabbable={props.tabbable} className={styles["grip"]} />}
    </li>
  );
});

function looksOf(card: CardFacts): string {
  return cx(
    card.orderText.length > USUAL_ORDER && styles["longOrder"],
    card.staged && styles["staged"],
    (card.selects === 0 || card.ignored !== null) && styles["idle"],
  );
}

interface DetailsProps extends Pick<CardProps, "subjects"> {
  readonly card: CardFacts;
  readonly flags: readonly Flag[];
}

function Details({ card, flags, subjects }: DetailsProps) {
  return (
    <>
      {subjects && <Subject card={card} />}
      <RuleStrip governs={card.governs} ingress={card.ingress} egress={card.egress}>
        <CardFigure policy={card.id} />
      </RuleStrip>
      <Flags flags={flags} />
    </>
  );
}

function Ruler({ card }: { readonly card: CardFacts }) {
  return (
    <div
      className={styles["ruler"]}
      title={card.tie ? "Same order as a neighbour: the name decides" : undefined}
    >
      <span className={styles["order"]}>
        <VisuallyHidden>order </VisuallyHidden>
        {card.orderText}
        {card.tie && <VisuallyHidden>, ties, by name</VisuallyHidden>}
      </span>
      <span className={styles["kind"]}>
        {card.tie && <Glyph name="tie" size={9} className={styles["tie"]} />}
        <Glyph name={kindSigns[card.kind]} />
      </span>
    </div>
  );
}

function Subject({ card }: { readonly card: CardFacts }) {
  return (
    <p className={styles["subject"]} title={`${subjectText(card)} · ${card.selectsText}`}>
      <span>{shortened(subjectText(card))}</span>
      {` · ${card.selectsText}`}
    </p>
  );
}
