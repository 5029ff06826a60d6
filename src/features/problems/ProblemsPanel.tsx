/** The region "Problems": errors first, each with object, place, message and advice. */
import { X } from "lucide-react";
import { type ReactNode, useMemo, useState } from "react";
import { useCommands, useSession } from "#src/session/index.ts";
import { IconButton, SegmentedRadio } from "#src/ui/index.ts";
import { countText, sortProblems, type Shown } from "./order.ts";
import { Problem } from "./Problem.tsx";
import styles from "./ProblemsPanel.module.css";

/** Drawn at once; thousands of notices would only be scrolled past. */
const most = 200;

export function ProblemsPanel(): ReactNode {
  const diagnostics = useSession((state) => state.snapshot?.diagnostics ?? null);
  const cards = useSession((state) => state.snapshot?.board.cards ?? null);
  const commands = useCommands();
  const [shown, setShown] = useState<Shown>("all");
  const problems = useMemo(() => sortProblems(diagnostics ?? [], shown), [diagnostics, shown]);
  const policies = useMemo(() => new Map((cards ?? []).map(({ id }) => [id as string, id])), [cards]);
  return (
    <section className={styles["panel"]} aria-label="Problems">
      <header className={styles["header"]}>
        <h2 className={styles["title"]}>Problems</h2>
        <p className={styles["count"]}>{countText(diagnostics ?? [])}</p>
        <SegmentedRadio
          label="Problems shown"
          value={shown}
          options={[
            { value: "all", label: "All" },
            { value: "error", label: "Errors" },
            { value: "warning", label: "Warnings" },
            { value: "notice", label: "Notices" },
          ]}
          onChange={setShown}
        />
        <IconButton label="Close the problems" size="sm" onClick={() => commands.setProblemsOpen(false)}>
          <X size={14} aria-hidden />
        </IconButton>
      </header>
      {problems.length === 0 ? (
        <p className={styles["none"]}>No problems of this kind.</p>
      ) : (
        <ul className={styles["list"]}>
          {problems.slice(0, most).map((problem, index) => (
            <Problem key={index} problem={problem} policy={policies.get(problem.object ?? "") ?? null} />
          ))}
        </ul>
      )}
      {problems.length > most && (
        <p className={styles["none"]}>… and {problems.length - most} more of them</p>
      )}
    </section>
  );
}
