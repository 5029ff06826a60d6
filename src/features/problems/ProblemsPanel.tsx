/** The region "Problems": errors first, each with object, place, message and advice; many alike are one line that opens. */
import { X } from "lucide-react";
import { type ReactNode, useMemo, useState } from "react";
import { useCommands, useSession } from "#src/session/index.ts";
import { IconButton, SegmentedRadio } from "#src/ui/index.ts";
import { groupProblems } from "./groups.ts";
import { countText, sortProblems, type Shown } from "./order.ts";
import { ProblemGroup } from "./ProblemGroup.tsx";
import styles from "./ProblemsPanel.module.css";
import { Some } from "./Some.tsx";

export function ProblemsPanel(): ReactNode {
  const diagnostics = useSession((state) => state.snapshot?.diagnostics ?? null);
  const cards = useSession((state) => state.snapshot?.board.cards ?? null);
  const commands = useCommands();
  const [shown, setShown] = useState<Shown>("all");
  const groups = useMemo(() => groupProblems(sortProblems(diagnostics ?? [], shown)), [diagnostics, shown]);
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
      {groups.length === 0 ? (
        <p className={styles["none"]}>No problems of this kind.</p>
      ) : (
        <div className={styles["list"]}>
          <Some items={groups}>
            {(group) => (
              <ProblemGroup
                key={group.key}
                group={group}
                policyOf={(object) => policies.get(object ?? "") ?? null}
              />
            )}
          </Some>
        </div>
      )}
    </section>
  );
}
