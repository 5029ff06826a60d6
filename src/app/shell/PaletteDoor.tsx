/** The palette as soon as it is asked for: whoever types at once types into a box that hands its text over. */
import { type ReactNode, Suspense, useState } from "react";
import { useCommands } from "#src/session/index.ts";
import { PaletteStandIn } from "#src/ui/index.ts";
import { Palette } from "./later.ts";

const words = {
  label: "Search or run a command",
  placeholder: "A command, policy, pod, service or sample",
};

export function PaletteDoor(): ReactNode {
  const [query, setQuery] = useState("");
  const [entered, setEntered] = useState(false);
  const { closeDialog } = useCommands();
  const box = { ...words, query, onQuery: setQuery };
  const standIn = <PaletteStandIn {...box} onEnter={() => setEntered(true)} onClose={closeDialog} />;
  return (
    <Suspense fallback={standIn}>
      <Palette {...box} entered={entered} />
    </Suspense>
  );
}
