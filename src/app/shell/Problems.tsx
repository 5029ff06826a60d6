/** The list of problems, when it is open; it is fetched the first time somebody wants it. */
import { lazy, type ReactNode, Suspense } from "react";
import { useSession } from "#src/session/index.ts";

const ProblemsPanel = lazy(async () => ({
  default: (await import("#src/features/problems/index.ts")).ProblemsPanel,
}));

export function Problems(): ReactNode {
  const open = useSession((state) => state.problemsOpen);
  if (!open) return null;
  return (
    <Suspense fallback={null}>
      <ProblemsPanel />
    </Suspense>
  );
}
