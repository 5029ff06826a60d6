/** One choice of a few, side by side: a radio group of native radios, so arrows and forms work by themselves. */
import { type ReactNode, useId } from "react";
import { cx } from "./cx.ts";
import styles from "./SegmentedRadio.module.css";

export interface SegmentedRadioProps<T extends string> {
  /** Accessible name of the group. */
  readonly label: string;
  readonly value: T;
  readonly options: readonly { readonly value: T; readonly label: string; readonly disabled?: boolean }[];
  readonly onChange: (value: T) => void;
  readonly className?: string | undefined;
}

export function SegmentedRadio<T extends string>(props: SegmentedRadioProps<T>): ReactNode {
  const name = useId();
  return (
    <div role="radiogroup" aria-label={props.label} className={cx(styles["group"], props.className)}>
      {props.options.map((option) => (
        <label key={option.value} className={styles["segment"]}>
          <input
            type="radio"
            name={name}
            value={option.value}
            checked={option.value === props.value}
            disabled={option.disabled ?? false}
            onChange={() => props.onChange(option.value)}
          />
          <span>{option.label}</span>
        </label>
      ))}
    </div>
  );
}
