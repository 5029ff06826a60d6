/** The list of problems, when it is open. */
import { type ReactNode, Suspense } from "react";
import { useSession } from "#src/session/index.ts";
import { ProblemsPanel } from "./later.ts";

export function Problems(): ReactNode {
  const open = useSession((state) => state.problemsOpen);
  if (!open) return null;
  return (
    <Suspense fallback={null}>
      <ProblemsPanel />
    </Suspense>
  );
}
