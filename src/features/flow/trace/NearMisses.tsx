/** Every rule that could have decided and did not, fewest failing tests first. */
import type { ReactElement } from "react";
import type { NearMiss } from "#src/explain/index.ts";
import { useCommands } from "#src/session/index.ts";
import { Mark } from "#src/ui/index.ts";
import { policyName } from "./names.ts";
import styles from "./NearMisses.module.css";
import { Reason } from "./Reason.tsx";

export function NearMisses({ nearMisses }: { readonly nearMisses: readonly NearMiss[] }): ReactElement {
  const { openPolicy } = useCommands();
  return (
    <ul className={styles["list"]} aria-label="Near misses">
      {nearMisses.map((miss) => (
        <li
          key={`${miss.direction} ${miss.list ?? ""} ${miss.policy} ${miss.line.ref.rule}`}
          className={styles["miss"]}
        >
          <Mark mark="no-match" size={14} className={styles["mark"]} />
          <button type="button" className={styles["name"]} onClick={() => openPolicy(miss.policy)}>
            <b>{policyName(miss.policy).name}</b> {miss.line.name}
          </button>
          <span className={styles["badge"]}>{miss.badge}</span>
          <span className={styles["reason"]}>
            <Reason line={miss.line} />
          </span>
        </li>
      ))}
    </ul>
  );
}
