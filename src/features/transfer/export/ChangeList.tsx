/** What the draft changed, object by object. */
import type { ReactNode } from "react";
import type { Snapshot } from "#src/session/index.ts";
import styles from "./ChangeList.module.css";

export function ChangeList({ changes }: { readonly changes: Snapshot["changes"] }): ReactNode {
  if (changes.length === 0)
    return <p className={styles["none"]}>The draft changes nothing: this is what was loaded.</p>;
  return (
    <section aria-label="Changed objects">
      <h3 className={styles["title"]}>
        {changes.length} changed object{changes.length === 1 ? "" : "s"}
      </h3>
      <ul className={styles["list"]}>
        {changes.map(({ object, text }) => (
          <li key={object} className={styles["change"]}>
            <span className={styles["object"]}>{object}</span>
            <span className={styles["text"]}>{text}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
