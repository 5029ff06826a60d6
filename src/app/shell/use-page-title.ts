/** The browser tab says which document is open. */
import { useEffect } from "react";
import { useSession } from "#src/session/index.ts";

export function usePageTitle(): void {
  const title = useSession((state) => state.document?.title ?? null);
  useEffect(() => {
    document.title = title === null ? "Tierboard" : `${title} – Tierboard`;
  }, [title]);
}
