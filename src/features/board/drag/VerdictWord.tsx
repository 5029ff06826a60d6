/** A verdict as mark and word. */
import type { SlotFacts } from "#src/session/index.ts";
import { Mark, type MarkName } from "#src/ui/index.ts";
import styles from "./VerdictWord.module.css";

type Word = NonNullable<SlotFacts["flow"]>["word"];

const marks: Readonly<Record<Word, MarkName>> = {
  Allowed: "allow",
  Denied: "deny",
  Mixed: "undecidable",
  Undecidable: "undecidable",
};

export function VerdictWord({ word }: { readonly word: Word }) {
  return (
    <span className={styles["word"]}>
      <Mark mark={marks[word]} size={13} />
      {word}
    </span>
  );
}
