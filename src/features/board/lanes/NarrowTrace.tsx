/** The trace on a narrow screen: one list from top to bottom, with the line on its left. */
import type { ReactElement } from "react";
import type { BoardFacts, EndRef, FlowCase } from "#src/explain/index.ts";

export interface NarrowTraceProps {
  readonly flowCase: FlowCase;
  readonly from: EndRef;
  readonly board: BoardFacts;
}

export function NarrowTrace(_props: NarrowTraceProps): ReactElement | null {
  return null;
}
