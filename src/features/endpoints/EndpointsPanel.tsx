/**
 * The region "Endpoints" in its three forms: `panel` beside the board, `page` on a narrow screen, and `rail`, which
 * keeps a button to open it again.
 */
import { Boxes, PanelLeftClose } from "lucide-react";
import { type ReactNode, type RefObject, useDeferredValue, useLayoutEffect, useRef, useState } from "react";
import { useCommands, useSession } from "#src/session/index.ts";
import { cx, IconButton, SearchField } from "#src/ui/index.ts";
import { EndpointList } from "./EndpointList.tsx";
import styles from "./EndpointsPanel.module.css";
import { exactAddress, looksLikeAddress } from "./filter.ts";
import { Outside } from "./Outside.tsx";

export type EndpointsForm = "panel" | "page" | "rail";

export function EndpointsPanel({ form }: { readonly form: EndpointsForm }): ReactNode {
  const asking = useSession((state) => state.dialog === "address");
  const keyboard = useRef(false);
  return (
    <section aria-label="Endpoints" className={cx(styles["region"], styles[form])}>
      {form === "rail" && !asking ? <Rail keyboard={keyboard} /> : <Panel form={form} keyboard={keyboard} />}
    </section>
  );
}

/** Panel and rail hand the keyboard to each other: whoever chose an end with it is not sent back to the page's start. */
type Handed = RefObject<boolean>;

function useHandedOver<Taker extends HTMLElement>(keyboard: Handed): RefObject<Taker | null> {
  const taker = useRef<Taker>(null);
  useLayoutEffect(() => {
    const own = taker.current;
    const region = own?.closest("section");
    if (keyboard.current) own?.focus();
    return () => {
      keyboard.current = region?.contains(document.activeElement) === true;
    };
  }, [keyboard]);
  return taker;
}

function Rail({ keyboard }: { readonly keyboard: Handed }): ReactNode {
  const commands = useCommands();
  const button = useHandedOver<HTMLButtonElement>(keyboard);
  return (
    <IconButton
      ref={button}
      label="Endpoints"
      aria-expanded={false}
      onClick={() => commands.setEndpointsOpen(true)}
    >
      <Boxes size={18} aria-hidden />
    </IconButton>
  );
}

interface PanelProps {
  readonly form: EndpointsForm;
  readonly keyboard: Handed;
}

function Panel({ form, keyboard }: PanelProps): ReactNode {
  const box = useHandedOver<HTMLInputElement>(keyboard);
  const [filter, setFilter] = useState("");
  const shown = useDeferredValue(filter);
  // An address that somebody here holds is that endpoint, not something outside.
  const typed = useSession(({ snapshot }) =>
    looksLikeAddress(shown) && exactAddress(snapshot?.board.endpoints ?? [], shown) === null
      ? shown.trim()
      : null,
  );
  const commands = useCommands();
  return (
    <>
      <div className={styles["head"]}>
        <h2 className={styles["title"]}>Endpoints</h2>
        <Counts />
        {form !== "page" && (
          <IconButton label="Hide endpoints" size="sm" onClick={() => commands.setEndpointsOpen(false)}>
            <PanelLeftClose size={15} aria-hidden />
          </IconButton>
        )}
      </div>
      <SearchField
        ref={box}
        label="Filter endpoints"
        placeholder="Name, label or address"
        value={filter}
        onChange={setFilter}
        className={styles["filter"]}
      />
      <Hint />
      <p className={styles["columns"]} aria-hidden>
        <span>Workload</span>
        <span>Policies</span>
      </p>
      <EndpointList filter={shown} />
      <Outside typed={typed} />
    </>
  );
}

function Counts(): ReactNode {
  const text = useSession((state) => {
    const endpoints = state.snapshot?.board.endpoints ?? [];
    const hosts = endpoints.filter(({ kind }) => kind === "hep").length;
    const pods = endpoints.length - hosts;
    const lit = state.lit.length;
    if (lit > 0) return `${lit} of ${endpoints.length} selected`;
    return `${pods} pod${pods === 1 ? "" : "s"}${hosts === 0 ? "" : ` · ${hosts} host${hosts === 1 ? "" : "s"}`}`;
  });
  return <span className={styles["counts"]}>{text}</span>;
}

/** Which end the next click fills, where that is not plain to see. */
function Hint(): ReactNode {
  const next = useSession((state) => {
    if (state.choosing !== null) return state.choosing;
    return state.source !== null && state.destination === null ? "destination" : null;
  });
  if (next === null) return null;
  return <p className={styles["hint"]}>Click the {next}</p>;
}
