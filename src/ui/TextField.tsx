/** One line of text with its label; an error is tied to the input and drawn under it. */
import { type ComponentProps, type ReactNode, useId } from "react";
import { cx } from "./cx.ts";
import styles from "./TextField.module.css";

export interface TextFieldProps extends Omit<ComponentProps<"input">, "aria-label" | "aria-invalid"> {
  readonly label: string;
  /** `hidden`: the label is only spoken, because the surroundings show it. */
  readonly labelled?: "visible" | "hidden";
  readonly error?: string | null;
  readonly mono?: boolean;
}

export function TextField(props: TextFieldProps): ReactNode {
  const { label, labelled = "visible", error = null, mono = false, className, ...rest } = props;
  const id = useId();
  const inputId = rest.id ?? id;
  return (
    <div className={cx(styles["field"], className)}>
      <label htmlFor={inputId} className={labelled === "hidden" ? "visually-hidden" : styles["label"]}>
        {label}
      </label>
      <input
        autoComplete="off"
        spellCheck={false}
        {...rest}
        id={inputId}
        className={cx(styles["input"], mono && styles["mono"])}
        aria-invalid={error !== null}
        aria-describedby={error === null ? rest["aria-describedby"] : `${id}-error`}
      />
      {error !== null && (
        <p id={`${id}-error`} className={styles["error"]}>
          {error}
        </p>
      )}
    </div>
  );
}
