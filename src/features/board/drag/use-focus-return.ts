/** After a keyboard move the focus is on the moved card's handle again, wherever the card went. */
import { useEffect, useRef } from "react";
import type { PolicyId } from "#src/engine/index.ts";
import { useSession } from "#src/session/index.ts";

export function useFocusReturn(): void {
  const lifted = useSession((state) =>
    state.drag?.by === "keyboard" ? (state.drag.policies[0] ?? null) : null,
  );
  const snapshot = useSession((state) => state.snapshot);
  const waiting = useRef<PolicyId | null>(null);
  useEffect(() => {
    if (lifted !== null) {
      waiting.current = lifted;
      return;
    }
    const policy = waiting.current;
    if (policy === null) return;
    const grip = document.querySelector<HTMLElement>(`[data-grip="${CSS.escape(policy)}"]`);
    const focused = document.activeElement;
    // The user has gone on to something else: leave him there.
    if (focused !== null && focused !== document.body && focused !== grip) waiting.current = null;
    else grip?.focus();
  }, [lifted, snapshot]);
}
