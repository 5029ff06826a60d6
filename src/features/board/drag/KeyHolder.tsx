/**
 * The handle of the card while the keyboard moves it. Columns are drawn anew for dragging, so the handle that was
 * pressed is gone; this one has its name, keeps the focus, and takes the keys.
 */
import { type KeyboardEvent, useEffect, useRef } from "react";
import { type DragStep, useCommands, useSession } from "#src/session/index.ts";

const steps: Readonly<Record<string, DragStep>> = {
  ArrowUp: "up",
  ArrowDown: "down",
  ArrowLeft: "left",
  ArrowRight: "right",
  Home: "first",
  End: "last",
};

export function KeyHolder() {
  const { stepOver, drop, cancelDrag } = useCommands();
  const policy = useSession((state) => state.drag?.policies[0] ?? null);
  const holder = useRef<HTMLButtonElement>(null);
  useEffect(() => holder.current?.focus(), []);
  const keyDown = (event: KeyboardEvent) => {
    const step = steps[event.key];
    if (step !== undefined) stepOver(step);
    else if (event.key === " " || event.key === "Enter") void drop();
    else if (event.key === "Escape") cancelDrag();
    else if (event.key !== "Tab") return;
    event.preventDefault();
    event.stopPropagation();
  };
  if (policy === null) return null;
  return (
    <button
      ref={holder}
      type="button"
      aria-label={`Move ${policy}`}
      aria-pressed
      className="visually-hidden"
      onKeyDown={keyDown}
      // Space is handled on the way down; its click on the way up would be a second answer.
      onKeyUp={(event) => event.preventDefault()}
    />
  );
}
