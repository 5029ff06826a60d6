/**
 * One address, typed. Enter takes it, Escape leaves. It takes the keyboard when it appears, because it was asked for,
 * and gives it back when it goes.
 */
import {
  type KeyboardEvent,
  type ReactNode,
  type RefObject,
  type SubmitEvent,
  useEffect,
  useRef,
  useState,
} from "react";
import { Button, TextField } from "#src/ui/index.ts";
import styles from "./AddressBox.module.css";
import { looksLikeAddress } from "./filter.ts";

export interface AddressBoxProps {
  readonly start: string;
  /** What the address is for, when that is not plain. */
  readonly hint?: string;
  readonly onChoose: (address: string) => void;
  readonly onCancel: () => void;
}

export function AddressBox({ start, hint, onChoose, onCancel }: AddressBoxProps): ReactNode {
  const [text, setText] = useState(start);
  const [refused, setRefused] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  useKeyboard(input);
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    if (looksLikeAddress(text)) onChoose(text.trim());
    else setRefused(true);
  };
  const keyDown = (event: KeyboardEvent): void => {
    if (event.key !== "Escape") return;
    event.stopPropagation();
    onCancel();
  };
  return (
    <form className={styles["box"]} onSubmit={submit}>
      <TextField
        ref={input}
        label="Address"
        mono
        placeholder="203.0.113.80"
        value={text}
        error={refused ? "one IPv4 or IPv6 address, e.g. 203.0.113.80" : null}
        onKeyDown={keyDown}
        onChange={(event) => {
          setText(event.target.value);
          setRefused(false);
        }}
      />
      {hint !== undefined && <p className={styles["hint"]}>{hint}</p>}
      <Button type="submit" size="sm">
        Choose
      </Button>
    </form>
  );
}

function useKeyboard(input: RefObject<HTMLInputElement | null>): void {
  const before = useRef<Element | null>(null);
  useEffect(() => {
    before.current ??= document.activeElement;
    input.current?.focus();
    input.current?.select();
    return () => {
      // Only if the keyboard stood in the box, which is gone by now.
      if (document.activeElement === document.body && before.current instanceof HTMLElement)
        before.current.focus();
    };
  }, [input]);
}
