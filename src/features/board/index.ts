/** The policy board: tiers as columns, policies as cards, and the flow that runs through them. */
export { Board } from "./Board.tsx";
export type { BoardProps } from "./Board.tsx";
export { prepareLanes } from "./later.ts";
