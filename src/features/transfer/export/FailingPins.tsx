/** Pinned flows that do not hold in this draft. Said before it is exported; whether to export is the user's matter. */
import { TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { notHolding, type PinState, trafficText, useSession } from "#src/session/index.ts";
import styles from "./FailingPins.module.css";

/** Named one by one; of more, the rest is a count. */
const most = 4;

const words: Readonly<Record<PinState["state"], string>> = {
  holds: "holds",
  fails: "fails",
  undecidable: "is undecidable",
  unanswerable: "cannot be asked",
};

export function FailingPins(): ReactNode {
  const failing = useSession((state) => notHolding(state.pinStates));
  if (failing.length === 0) return null;
  const rest = failing.length - most;
  return (
    <section className={styles["pins"]} aria-label="Pinned flows that do not hold">
      <h3 className={styles["title"]}>
        <TriangleAlert size={14} aria-hidden />
        {failing.length === 1
          ? "1 pinned flow does not hold in this draft"
          : `${failing.length} pinned flows do not hold in this draft`}
      </h3>
      <ul>
        {failing.slice(0, most).map(({ pin: { query, expect }, state }) => (
          <li key={JSON.stringify(query)}>
            <code>
              {query.from} → {query.to} {trafficText(query)}
            </code>{" "}
            {expect === "allow" ? "must be allowed" : "must be denied"}: it {words[state]}
          </li>
        ))}
        {rest > 0 && <li>and {rest} more</li>}
      </ul>
    </section>
  );
}
