/** Who decides more or fewer known flows than before, policy by policy. */
import type { ReactNode } from "react";
import { type ImpactFacts, useCommands } from "#src/session/index.ts";
import styles from "./Counts.module.css";
import { number } from "./words.ts";

/** Drawn at once. */
const MOST = 200;

export function Cards({ facts }: { readonly facts: ImpactFacts }): ReactNode {
  const { showPolicy } = useCommands();
  if (facts.cards.length === 0)
    return <p className={styles["none"]}>Every policy decides the same known flows as before.</p>;
  return (
    <table className={styles["table"]} aria-label="What changes, by policy">
      <thead>
        <tr>
          <th scope="col">Policy</th>
          <th scope="col">Decides no more</th>
          <th scope="col">Decides anew</th>
        </tr>
      </thead>
      <tbody>
        {facts.cards.slice(0, MOST).map(({ policy, name, lost, gained }) => (
          <tr key={policy}>
            <th scope="row">
              <button type="button" title={policy} onClick={() => showPolicy(policy)}>
                {name}
              </button>
            </th>
            <td>{flows("−", lost)}</td>
            <td>{flows("+", gained)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function flows(sign: "+" | "−", count: number): string {
  return count === 0 ? "0" : `${sign}${number(count)}`;
}
