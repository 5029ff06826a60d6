/** Neutral in hue: red is for verdicts. Shape and word tell severities apart. */
import { CircleAlert, Info, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import type { Severity } from "#src/manifest/index.ts";
import styles from "./Problem.module.css";

const severities: Readonly<Record<Severity, { readonly word: string; readonly icon: ReactNode }>> = {
  error: { word: "Error", icon: <CircleAlert size={14} aria-hidden /> },
  warning: { word: "Warning", icon: <TriangleAlert size={14} aria-hidden /> },
  notice: { word: "Notice", icon: <Info size={14} aria-hidden /> },
};

export function SeverityMark({ severity }: { readonly severity: Severity }): ReactNode {
  const { word, icon } = severities[severity];
  return (
    <span className={styles["severity"]}>
      {icon} {word}
    </span>
  );
}
