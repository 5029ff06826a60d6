/** Where the answers come from, what the marks mean, and the way to the problems. */
import { TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { useCommands, useSession } from "#src/session/index.ts";
import { Mark, type MarkName } from "#src/ui/index.ts";
import type { Form } from "../use-form.ts";
import { PinsButton } from "./Pins.tsx";
import styles from "./StatusBar.module.css";

const legend: readonly (readonly [MarkName, string])[] = [
  ["allow", "Allow"],
  ["pass", "Pass"],
  ["deny", "Deny"],
  ["end-deny", "End-of-tier deny"],
  ["no-match", "No match"],
  ["skipped", "Skipped"],
  ["staged", "Staged"],
];

export function StatusBar({ form }: { readonly form: Form }): ReactNode {
  const objects = useSession((state) => state.snapshot?.objects ?? null);
  return (
    <footer className={styles["bar"]}>
      {objects === null ? (
        <p>Calico 3.30 to 3.34 · Kubernetes NetworkPolicy · ClusterNetworkPolicy v1alpha2</p>
      ) : (
        <>
          <p>
            <b>Computed in this browser</b> from {objects} object{objects === 1 ? "" : "s"}; nothing is sent
            anywhere
          </p>
          <PinsButton />
          <ProblemsButton />
          {form !== "narrow" && <Legend />}
        </>
      )}
    </footer>
  );
}

function Legend(): ReactNode {
  return (
    <ul className={styles["legend"]} aria-label="What the marks mean">
      {legend.map(([mark, word]) => (
        <li key={mark}>
          <Mark mark={mark} size={12} />
          {word}
        </li>
      ))}
    </ul>
  );
}

function ProblemsButton(): ReactNode {
  const count = useSession((state) => state.snapshot?.diagnostics.length ?? 0);
  const open = useSession((state) => state.problemsOpen);
  const commands = useCommands();
  if (count === 0 && !open) return null;
  return (
    <button
      type="button"
      className={styles["problems"]}
      aria-expanded={open}
      onClick={() => commands.setProblemsOpen(!open)}
    >
      <TriangleAlert size={12} aria-hidden />
      {count} problem{count === 1 ? "" : "s"}
    </button>
  );
}
