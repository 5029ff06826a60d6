/**
 * All rules of a policy in one stroke, for a card that is seen from afar: a full bar allows, a split one denies, a low
 * one passes, a thin one logs. One element, because a board seen from afar has hundreds of cards in sight.
 */
import type { Action } from "#src/engine/index.ts";
import type { CardFacts } from "#src/explain/index.ts";
import type { Flag } from "../model/items.ts";
import { stripOf } from "./strip.ts";
import styles from "./FarStrip.module.css";

export interface FarStripProps {
  readonly card: CardFacts;
  readonly flags: readonly Flag[];
}

export function FarStrip({ card, flags }: FarStripProps) {
  const words = [
    `order ${card.orderText}`,
    ...(card.governs.ingress ? [`ingress: ${stripOf(card.ingress, 0).words}`] : []),
    ...(card.governs.egress ? [`egress: ${stripOf(card.egress, 0).words}`] : []),
    ...flags.map(({ text }) => text),
  ].join("; ");
  const background = strokesOf([...card.ingress, ...card.egress]);
  return (
    <span role="img" aria-label={words} title={words} className={styles["strip"]} style={{ background }} />
  );
}

/** Rules that are drawn one by one, and the room of each with the gap behind it. */
const MOST = 7;
const RULE = 26;
const GAP = 4;
/** Of what a rule draws: distance from the top and height, in px of 9. */
const strokes: Readonly<Record<Action, readonly (readonly [number, number])[]>> = {
  Allow: [[0, 9]],
  Deny: [
    [0, 3.5],
    [5.5, 3.5],
  ],
  Pass: [[4.5, 4.5]],
  Log: [[7, 2]],
};
const colours: Readonly<Record<Action, string>> = {
  Allow: "var(--allow)",
  Deny: "var(--deny)",
  Pass: "var(--pass)",
  Log: "var(--line-3)",
};

/** Single rules as long as there is room for them, then their shares of it. */
function strokesOf(actions: readonly Action[]): string {
  const { form, segments } = stripOf(actions, MOST);
  const rule = form === "bar" ? (MOST * RULE) / actions.length : RULE;
  let x = 0;
  const layers: string[] = [];
  for (const { action, rules } of segments) {
    const width = rules * rule - GAP;
    for (const [top, height] of strokes[action])
      layers.push(
        `linear-gradient(${colours[action]} 0 0) ${x}px ${top}px / ${Math.max(2, width)}px ${height}px no-repeat`,
      );
    x += rules * rule;
  }
  return layers.join(", ");
}
