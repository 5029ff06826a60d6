/** A message with the user's own text, which stands in backticks, set as code. */
import type { ReactNode } from "react";
import styles from "./Problem.module.css";

export function Words({ text }: { readonly text: string }): ReactNode {
  return text.split("`").map((part, index) =>
    index % 2 === 1 ? (
      <code key={index} className={styles["code"]}>
        {part}
      </code>
    ) : (
      part
    ),
  );
}
