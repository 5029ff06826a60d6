/** The pins as a list: those that fail first, else in the order in which they were pinned. */
import type { ReactNode } from "react";
import { type PinState, useSession } from "#src/session/index.ts";
import { PinRow } from "./PinRow.tsx";
import styles from "./PinsList.module.css";

export function PinsList(): ReactNode {
  const pins = useSession((state) => state.document?.pins ?? []);
  const states = useSession((state) => state.pinStates);
  const rows = pins.map((pin, at) => {
    // States come from another thread, and so their pins are copies.
    const state = states.find((one) => one.pin === pin || same(one.pin, pin)) ?? null;
    return { pin, at, state };
  });
  return (
    <ul className={styles["list"]} aria-label="Pinned flows">
      {rows
        .toSorted((one, other) => rankOf(one.state) - rankOf(other.state) || one.at - other.at)
        .map(({ pin, at, state }) => (
          <PinRow key={at} pin={pin} state={state} />
        ))}
    </ul>
  );
}

const order: readonly PinState["state"][] = ["fails", "unanswerable", "undecidable"];

function rankOf(state: PinState | null): number {
  const rank = order.findIndex((one) => one === state?.state);
  return rank < 0 ? order.length : rank;
}

function same(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
