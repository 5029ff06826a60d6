/** The impact in one line: figures with their marks, said aloud when they are known. */
import { ArrowLeftRight, Check } from "lucide-react";
import type { ReactNode } from "react";
import type { SlotFigures } from "#src/engine/index.ts";
import { useSession } from "#src/session/index.ts";
import { Mark, VisuallyHidden } from "#src/ui/index.ts";
import styles from "./Summary.module.css";
import { counted, headline, number } from "./words.ts";

export function Summary(): ReactNode {
  const impact = useSession((state) => state.analysis.impact);
  const said = impact.kind === "ready" ? headline(impact.facts.totals) : "";
  return (
    <>
      <VisuallyHidden>
        <span role="status">{said}</span>
      </VisuallyHidden>
      <p className={styles["summary"]} aria-busy={impact.kind === "computing"}>
        {impact.kind === "none" && <span>No edits</span>}
        {impact.kind === "computing" && (
          <span>
            Working out all flows… {impact.share > 0 && `${String(Math.round(impact.share * 100))} %`}
          </span>
        )}
        {impact.kind === "ready" && <Figures totals={impact.facts.totals} known={impact.facts.known} />}
      </p>
    </>
  );
}

interface FiguresProps {
  readonly totals: SlotFigures;
  readonly known: number;
}

function Figures({ totals, known }: FiguresProps): ReactNode {
  if (totals.unchanged) {
    return (
      <span>
        <Check size={14} aria-hidden />
        <b>Provably no change</b>
      </span>
    );
  }
  return (
    <>
      <Figure icon={<Mark mark="deny" size={14} />} count={totals.denied} text="to deny" />
      <Figure icon={<Mark mark="allow" size={14} />} count={totals.allowed} text="to allow" />
      <Figure icon={<ArrowLeftRight size={14} aria-hidden />} count={totals.decider} text="other decider" />
      {totals.unknown > 0 && (
        <Figure icon={<Mark mark="undecidable" size={14} />} count={totals.unknown} text="unknown" />
      )}
      <span className={styles["of"]}>
        of {counted(known, "known flow")}
        {totals.otherPorts > 0 && `; other ports: ${counted(totals.otherPorts, "pair")}`}
      </span>
    </>
  );
}

function Figure({
  icon,
  count,
  text,
}: {
  readonly icon: ReactNode;
  readonly count: number;
  readonly text: string;
}): ReactNode {
  return (
    <span>
      {icon}
      <b>{number(count)}</b> {text}
    </span>
  );
}
