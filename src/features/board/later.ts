/** What only an answered flow needs: the lanes, on the canvas and as a list. */
import type { TraceCanvasProps } from "./canvas/TraceCanvas.tsx";
import type { NarrowTraceProps } from "./lanes/index.ts";
import { later } from "#src/ui/index.ts";

const canvas = later<TraceCanvasProps>(async () => (await import("./canvas/TraceCanvas.tsx")).TraceCanvas);
const list = later<NarrowTraceProps>(async () => (await import("./lanes/index.ts")).NarrowTrace);

export const { Part: TraceCanvas } = canvas;
export const { Part: NarrowTrace } = list;

/** Fetches them ahead of the first flow. */
export async function prepareLanes(): Promise<void> {
  await Promise.all([canvas.fetch(), list.fetch()]);
}
