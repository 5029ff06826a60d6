/** A search box: magnifier, input, and a button to empty it. Escape empties it too. */
import { Search, X } from "lucide-react";
import type { ComponentProps, KeyboardEvent, ReactNode } from "react";
import { cx } from "./cx.ts";
import { IconButton } from "./IconButton.tsx";
import styles from "./SearchField.module.css";

export interface SearchFieldProps extends Omit<
  ComponentProps<"input">,
  "type" | "aria-label" | "onChange" | "value"
> {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** Shown after the text: a count, a shortcut. */
  readonly trailing?: ReactNode;
}

export function SearchField(props: SearchFieldProps): ReactNode {
  const { label, value, onChange, trailing, className, onKeyDown, ...rest } = props;
  const keyDown = (event: KeyboardEvent<HTMLInputElement>): void => {
    onKeyDown?.(event);
    if (event.key !== "Escape" || value === "" || event.defaultPrevented) return;
    event.preventDefault();
    event.stopPropagation();
    onChange("");
  };
  return (
    <div className={cx(styles["field"], className)}>
      <Search size={15} aria-hidden className={styles["icon"]} />
      <input
        autoComplete="off"
        spellCheck={false}
        {...rest}
        type="search"
        aria-label={label}
        className={styles["input"]}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={keyDown}
      />
      {trailing}
      {value !== "" && (
        <IconButton label="Clear" size="sm" hint="none" onClick={() => onChange("")}>
          <X size={14} aria-hidden />
        </IconButton>
      )}
    </div>
  );
}
