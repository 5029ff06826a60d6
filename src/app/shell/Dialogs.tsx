/** Dialogs are fetched when they are opened for the first time; what takes dropped files comes right after the start. */
import { lazy, type ReactNode, Suspense } from "react";
import { useSession } from "#src/session/index.ts";

const Transfer = lazy(async () => ({ default: (await import("./Transfer.tsx")).Transfer }));
const DropAnywhere = lazy(async () => ({
  default: (await import("#src/features/transfer/index.ts")).DropAnywhere,
}));
const Help = lazy(async () => ({ default: (await import("../help/Help.tsx")).Help }));
const Palette = lazy(async () => ({ default: (await import("../palette/Palette.tsx")).Palette }));

export function Dialogs(): ReactNode {
  const dialog = useSession((state) => state.dialog);
  return (
    <>
      <Suspense fallback={null}>{dialog !== null && content[dialog]}</Suspense>
      <Suspense fallback={null}>
        <DropAnywhere />
      </Suspense>
    </>
  );
}

const content = {
  import: <Transfer what="import" />,
  export: <Transfer what="export" />,
  help: <Help />,
  palette: <Palette />,
  // The address is asked for in the endpoints panel itself.
  address: null,
};
