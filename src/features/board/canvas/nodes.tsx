/** The nodes of the board at rest and while a card is lifted. What is in them subscribes to the session by itself. */
import { type Node, type NodeProps, type ReactFlowState, useStore } from "@xyflow/react";
import { useMemo } from "react";
import type { DefaultAction } from "#src/engine/index.ts";
import { useSession } from "#src/session/index.ts";
import { Profiles } from "../column/Profiles.tsx";
import { Spine } from "../column/Spine.tsx";
import { TierColumn, type TierContent } from "../column/TierColumn.tsx";
import { DragSpine } from "../drag/DragSpine.tsx";
import { CountedContext, countedIn } from "../model/counted.ts";
import type { Metrics } from "../model/metrics.ts";
import { useTurn } from "./turns.ts";
import { isFar } from "./viewport.ts";

interface Common extends Record<string, unknown> {
  readonly metrics: Metrics;
  readonly height: number;
}

export type TierNodeType = Node<
  Common & { readonly tier: string; readonly action: DefaultAction; readonly content: TierContent },
  "tier"
>;
export type SpineNodeType = Node<Common & { readonly tier: string; readonly lifted: boolean }, "spine">;
export type ProfilesNodeType = Node<Common & { readonly form: "column" | "spine" }, "profiles">;
export type ColumnNode = TierNodeType | SpineNodeType | ProfilesNodeType;

export function TierNode({ data }: NodeProps<TierNodeType>) {
  const far = useStore(seenFromFar);
  const counted = useSession(countedIn);
  const drawn = useTurn(useMemo(() => ({ data, far, counted }), [data, far, counted]));
  return (
    <CountedContext value={drawn?.counted ?? counted}>
      <TierColumn {...(drawn?.data ?? data)} content={drawn?.data.content ?? null} far={drawn?.far ?? far} />
    </CountedContext>
  );
}

function seenFromFar({ transform: [, , zoom] }: ReactFlowState): boolean {
  return isFar(zoom);
}

export function SpineNode({ data }: NodeProps<SpineNodeType>) {
  const { tier, lifted, metrics, height } = data;
  const measures = { headerHeight: metrics.header, headerGap: metrics.headerGap, height };
  return lifted ? <DragSpine tier={tier} {...measures} /> : <Spine tier={tier} {...measures} />;
}

export function ProfilesNode({ data }: NodeProps<ProfilesNodeType>) {
  const { form, metrics, height } = data;
  return <Profiles form={form} headerHeight={metrics.header} headerGap={metrics.headerGap} height={height} />;
}
