/** Fields of the edit forms: a labelled choice from a list, a labelled group of anything, a tick box. */
import { type ReactNode, useId } from "react";
import { cx } from "#src/ui/index.ts";
import styles from "./Form.module.css";

export interface SelectFieldProps {
  readonly label: string;
  readonly value: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly onChange: (value: string) => void;
}

export function SelectField({ label, value, options, onChange }: SelectFieldProps): ReactNode {
  const id = useId();
  return (
    <div className={styles["field"]}>
      <label htmlFor={id} className={styles["label"]}>
        {label}
      </label>
      <select
        id={id}
        className={styles["select"]}
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </div>
  );
}

/** The control inside names itself; the words above are for the eye. */
export function Shown({
  label,
  children,
}: {
  readonly label: string;
  readonly children: ReactNode;
}): ReactNode {
  return (
    <div className={cx(styles["field"], styles["shown"])}>
      <span className={styles["label"]} aria-hidden>
        {label}
      </span>
      {children}
    </div>
  );
}

export interface TickProps {
  readonly label: string;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
}

export function Tick({ label, checked, onChange }: TickProps): ReactNode {
  return (
    <label className={styles["tick"]}>
      <input type="checkbox" checked={checked} onChange={(event) => onChange(event.currentTarget.checked)} />
      <span>{label}</span>
    </label>
  );
}

export interface ChoiceProps {
  readonly name: string;
  readonly checked: boolean;
  readonly title: string;
  readonly about: string;
  readonly onChoose: () => void;
  readonly children?: ReactNode;
}

/** One of several radio buttons, each with a sentence of its own. */
export function Choice({ name, checked, title, about, onChoose, children }: ChoiceProps): ReactNode {
  const id = useId();
  return (
    <div className={styles["choice"]} data-checked={checked}>
      <input
        id={id}
        type="radio"
        name={name}
        checked={checked}
        onChange={onChoose}
        aria-describedby={`${id}-about`}
      />
      <div>
        <label htmlFor={id} className={styles["choiceTitle"]}>
          {title}
        </label>
        <p id={`${id}-about`} className={styles["about"]}>
          {about}
        </p>
        {children}
      </div>
    </div>
  );
}
