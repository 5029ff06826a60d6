/** Pinned flows around the board: the button in the flow bar, the panel when it is open, the line in the status bar. */
import { Pin, TriangleAlert } from "lucide-react";
import { type ReactNode, Suspense } from "react";
import { notHolding, useCommands, useSession } from "#src/session/index.ts";
import { PinButton, PinsPanel } from "./later.ts";
import styles from "./StatusBar.module.css";

export function FlowPin(): ReactNode {
  const asked = useSession((state) => state.answer !== null);
  if (!asked) return null;
  return (
    <Suspense fallback={null}>
      <PinButton />
    </Suspense>
  );
}

export function Pins(): ReactNode {
  const open = useSession((state) => state.pinsOpen);
  if (!open) return null;
  return (
    <Suspense fallback={null}>
      <PinsPanel />
    </Suspense>
  );
}

export function PinsButton(): ReactNode {
  const count = useSession((state) => state.document?.pins?.length ?? 0);
  const failing = useSession((state) => notHolding(state.pinStates).length);
  const open = useSession((state) => state.pinsOpen);
  const commands = useCommands();
  if (count === 0 && !open) return null;
  const flows = `${count} pinned flow${count === 1 ? "" : "s"}`;
  return (
    <button
      type="button"
      className={styles["problems"]}
      aria-expanded={open}
      onClick={() => commands.setPinsOpen(!open)}
    >
      {failing > 0 ? <TriangleAlert size={12} aria-hidden /> : <Pin size={12} aria-hidden />}
      {flows}
      {failing > 0 && `, ${failing} not holding`}
    </button>
  );
}
