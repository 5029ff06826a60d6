/** What only an answered flow needs. */
import { later } from "#src/ui/index.ts";
import type { FlowForm } from "./player/VerdictLine.tsx";
import type { TraceForm } from "./trace/TracePanel.tsx";

const player = later<{ readonly form: FlowForm }>(async () => (await import("./player/Player.tsx")).Player);
const panel = later<{ readonly form: TraceForm }>(
  async () => (await import("./trace/TracePanel.tsx")).TracePanel,
);

export const { Part: Player } = player;
export const { Part: TracePanel } = panel;

export async function prepareTrace(): Promise<void> {
  await Promise.all([player.fetch(), panel.fetch()]);
}
