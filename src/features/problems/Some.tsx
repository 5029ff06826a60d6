/** A list that draws its first items; a button brings all of them, and the keyboard goes on where it was. */
import { type ReactNode, useState } from "react";
import styles from "./Some.module.css";

/** Items drawn without asking. */
const most = 100;

export interface SomeProps<T> {
  readonly items: readonly T[];
  /** A list item with a key. */
  readonly children: (item: T, index: number) => ReactNode;
}

export function Some<T>({ items, children }: SomeProps<T>): ReactNode {
  const [all, setAll] = useState(false);
  const cut = !all && items.length > most;
  return (
    <>
      <ul>{(cut ? items.slice(0, most) : items).map(children)}</ul>
      {cut && (
        <button
          type="button"
          className={styles["more"]}
          onClick={(event) => {
            const list = event.currentTarget.previousElementSibling;
            setAll(true);
            requestAnimationFrame(() => focusItem(list?.children[most]));
          }}
        >
          Show all {items.length.toLocaleString("en")}
        </button>
      )}
    </>
  );
}

/** The button is gone once all are shown: the first new item takes the focus. */
function focusItem(item: Element | undefined): void {
  if (!(item instanceof HTMLElement)) return;
  item.tabIndex = -1;
  item.focus();
}
