/** What changes for flows that start or end in a namespace. */
import type { ReactNode } from "react";
import type { ImpactFacts } from "#src/session/index.ts";
import { Mark } from "#src/ui/index.ts";
import styles from "./Counts.module.css";
import { number } from "./words.ts";

export function Namespaces({ facts }: { readonly facts: ImpactFacts }): ReactNode {
  if (facts.namespaces.length === 0)
    return <p className={styles["none"]}>Nothing changes for any namespace.</p>;
  return (
    <table className={styles["table"]} aria-label="What changes, by namespace">
      <thead>
        <tr>
          <th scope="col">Flows from or to</th>
          <th scope="col">To deny</th>
          <th scope="col">To allow</th>
          <th scope="col">Unknown</th>
          <th scope="col">Other decider</th>
          <th scope="col">Pairs on other ports</th>
        </tr>
      </thead>
      <tbody>
        {facts.namespaces.map(({ name, denied, allowed, unknown, decider, otherPorts }) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td>
              {denied > 0 && <Mark mark="deny" size={13} />}
              {number(denied)}
            </td>
            <td>
              {allowed > 0 && <Mark mark="allow" size={13} />}
              {number(allowed)}
            </td>
            <td>
              {unknown > 0 && <Mark mark="undecidable" size={13} />}
              {number(unknown)}
            </td>
            <td>{number(decider)}</td>
            <td>{number(otherPorts)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
