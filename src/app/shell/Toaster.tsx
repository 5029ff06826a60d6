/** The session's toasts, with their actions run through the registry. */
import type { ReactNode } from "react";
import { registry, type Toast, useCommands, useSession } from "#src/session/index.ts";
import { type ToastItem, Toasts } from "#src/ui/index.ts";

export function Toaster(): ReactNode {
  const toasts = useSession((state) => state.toasts);
  const commands = useCommands();
  const toItem = ({ id, text, action }: Toast): ToastItem => {
    const command = registry.find((entry) => entry.id === action?.command);
    if (action === null || command === undefined) return { id, text, action: null };
    return { id, text, action: { label: action.label, onAct: () => void commands.run(command.id) } };
  };
  return <Toasts toasts={toasts.map(toItem)} onDismiss={commands.dismissToast} />;
}
