/** Search over the cards: those found stay, the rest recede; up and down step through them in evaluation order. */
import { ChevronDown, ChevronUp } from "lucide-react";
import { type KeyboardEvent, useEffect, useRef } from "react";
import type { PolicyId } from "#src/engine/index.ts";
import { useCommands, useSession } from "#src/session/index.ts";
import { IconButton, SearchField } from "#src/ui/index.ts";
import { foundPolicies } from "../model/focus.ts";
import type { Hit } from "../model/hit.ts";
import styles from "./SearchBox.module.css";

export interface SearchBoxProps {
  readonly hit: Hit | null;
  readonly onHit: (hit: Hit | null) => void;
}

export function SearchBox({ hit, onHit }: SearchBoxProps) {
  const { setSearch } = useCommands();
  const search = useSession((state) => state.search);
  const found = useSession(foundPolicies);
  const total = useSession((state) => state.snapshot?.board.cards.length ?? 0);
  const input = useAskedFocus();
  const at = hit === null || found === null ? -1 : found.indexOf(hit.policy);
  const step = (by: -1 | 1) => {
    const next = stepIn(found ?? [], at, by);
    if (next !== null) onHit({ policy: next });
  };
  const change = (next: string) => {
    setSearch(next);
    onHit(null);
  };
  const keyDown = (event: KeyboardEvent) => {
    if (event.key !== "Enter") return;
    event.preventDefault();
    step(event.shiftKey ? -1 : 1);
  };
  return (
    <div className={styles["search"]}>
      <SearchField
        ref={input}
        label="Search policies"
        placeholder="Search policies"
        title="A name, namespace, kind or label; or: selects pod shop/web, mentions port 53, denies, staged"
        value={search}
        onChange={change}
        onKeyDown={keyDown}
        className={styles["field"]}
        trailing={found !== null && <Count at={at} found={found} total={total} />}
      />
      {found !== null && found.length > 0 && (
        <>
          <IconButton label="Previous match" keys="Shift Enter" size="sm" onClick={() => step(-1)}>
            <ChevronUp size={15} aria-hidden />
          </IconButton>
          <IconButton label="Next match" keys="Enter" size="sm" onClick={() => step(1)}>
            <ChevronDown size={15} aria-hidden />
          </IconButton>
        </>
      )}
    </div>
  );
}

interface CountProps {
  readonly at: number;
  readonly found: readonly PolicyId[];
  readonly total: number;
}

function Count({ at, found, total }: CountProps) {
  const text = at >= 0 ? `${at + 1} of ${found.length}` : `${found.length} of ${total}`;
  return (
    <span role="status" className={styles["count"]}>
      {text}
    </span>
  );
}

/** The neighbour of the match stood on, round the ends; the first or last when none is stood on yet. */
export function stepIn(found: readonly PolicyId[], at: number, by: -1 | 1): PolicyId | null {
  if (found.length === 0) return null;
  const next = at < 0 ? (by > 0 ? 0 : found.length - 1) : (at + by + found.length) % found.length;
  return found[next] ?? null;
}

/** Puts the keyboard into the box whenever the session asks for it. */
function useAskedFocus() {
  const input = useRef<HTMLInputElement>(null);
  const asked = useSession((state) => state.searchFocus);
  const answered = useRef(asked);
  useEffect(() => {
    if (answered.current === asked) return;
    answered.current = asked;
    input.current?.focus();
    input.current?.select();
  }, [asked]);
  return input;
}
