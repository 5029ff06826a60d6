/** The tab "YAML": the objects that decide, whole, with the deciding lines tinted. */
import type { ReactElement } from "react";
import type { Explanation } from "#src/explain/index.ts";
import styles from "./DecidingRules.module.css";
import { Excerpted, toneOf } from "./DecidingRules.tsx";
import { documentExcerpt } from "./excerpt.ts";

export function YamlPanel({ explanation }: { readonly explanation: Explanation }): ReactElement {
  const written = explanation.deciding.flatMap((rule) =>
    rule.place === null ? [] : [{ rule, place: rule.place }],
  );
  return (
    <div className={styles["pane"]}>
      {written.length === 0 && (
        <p className={styles["unwritten"]}>
          Nothing that is loaded decides this flow, so there is no YAML to show.
        </p>
      )}
      {written.map(({ rule, place }) => (
        <section key={`${rule.direction} ${rule.title}`} className={styles["rule"]}>
          <h3 className={styles["heading"]}>
            {rule.title} <span className={styles["place"]}>{place.file}</span>
          </h3>
          <Excerpted place={place} tone={toneOf(explanation, rule)} cut={documentExcerpt} />
        </section>
      ))}
    </div>
  );
}
