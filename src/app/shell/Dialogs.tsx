/** Dialogs are fetched when they are opened for the first time; what takes dropped files comes right after the start. */
import { type ReactNode, Suspense } from "react";
import { useSession } from "#src/session/index.ts";
import { DropAnywhere, EditDialog, Help, Transfer } from "./later.ts";
import { PaletteDoor } from "./PaletteDoor.tsx";

export interface DialogsProps {
  /** The first board is drawn: there is time for what nobody asked for yet. */
  readonly settled: boolean;
}

export function Dialogs({ settled }: DialogsProps): ReactNode {
  const dialog = useSession((state) => state.dialog);
  return (
    <>
      <Suspense fallback={null}>{dialog !== null && content[dialog]}</Suspense>
      {settled && (
        <Suspense fallback={null}>
          <DropAnywhere />
        </Suspense>
      )}
    </>
  );
}

const content = {
  import: <Transfer what="import" />,
  export: <Transfer what="export" />,
  help: <Help />,
  palette: <PaletteDoor />,
  // The address is asked for in the endpoints panel itself.
  address: null,
  "add-policy": <EditDialog what="add-policy" />,
  "add-tier": <EditDialog what="add-tier" />,
  "tier-order": <EditDialog what="tier-order" />,
  "delete-tier": <EditDialog what="delete-tier" />,
};
