/**
 * Short messages at the bottom that leave by themselves after a while; with the pointer or focus on them
 * they stay. What they say is spoken by the caller's live region, so they are not one themselves.
 */
import { X } from "lucide-react";
import { type ReactNode, useEffect, useRef } from "react";
import { Button } from "./Button.tsx";
import { IconButton } from "./IconButton.tsx";
import styles from "./Toasts.module.css";

export interface ToastItem {
  readonly id: number;
  readonly text: string;
  readonly action: { readonly label: string; readonly onAct: () => void } | null;
}

export interface ToastsProps {
  readonly toasts: readonly ToastItem[];
  readonly onDismiss: (id: number) => void;
}

/** Milliseconds a toast stays: long enough to read it and reach its button. */
const STAY = 10_000;

export function Toasts({ toasts, onDismiss }: ToastsProps): ReactNode {
  if (toasts.length === 0) return null;
  return (
    <ol className={styles["stack"]} aria-label="Messages">
      {toasts.map((toast) => (
        <Toast key={toast.id} toast={toast} onDismiss={onDismiss} />
      ))}
    </ol>
  );
}

interface ToastProps {
  readonly toast: ToastItem;
  readonly onDismiss: (id: number) => void;
}

function Toast({ toast, onDismiss }: ToastProps): ReactNode {
  const item = useRef<HTMLLIElement>(null);
  const { id, action } = toast;
  useEffect(() => {
    const timer = setInterval(() => {
      if (item.current?.matches(":hover, :focus-within") !== true) onDismiss(id);
    }, STAY);
    return () => clearInterval(timer);
  }, [id, onDismiss]);
  return (
    <li ref={item} className={styles["toast"]}>
      <span className={styles["text"]}>{toast.text}</span>
      {action !== null && (
        <Button
          size="sm"
          onClick={() => {
            action.onAct();
            onDismiss(id);
          }}
        >
          {action.label}
        </Button>
      )}
      <IconButton label="Dismiss" size="sm" hint="none" onClick={() => onDismiss(id)}>
        <X size={14} aria-hidden />
      </IconButton>
    </li>
  );
}
