/** How many known flows there are and how they end; the way to the heat map. Nothing until they are counted. */
import type { ReactNode } from "react";
import { useCommands, useSession } from "#src/session/index.ts";
import { Mark } from "#src/ui/index.ts";
import styles from "./KnownFlows.module.css";

export function KnownFlows(): ReactNode {
  const totals = useSession((state) => state.analysis.figures?.totals ?? null);
  const asked = useSession((state) => state.source !== null || state.destination !== null);
  const commands = useCommands();
  if (totals === null || asked) return null;
  const { allowed, denied, unknown } = totals;
  return (
    <button type="button" className={styles["known"]} onClick={() => commands.run("heat-map")}>
      <span>{text(allowed + denied + unknown)} known flows</span>
      <span>
        <Mark mark="allow" size={14} /> {text(allowed)} allowed
      </span>
      <span>
        <Mark mark="deny" size={14} /> {text(denied)} denied
      </span>
      {unknown > 0 && (
        <span>
          <Mark mark="undecidable" size={14} /> {text(unknown)} unknown
        </span>
      )}
    </button>
  );
}

function text(count: number): string {
  return count.toLocaleString("en-US");
}
