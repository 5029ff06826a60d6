/** After a keyboard move the focus is on the moved card's handle again, wherever the card went. */
import { useEffect, useRef } from "react";
import type { PolicyId } from "#src/engine/index.ts";
import { useSession } from "#src/session/index.ts";

/** The canvas draws its nodes a moment after the session changes; so many frames are waited for. */
const FRAMES = 12;

export function useFocusReturn(): void {
  const lifted = useSession((state) =>
    state.drag?.by === "keyboard" ? (state.drag.policies[0] ?? null) : null,
  );
  const snapshot = useSession((state) => state.snapshot);
  const waiting = useRef<PolicyId | null>(null);
  useEffect(() => {
    if (lifted !== null) waiting.current = lifted;
    if (lifted !== null || waiting.current === null) return;
    const policy = waiting.current;
    let left = FRAMES;
    let frame = 0;
    const seek = () => {
      if (!regain(policy)) waiting.current = null;
      else if (left-- > 0) frame = requestAnimationFrame(seek);
    };
    seek();
    return () => cancelAnimationFrame(frame);
  }, [lifted, snapshot]);
}

/** False when the user has gone on to something else: then he is left there. */
function regain(policy: PolicyId): boolean {
  const grip = document.querySelector<HTMLElement>(`[data-grip="${CSS.escape(policy)}"]`);
  const focused = document.activeElement;
  if (focused !== null && focused !== document.body && focused !== grip) return false;
  if (focused !== grip) grip?.focus();
  return true;
}
