/** What more there is to say about the chosen form: which tier or policy, which form of the trace, redacted or not. */
import type { ReactNode } from "react";
import type { Snapshot } from "#src/session/index.ts";
import { SegmentedRadio } from "#src/ui/index.ts";
import styles from "./ExportDialog.module.css";
import type { Chosen } from "./what.ts";

export interface DetailsProps {
  readonly chosen: Chosen;
  readonly onChange: (chosen: Chosen) => void;
  readonly board: Snapshot["board"];
}

export function Details({ chosen, onChange, board }: DetailsProps): ReactNode {
  return (
    <div className={styles["row"]}>
      {chosen.form === "policy" && (
        <Select
          label="Policy"
          value={chosen.policy}
          options={board.cards.map(({ id }) => id)}
          onChange={(policy) => onChange({ ...chosen, policy })}
        />
      )}
      {chosen.form === "tier" && (
        <Select
          label="Tier"
          value={chosen.tier}
          options={board.tiers.map(({ name }) => name)}
          onChange={(tier) => onChange({ ...chosen, tier })}
        />
      )}
      {chosen.form === "trace" && (
        <SegmentedRadio
          label="Form of the trace"
          value={chosen.trace}
          options={[
            { value: "text", label: "Text" },
            { value: "markdown", label: "Markdown" },
            { value: "svg", label: "SVG" },
            { value: "png", label: "PNG" },
          ]}
          onChange={(trace) => onChange({ ...chosen, trace })}
        />
      )}
      <label className={styles["check"]}>
        <input
          type="checkbox"
          checked={chosen.redacted}
          onChange={(event) => onChange({ ...chosen, redacted: event.currentTarget.checked })}
        />
        Redact names, labels and addresses
      </label>
    </div>
  );
}

interface SelectProps {
  readonly label: string;
  readonly value: string;
  readonly options: readonly string[];
  readonly onChange: (value: string) => void;
}

function Select({ label, value, options, onChange }: SelectProps): ReactNode {
  const known = options.includes(value) ? value : (options[0] ?? "");
  return (
    <select
      className={styles["select"]}
      aria-label={label}
      value={known}
      onChange={(event) => onChange(event.currentTarget.value)}
    >
      {options.map((option) => (
        <option key={option}>{option}</option>
      ))}
    </select>
  );
}
