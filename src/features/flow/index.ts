/** The flow: asking it, its verdict, its trace, and playing it step by step. */
export { FlowBar } from "./FlowBar.tsx";
export { Player } from "./Player.tsx";
export type { PlayerForm } from "./Player.tsx";
export { TracePanel } from "./TracePanel.tsx";
export type { TraceForm } from "./TracePanel.tsx";
export { VerdictLine } from "./VerdictLine.tsx";
