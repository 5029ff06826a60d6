/**
 * The flow: asking it, its verdict, its trace, and playing it step by step.
 *
 * Where the shell puts them. Wide: `FlowBar` under the top bar (its height is its own: a second line appears when
 * there is something to say), at the foot of the board `VerdictLine` and right below it `Player`, beside the board
 * `TracePanel` (`docked` from 1440 px, `overlay` below; the panel fills what it is put into). Narrow: `FlowBar`, `VerdictLine`, then by tab `TracePanel`
 * as `trace`, `why` or `hidden`, and `Player` at the foot. `TracePanel` is mounted exactly once while a flow is answered.
 * `Player` and `TracePanel` are fetched when a flow is first answered, or by `prepareTrace` ahead of that.
 */
export { FlowBar } from "./bar/FlowBar.tsx";
export { Player, prepareTrace, TracePanel } from "./later.ts";
export type { TraceForm } from "./trace/TracePanel.tsx";
export { VerdictLine } from "./player/VerdictLine.tsx";
export type { FlowForm } from "./player/VerdictLine.tsx";
