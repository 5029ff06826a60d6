/**
 * Where the side panels stand. With both ends chosen, or a policy open, the endpoints give up their room and shrink
 * to a rail; opened again they lie over the board where it is narrow. Details are docked, laid over, or spoken only.
 */
import { useEffect, useLayoutEffect, useRef } from "react";
import type { TraceForm } from "#src/features/flow/index.ts";
import { useCommands, useSession } from "#src/session/index.ts";

export interface Panels {
  readonly endpoints: "panel" | "over" | "rail";
  /** `policy`: all the room that the columns around the open card leave. */
  readonly inspector: "docked" | "overlay" | "policy" | "closed";
  readonly trace: TraceForm;
}

export function usePanels(form: "wide" | "middle"): Panels {
  const complete = useSession((state) => state.source !== null && state.destination !== null);
  const endpointsOpen = useSession((state) => state.endpointsOpen);
  const inspectorOpen = useSession((state) => state.inspectorOpen);
  const policy = useSession((state) => state.policy !== null);
  const answered = useSession((state) => state.answer?.kind === "answer");
  useShrinkingEndpoints(complete || policy);
  useClosedOverlay({ form, policy });
  const place = form === "wide" ? "docked" : "overlay";
  const traceShown = answered && inspectorOpen && !policy;
  return {
    endpoints: endpointsShown({ open: endpointsOpen, over: policy || (complete && form === "middle") }),
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

/** Closes the panel when its room is wanted and opens it again when it no longer is, if we had closed it. */
function useShrinkingEndpoints(wanted: boolean): void {
  const commands = useCommands();
  const open = useSession((state) => state.endpointsOpen);
  const closedByUs = useRef(false);
  const was = useRef({ wanted: false, open });
  useLayoutEffect(() => {
    const before = was.current;
    was.current = { wanted, open };
    if (wanted === before.wanted) return;
    if (wanted) closedByUs.current = open;
    if (wanted ? open : closedByUs.current) commands.setEndpointsOpen(!wanted);
  }, [commands, wanted, open]);
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
