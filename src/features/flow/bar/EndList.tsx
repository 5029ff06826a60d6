/**
 * The list inside an end picker: a search over names, labels and addresses, recent flows, and every end that fits the
 * side. The search keeps the keyboard; arrows move through the options.
 */
import { type KeyboardEvent, type ReactElement, useId, useState } from "react";
import type { EndRef } from "#src/explain/index.ts";
import { useCommands, useSession, type SessionState } from "#src/session/index.ts";
import { cx, SearchField } from "#src/ui/index.ts";
import { EndName } from "./EndName.tsx";
import styles from "./EndList.module.css";
import { endName, endOptions, findEnds, type EndOption, type Side } from "./ends.ts";

/** More than a screenful is found by typing, not by scrolling. */
const SHOWN = 60;
const RECENT = 3;

interface EndListProps {
  readonly side: Side;
  readonly chosen: EndRef | null;
  readonly onDone: () => void;
}

type Row =
  | { readonly kind: "end"; readonly key: string; readonly option: EndOption }
  | { readonly kind: "recent"; readonly key: string; readonly index: number; readonly text: string };

export function EndList({ side, chosen, onDone }: EndListProps): ReactElement {
  const id = useId();
  const commands = useCommands();
  const [search, setSearch] = useState("");
  const { rows, more } = useRows(side, search);
  const [active, setActive] = useState(0);
  const current = Math.min(active, rows.length - 1);
  const choose = (row: Row): void => {
    if (row.kind === "recent") commands.askRecent(row.index);
    else if (side === "source") commands.setSource(row.option.ref);
    else commands.setDestination(row.option.ref);
    onDone();
  };
  const keyDown = (event: KeyboardEvent): void => {
    if (event.key === "Escape" && search === "") commands.armEnd(null);
    const row = rows[current];
    if (event.key === "Enter" && row !== undefined) choose(row);
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    if (step === 0 || rows.length === 0) return;
    event.preventDefault();
    const next = (current + step + rows.length) % rows.length;
    setActive(next);
    document.getElementById(`${id}-${next}`)?.scrollIntoView({ block: "nearest" });
  };
  return (
    <>
      <SearchField
        label={`Find a ${side}`}
        placeholder="Name, label or address"
        className={styles["search"]}
        role="combobox"
        aria-expanded
        aria-controls={`${id}-list`}
        aria-activedescendant={rows.length > 0 ? `${id}-${current}` : undefined}
        value={search}
        onChange={(text) => {
          setSearch(text);
          setActive(0);
        }}
        onKeyDown={keyDown}
      />
      <div id={`${id}-list`} role="listbox" aria-label={`Possible ${side}s`} className={styles["list"]}>
        {rows.map((row, index) => (
          <OptionRow
            key={row.key}
            id={`${id}-${index}`}
            row={row}
            active={index === current}
            chosen={row.kind === "end" && row.option.ref === chosen}
            onChoose={() => choose(row)}
          />
        ))}
      </div>
      <p className={styles["foot"]}>{footText(rows.length, more, search)}</p>
    </>
  );
}

function useRows(side: Side, search: string): { readonly rows: readonly Row[]; readonly more: number } {
  const board = useSession((state) => state.snapshot?.board ?? null);
  const recent = useSession((state) => state.recent);
  const now = useSession(({ source, destination, port }) => ({ source, destination, port }));
  const found = board === null ? [] : findEnds(endOptions(board, side), search);
  const others = recent.map((flow, index) => ({ ...flow, index })).filter((flow) => !isShown(now, flow));
  const flows = search.trim() === "" ? others.slice(0, RECENT) : [];
  const rows: Row[] = [
    ...flows.map((flow) => ({
      kind: "recent" as const,
      key: `recent ${flow.index}`,
      index: flow.index,
      text: `${endName(flow.from).name} → ${endName(flow.to).name} ${flow.port}`,
    })),
    ...found.slice(0, SHOWN).map((option) => ({ kind: "end" as const, key: option.label, option })),
  ];
  return { rows, more: Math.max(0, found.length - SHOWN) };
}

/** The flow on screen is no news. */
function isShown(now: Shown, flow: SessionState["recent"][number]): boolean {
  return flow.from === now.source && flow.to === now.destination && flow.port === now.port;
}

type Shown = Pick<SessionState, "source" | "destination" | "port">;

function footText(shown: number, more: number, search: string): string {
  if (shown === 0) return `Nothing loaded matches “${search.trim()}”. An IP address can be an end, too.`;
  if (more > 0) return `${more} more. Type to find them.`;
  return "Type an IP address for an end outside the cluster.";
}

interface OptionRowProps {
  readonly id: string;
  readonly row: Row;
  readonly active: boolean;
  readonly chosen: boolean;
  readonly onChoose: () => void;
}

function OptionRow({ id, row, active, chosen, onChoose }: OptionRowProps): ReactElement {
  return (
    // The keyboard stays in the search field above, which moves through the options and chooses.
    // eslint-disable-next-line jsx-a11y/click-events-have-key-events -- see above
    <div
      id={id}
      role="option"
      tabIndex={-1}
      aria-selected={active}
      aria-label={row.kind === "end" ? row.option.label : `recent flow ${row.text}`}
      className={cx(styles["option"], chosen && styles["chosen"])}
      onPointerDown={(event) => event.preventDefault()}
      onClick={onChoose}
    >
      {row.kind === "end" ? (
        <EndName end={row.option} />
      ) : (
        <span className={styles["recent"]}>{row.text}</span>
      )}
      <span className={styles["note"]}>{row.kind === "end" ? row.option.note : "recent"}</span>
    </div>
  );
}
