/** Tabs with an underline. Panels are given as `TabPanel` children with the same values. */
import { Tabs as Radix } from "radix-ui";
import type { ReactNode } from "react";
import { cx } from "./cx.ts";
import styles from "./Tabs.module.css";

export interface TabsProps<T extends string> {
  /** Accessible name of the list of tabs. */
  readonly label: string;
  readonly value: T;
  readonly onChange: (value: T) => void;
  readonly tabs: readonly { readonly value: T; readonly label: string; readonly count?: number }[];
  /** Stands at the end of the row of tabs, e.g. a close button. */
  readonly trailing?: ReactNode;
  readonly className?: string | undefined;
  readonly children?: ReactNode;
}

export function Tabs<T extends string>(props: TabsProps<T>): ReactNode {
  const choose = (text: string): void => {
    const tab = props.tabs.find((candidate) => candidate.value === text);
    if (tab !== undefined) props.onChange(tab.value);
  };
  return (
    <Radix.Root value={props.value} onValueChange={choose} className={cx(styles["root"], props.className)}>
      <div className={styles["bar"]}>
        <Radix.List aria-label={props.label} className={styles["list"]}>
          {props.tabs.map((tab) => (
            <Radix.Trigger key={tab.value} value={tab.value} className={styles["tab"]}>
              {tab.label}
              {tab.count !== undefined && <span className={styles["count"]}>{tab.count}</span>}
            </Radix.Trigger>
          ))}
        </Radix.List>
        {props.trailing}
      </div>
      {props.children}
    </Radix.Root>
  );
}

export interface TabPanelProps {
  readonly value: string;
  readonly className?: string | undefined;
  /** Keeps the panel in the document while another is shown. */
  readonly keep?: boolean;
  readonly children: ReactNode;
}

export function TabPanel({ value, className, keep = false, children }: TabPanelProps): ReactNode {
  const mount = keep ? ({ forceMount: true } as const) : {};
  return (
    <Radix.Content value={value} {...mount} className={cx(styles["panel"], className)}>
      {children}
    </Radix.Content>
  );
}
