/** From the facts of a snapshot to the nodes of the board, at rest or with a lifted card. Pure. */
import type { BoardFacts, TierFacts } from "#src/explain/index.ts";
import type { DragState, Snapshot } from "#src/session/index.ts";
import { dragList } from "../drag/drag-list.ts";
import { cardsOf, ghostsOf } from "../model/facts.ts";
import { listHeight, listItems } from "../model/items.ts";
import {
  type BoardLayout,
  type ColumnBox,
  type ColumnNeed,
  layoutColumns,
  type Size,
} from "../model/layout.ts";
import { type Metrics, metricsFor } from "../model/metrics.ts";
import type { ColumnNode } from "./nodes.tsx";

export interface Columns {
  readonly nodes: ColumnNode[];
  readonly board: Size;
}

export const PROFILES = "profiles";
/** Height of a spine below its head. */
const SPINE = 400;

export function columnNodes(snapshot: Snapshot, drag: DragState | null, view: Size): Columns {
  const metrics = metricsFor(view.height);
  const { board } = snapshot;
  const contents = new Map(
    board.tiers.map((tier) => [tier.name, contentOf(tier, { snapshot, drag, metrics })]),
  );
  const first = layoutOf(board, contents, view, metrics);
  // Notes of a lifted card wrap with the width of the column, which follows from the number of columns alone.
  const width = first.columns.find(({ kind }) => kind === "tier")?.width ?? 0;
  const final =
    drag === null
      ? contents
      : new Map(board.tiers.map((tier) => [tier.name, contentOf(tier, { snapshot, drag, metrics, width })]));
  const layout = drag === null ? first : layoutOf(board, final, view, metrics);
  const nodes = layout.columns.map((box) =>
    nodeOf(box, board, final.get(box.key) ?? null, { metrics, drag }),
  );
  return { nodes, board: layout };
}

type Content = { readonly height: number } & (
  | { readonly kind: "rest"; readonly items: ReturnType<typeof listItems> }
  | { readonly kind: "drag"; readonly list: ReturnType<typeof dragList> }
);

interface ContentSource {
  readonly snapshot: Snapshot;
  readonly drag: DragState | null;
  readonly metrics: Metrics;
  readonly width?: number;
}

function contentOf(tier: TierFacts, { snapshot, drag, metrics, width = 200 }: ContentSource): Content {
  if (drag === null) {
    const items = listItems(cardsOf(snapshot.board, tier.policies), ghostsOf(snapshot, tier.name), metrics);
    return { kind: "rest", items, height: listHeight(items, metrics.gap) };
  }
  const list = dragList({
    policies: tier.policies.filter((policy) => !drag.policies.includes(policy)),
    slots: drag.slots?.filter((slot) => slot.tier === tier.name) ?? null,
    over: drag.over?.tier === tier.name ? drag.over.position : null,
    width,
  });
  return { kind: "drag", list, height: list.height };
}

function layoutOf(
  board: BoardFacts,
  contents: ReadonlyMap<string, Content>,
  view: Size,
  metrics: Metrics,
): BoardLayout {
  const around = metrics.header + metrics.headerGap + metrics.floorGap + metrics.floor;
  const needs: ColumnNeed[] = board.tiers.map((tier) => ({
    key: tier.name,
    kind: tier.policies.length === 0 ? "spine" : "tier",
    content: around + (contents.get(tier.name)?.height ?? 0),
  }));
  if (board.profiles.length > 0) needs.push({ key: PROFILES, kind: "profiles", content: Infinity });
  const spine = metrics.header + metrics.headerGap + SPINE;
  return layoutColumns(needs, view, { side: metrics.side, bottom: metrics.bottom, spine });
}

interface NodeSource {
  readonly metrics: Metrics;
  readonly drag: DragState | null;
}

function nodeOf(
  box: ColumnBox,
  board: BoardFacts,
  content: Content | null,
  { metrics, drag }: NodeSource,
): ColumnNode {
  const { width, height } = box;
  const base = { id: nodeId(box.key), position: { x: box.x, y: box.y }, width, height };
  if (box.kind === "profiles" || box.kind === "profiles-spine") {
    const form = box.kind === "profiles" ? ("column" as const) : ("spine" as const);
    return { ...base, type: "profiles", data: { form, metrics, height } };
  }
  const tier = box.key;
  if (box.kind === "spine" || content === null) {
    return { ...base, type: "spine", data: { tier, lifted: drag !== null, metrics, height } };
  }
  const action = board.tiers.find(({ name }) => name === tier)?.defaultAction ?? "Deny";
  return content.kind === "rest"
    ? { ...base, type: "tier", data: { tier, action, items: content.items, metrics, height } }
    : { ...base, type: "drag", data: { tier, action, list: content.list, metrics, height } };
}

/** The profiles are no tier, and no tier can take their key: a tier's name has no space. */
export function nodeId(key: string): string {
  return key === PROFILES ? "the profiles" : `tier:${key}`;
}
