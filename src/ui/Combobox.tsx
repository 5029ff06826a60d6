/**
 * A text input with suggestions (ARIA 1.2 combobox, list autocomplete). Any text is allowed: suggestions
 * only help. Enter or a choice commits; Escape closes the list first, then leaves the text alone.
 */
import { type ComponentProps, type KeyboardEvent, type ReactNode, useId, useState } from "react";
import styles from "./Combobox.module.css";
import { cx } from "./cx.ts";

export interface ComboboxOption {
  /** What a choice puts into the input. */
  readonly value: string;
  /** Shown after the value, e.g. a name. */
  readonly detail?: string;
}

export interface ComboboxProps extends Omit<
  ComponentProps<"input">,
  "value" | "onChange" | "list" | "role" | "aria-label"
> {
  readonly label: string;
  readonly value: string;
  /** Every keystroke. */
  readonly onChange: (text: string) => void;
  /** Enter, a chosen suggestion, or leaving the input. */
  readonly onCommit: (text: string) => void;
  readonly options: readonly ComboboxOption[];
  readonly invalid?: boolean;
}

export function Combobox(props: ComboboxProps): ReactNode {
  const { label, value, onChange, onCommit, options, invalid = false, className, ...rest } = props;
  const id = useId();
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState(-1);
  const shown = open && options.length > 0;
  const close = (): void => {
    setOpen(false);
    setActive(-1);
  };
  const commit = (text: string): void => {
    onCommit(text);
    close();
  };
  const choose = (option: ComboboxOption): void => {
    onChange(option.value);
    commit(option.value);
  };
  const move = (to: number): void => {
    if (shown) setActive((to + options.length) % options.length);
    else setOpen(true);
  };
  const keys: Readonly<Record<string, (() => void) | undefined>> = {
    ArrowDown: () => move(active + 1),
    ArrowUp: () => move(active < 0 ? options.length - 1 : active - 1),
    Escape: shown ? close : undefined,
    Enter: () => {
      const option = shown ? options[active] : undefined;
      if (option === undefined) commit(value);
      else choose(option);
    },
  };
  const keyDown = (event: KeyboardEvent<HTMLInputElement>): void => {
    const act = keys[event.key];
    if (act === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    act();
  };
  return (
    <div className={cx(styles["root"], className)}>
      <input
        autoComplete="off"
        spellCheck={false}
        {...rest}
        role="combobox"
        aria-label={label}
        aria-expanded={shown}
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        aria-activedescendant={shown && active >= 0 ? `${id}-${active}` : undefined}
        aria-invalid={invalid}
        className={styles["input"]}
        value={value}
        onChange={(event) => {
          onChange(event.target.value);
          setOpen(true);
          setActive(-1);
        }}
        onClick={() => setOpen(true)}
        onKeyDown={keyDown}
        onBlur={(event) => {
          rest.onBlur?.(event);
          commit(value);
        }}
      />
      <Suggestions id={id} label={label} shown={shown} active={active} options={options} onChoose={choose} />
    </div>
  );
}

interface SuggestionsProps {
  readonly id: string;
  readonly label: string;
  readonly shown: boolean;
  readonly active: number;
  readonly options: readonly ComboboxOption[];
  readonly onChoose: (option: ComboboxOption) => void;
}

function Suggestions({ id, label, shown, active, options, onChoose }: SuggestionsProps): ReactNode {
  return (
    <div id={`${id}-list`} role="listbox" aria-label={label} hidden={!shown} className={styles["list"]}>
      {shown &&
        options.map((option, index) => (
          <div
            key={option.value}
            id={`${id}-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === active}
            className={styles["option"]}
            // On press, not on click: the input must keep focus, or leaving it would commit its text first.
            onPointerDown={(event) => {
              event.preventDefault();
              onChoose(option);
            }}
          >
            <span>{option.value}</span>
            {option.detail !== undefined && <span className={styles["detail"]}>{option.detail}</span>}
          </div>
        ))}
    </div>
  );
}
