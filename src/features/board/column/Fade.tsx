/**
 * The foot of a list that goes on: cards fade before the floor. It lies over the list instead of sticking in it, because
 * what sticks is composed anew with every frame; the list leaves room for it behind its last card.
 */
import { FADE } from "../model/metrics.ts";
import styles from "./Fade.module.css";

export function Fade() {
  return <div className={styles["fade"]} style={{ height: FADE, marginTop: LIST_END - FADE }} />;
}

/** So far a list reaches below its place, for the shadows of its cards. */
const LIST_END = 3;
