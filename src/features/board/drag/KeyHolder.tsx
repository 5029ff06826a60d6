/**
 * Stands in for a control of a card while the keyboard moves the card, and while the control is drawn anew: it has
 * the same name, keeps the focus, and takes the keys.
 */
import {
  type KeyboardEvent,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
  useSyncExternalStore,
} from "react";
import { type DragStep, type SessionState, useCommands, useSession } from "#src/session/index.ts";
import { cardOf } from "../model/facts.ts";
import { FocusKeeper, type Kept } from "./focus-keeper.ts";

const steps: Readonly<Record<string, DragStep>> = {
  ArrowUp: "up",
  ArrowDown: "down",
  ArrowLeft: "left",
  ArrowRight: "right",
  Home: "first",
  End: "last",
};

export function KeyHolder() {
  const [keeper] = useState(() => new FocusKeeper());
  const waiting = useSyncExternalStore(keeper.subscribe, keeper.get);
  const lifted = useSession(liftedByKeyboard);
  const known = useSession((state) => waiting !== null && cardOf(state, waiting.policy) !== null);
  const place = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    const board = place.current?.closest<HTMLElement>("[data-board]");
    return board == null ? undefined : keeper.watch(board);
  }, [keeper]);
  useEffect(() => {
    const board = place.current?.closest<HTMLElement>("[data-board]");
    if (waiting !== null && !known && board != null) keeper.giveUp(board);
  }, [keeper, waiting, known]);
  return (
    <span ref={place} className="visually-hidden">
      {lifted !== null ? (
        <Holder key="lifted" keeper={keeper} policy={lifted} part="grip" lifted />
      ) : (
        waiting !== null && known && <Holder key="waiting" keeper={keeper} {...waiting} lifted={false} />
      )}
    </span>
  );
}

function liftedByKeyboard({ drag }: SessionState) {
  return drag?.by === "keyboard" ? (drag.policies[0] ?? null) : null;
}

interface HolderProps extends Kept {
  readonly keeper: FocusKeeper;
  readonly lifted: boolean;
}

function Holder({ keeper, policy, part, lifted }: HolderProps) {
  const { stepOver, drop, cancelDrag, lift, openPolicy } = useCommands();
  const holder = useRef<HTMLButtonElement>(null);
  useLayoutEffect(() => {
    if (holder.current !== null) keeper.standIn(holder.current, { policy, part });
  }, [keeper, policy, part]);
  const carry = (key: string): boolean => {
    const step = steps[key];
    if (step !== undefined) stepOver(step);
    else if (key === " " || key === "Enter") void drop();
    else if (key === "Escape") cancelDrag();
    else return key === "Tab";
    return true;
  };
  const wait = (key: string): boolean => {
    if (key === " " && part === "grip") lift(policy, "keyboard");
    else if (key === " " || key === "Enter") openPolicy(policy);
    else return false;
    return true;
  };
  const keyDown = (event: KeyboardEvent) => {
    if (!(lifted ? carry(event.key) : wait(event.key))) return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <button
      ref={holder}
      type="button"
      aria-label={part === "grip" ? `Move ${policy}` : policy}
      {...(lifted ? { "aria-pressed": true } : {})}
      onKeyDown={keyDown}
      // Space is handled on the way down; its click on the way up would be a second answer.
      onKeyUp={(event) => event.preventDefault()}
    />
  );
}
