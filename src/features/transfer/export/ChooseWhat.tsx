/** All of it, the changed objects, one policy or one tier. */
import type { ReactNode } from "react";
import type { Snapshot } from "#src/session/index.ts";
import { SegmentedRadio } from "#src/ui/index.ts";
import styles from "./ExportDialog.module.css";
import type { Chosen } from "./what.ts";

export interface ChooseWhatProps {
  readonly chosen: Chosen;
  readonly onChange: (chosen: Chosen) => void;
  readonly board: Snapshot["board"];
  /** The draft has edits: only then is there anything changed to export. */
  readonly edited: boolean;
}

export function ChooseWhat({ chosen, onChange, board, edited }: ChooseWhatProps): ReactNode {
  return (
    <div className={styles["row"]}>
      <SegmentedRadio
        label="What to export"
        value={chosen.choice}
        options={[
          { value: "all", label: "All" },
          { value: "changed", label: "Changed only", disabled: !edited },
          { value: "policy", label: "One policy", disabled: board.cards.length === 0 },
          { value: "tier", label: "One tier" },
        ]}
        onChange={(choice) => onChange({ ...chosen, choice })}
      />
      {chosen.choice === "policy" && (
        <Select
          label="Policy"
          value={chosen.policy}
          options={board.cards.map(({ id }) => id)}
          onChange={(policy) => onChange({ ...chosen, policy })}
        />
      )}
      {chosen.choice === "tier" && (
        <Select
          label="Tier"
          value={chosen.tier}
          options={board.tiers.map(({ name }) => name)}
          onChange={(tier) => onChange({ ...chosen, tier })}
        />
      )}
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
