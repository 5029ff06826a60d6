/** What is said to screen readers. The counter alternates an invisible character, so that equal texts are read again. */
import type { ReactNode } from "react";
import { useSession } from "#src/session/index.ts";
import { VisuallyHidden } from "#src/ui/index.ts";

export function LiveRegion(): ReactNode {
  const { text, count } = useSession((state) => state.announcement);
  return (
    <VisuallyHidden aria-live="polite" aria-atomic="true">
      {text}
      {count % 2 === 1 && "\u200b"}
    </VisuallyHidden>
  );
}
