/** Where a card stood before the draft moved it. Shown, not read: the card itself says what changed. */
import type { ListItem } from "../model/items.ts";
import styles from "./GhostRow.module.css";

export interface GhostRowProps {
  readonly item: Extract<ListItem, { readonly kind: "ghost" }>;
  readonly top: number;
}

export function GhostRow({ item, top }: GhostRowProps) {
  return (
    <li aria-hidden className={styles["ghost"]} style={{ top, height: item.height }} title={item.text}>
      <span className={styles["name"]}>{item.name}</span>
      <span className={styles["was"]}>was here</span>
    </li>
  );
}
