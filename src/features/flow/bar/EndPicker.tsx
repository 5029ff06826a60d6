/** One end of the flow: a button that names it and opens a searchable list of everything it can be. */
import { type ReactElement, useState } from "react";
import { useCommands, useSession } from "#src/session/index.ts";
import { Glyph, Popover } from "#src/ui/index.ts";
import { EndList } from "./EndList.tsx";
import { EndName } from "./EndName.tsx";
import styles from "./EndPicker.module.css";
import { endName, type Side } from "./ends.ts";

const titles: Readonly<Record<Side, string>> = { source: "Source", destination: "Destination" };

export function EndPicker({ side }: { readonly side: Side }): ReactElement {
  const ref = useSession((state) => state[side]);
  const choosing = useSession((state) => state.choosing === side);
  const panel = useSession((state) => state.endpointsOpen);
  const commands = useCommands();
  const [open, setOpen] = useState(false);
  const end = ref === null ? null : endName(ref);
  const change = (next: boolean): void => {
    // A click in the endpoints panel, where it is on screen, then fills this side, too.
    if (next && panel) commands.armEnd(side);
    setOpen(next);
  };
  return (
    <Popover
      label={`Choose the ${side}`}
      className={styles["panel"]}
      open={open}
      onOpenChange={change}
      trigger={
        <button
          type="button"
          className={styles["button"]}
          aria-label={`${titles[side]}: ${end?.label ?? "choose"}`}
          data-choosing={choosing}
          title={end?.label}
        >
          {end === null ? <Unchosen side={side} /> : <EndName end={end} />}
        </button>
      }
    >
      <EndList side={side} chosen={ref} onDone={() => setOpen(false)} />
    </Popover>
  );
}

function Unchosen({ side }: { readonly side: Side }): ReactElement {
  return (
    <span className={styles["unchosen"]}>
      <Glyph name="cube" size={15} />
      {titles[side]}: choose
    </span>
  );
}
