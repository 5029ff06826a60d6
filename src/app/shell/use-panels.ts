/**
 * Where the side panels stand. With both ends chosen the endpoints give their room to the board and shrink to a
 * rail; opened again they lie over it where it is narrow. Details are docked, laid over, or spoken only.
 */
import { useEffect, useLayoutEffect, useRef } from "react";
import type { TraceForm } from "#src/features/flow/index.ts";
import { useCommands, useSession } from "#src/session/index.ts";

export interface Panels {
  readonly endpoints: "panel" | "over" | "rail";
  /** `policy`: as wide as the policy's details want to be. */
  readonly inspector: "docked" | "overlay" | "policy" | "closed";
  readonly trace: TraceForm;
}

export function usePanels(form: "wide" | "middle"): Panels {
  const complete = useSession((state) => state.source !== null && state.destination !== null);
  const endpointsOpen = useSession((state) => state.endpointsOpen);
  const inspectorOpen = useSession((state) => state.inspectorOpen);
  const policy = useSession((state) => state.policy !== null);
  const answered = useSession((state) => state.answer?.kind === "answer");
  useShrinkingEndpoints(complete);
  useClosedOverlay({ form, policy });
  const place = form === "wide" ? "docked" : "overlay";
  const traceShown = answered && inspectorOpen && !policy;
  return {
    endpoints: endpointsShown({ open: endpointsOpen, over: complete && form === "middle" }),
    inspector: inspectorShown({ policy, trace: traceShown ? place : null }),
    trace: traceShown ? place : "hidden",
  };
}

function endpointsShown({
  open,
  over,
}: {
  readonly open: boolean;
  readonly over: boolean;
}): Panels["endpoints"] {
  if (!open) return "rail";
  return over ? "over" : "panel";
}

function inspectorShown(shown: {
  readonly policy: boolean;
  readonly trace: "docked" | "overlay" | null;
}): Panels["inspector"] {
  if (shown.policy) return "policy";
  return shown.trace ?? "closed";
}

/** Closes the panel when a flow is complete and opens it again when the flow is cleared, if we had closed it. */
function useShrinkingEndpoints(complete: boolean): void {
  const commands = useCommands();
  const open = useSession((state) => state.endpointsOpen);
  const closedByUs = useRef(false);
  const was = useRef({ complete: false, open });
  useLayoutEffect(() => {
    const before = was.current;
    was.current = { complete, open };
    if (complete === before.complete) return;
    if (complete) closedByUs.current = open;
    if (complete ? open : closedByUs.current) commands.setEndpointsOpen(!complete);
  }, [commands, complete, open]);
}

/** Over the board the details come when asked for, not by themselves; closing a policy closes them. */
function useClosedOverlay({
  form,
  policy,
}: {
  readonly form: "wide" | "middle";
  readonly policy: boolean;
}): void {
  const commands = useCommands();
  useEffect(() => {
    if (!policy) commands.setInspectorOpen(form === "wide");
  }, [commands, form, policy]);
}
