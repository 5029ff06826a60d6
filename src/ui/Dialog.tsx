/** A modal dialog, mounted when it opens: title, body, optional footer. Focus is trapped inside and returns to where it was. */
import { X } from "lucide-react";
import { Dialog as Radix } from "radix-ui";
import type { ReactNode } from "react";
import { cx } from "./cx.ts";
import styles from "./Dialog.module.css";
import { IconButton } from "./IconButton.tsx";
import { useFocusBack } from "./use-focus-back.ts";

export interface DialogProps {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  readonly title: string;
  /** One sentence under the title. */
  readonly description?: ReactNode;
  readonly size?: "sm" | "md" | "lg";
  readonly footer?: ReactNode;
  /** What has the keyboard when it opens; without one, or where it finds nothing, the first button. */
  readonly startAt?: (content: HTMLElement) => HTMLElement | null;
  readonly children: ReactNode;
}

export function Dialog(props: DialogProps): ReactNode {
  const { open, onOpenChange, title, description, size = "md", footer, startAt, children } = props;
  const focusBack = useFocusBack();
  const focusIn = (event: Event): void => {
    const target = event.currentTarget instanceof HTMLElement ? startAt?.(event.currentTarget) : null;
    if (target == null) return;
    event.preventDefault();
    target.focus();
  };
  // Radix asks for an explicit undefined where there is no description.
  const described = description === undefined ? { "aria-describedby": undefined } : {};
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange}>
      <Radix.Portal>
        <Radix.Overlay className={styles["overlay"]} />
        <Radix.Content
          {...described}
          className={cx(styles["content"], styles[size])}
          onOpenAutoFocus={focusIn}
          onCloseAutoFocus={focusBack}
        >
          <header className={styles["header"]}>
            <Radix.Title className={styles["title"]}>{title}</Radix.Title>
            <Radix.Close asChild>
              <IconButton label="Close" hint="none">
                <X size={16} aria-hidden />
              </IconButton>
            </Radix.Close>
          </header>
          <div className={styles["body"]}>
            {description !== undefined && (
              <Radix.Description className={styles["description"]}>{description}</Radix.Description>
            )}
            {children}
          </div>
          {footer !== undefined && <footer className={styles["footer"]}>{footer}</footer>}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
