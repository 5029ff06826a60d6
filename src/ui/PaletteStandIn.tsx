/** The palette's box while the palette itself is on its way: what is typed is kept for it, and Escape closes it. */
import { type KeyboardEvent, type ReactNode, useLayoutEffect, useRef } from "react";
import { flushSync } from "react-dom";
import styles from "./CommandPalette.module.css";
import { useFocusBack } from "./use-focus-back.ts";

export interface PaletteStandInProps {
  readonly label: string;
  readonly placeholder: string;
  readonly query: string;
  readonly onQuery: (query: string) => void;
  readonly onEnter: () => void;
  readonly onClose: () => void;
}

export function PaletteStandIn(props: PaletteStandInProps): ReactNode {
  const { label, placeholder, query, onQuery, onEnter, onClose } = props;
  const box = useRef<HTMLInputElement>(null);
  const focusBack = useFocusBack();
  useLayoutEffect(() => box.current?.focus(), []);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === "Enter") onEnter();
    else if (event.key === "Escape") {
      flushSync(onClose);
      focusBack(event.nativeEvent);
    } else if (event.key !== "Tab") return;
    event.preventDefault();
  };
  return (
    <>
      <div className={styles["overlay"]} />
      <div role="dialog" aria-modal aria-label={label} aria-busy className={styles["content"]}>
        <input
          ref={box}
          aria-label={label}
          className={styles["input"]}
          placeholder={placeholder}
          value={query}
          onChange={(event) => onQuery(event.target.value)}
          onKeyDown={onKeyDown}
        />
      </div>
    </>
  );
}
