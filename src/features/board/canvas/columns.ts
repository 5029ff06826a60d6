/**
 * From the facts of a snapshot to the nodes of the board, at rest or with a lifted card. A node stays the same object
 * as long as nothing in it changes: while a card moves from slot to slot only the columns it leaves and enters are new.
 */
import type { BoardFacts, TierFacts } from "#src/explain/index.ts";
import type { DragState, SlotImpactFacts, Snapshot } from "#src/session/index.ts";
import type { TierContent } from "../column/TierColumn.tsx";
import { dragList, dragMeasures } from "../drag/drag-list.ts";
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
import { slotsOf } from "../model/slots.ts";
import { Memo } from "./memo.ts";
import type { ColumnNode } from "./nodes.tsx";

export interface Columns {
  readonly nodes: ColumnNode[];
  readonly board: Size;
}

type Content = { readonly height: number } & TierContent;

export interface ColumnsLook {
  readonly view: Size;
  /** Tiers without policies that are drawn as columns all the same. */
  readonly shown: ReadonlySet<string>;
}

interface Scene {
  readonly snapshot: Snapshot;
  readonly drag: DragState | null;
  /** Of the lifted card, for every slot. */
  readonly impacts: readonly SlotImpactFacts[] | null;
  readonly metrics: Metrics;
}

const PROFILES = "profiles";
/** Height of a spine below its head. */
const SPINE = 400;
/** Of the line that says that a tier is empty. */
const EMPTY = 30;

/** The profiles are no tier, and no tier can take their id: a tier's name has no space. */
export function nodeId(key: string): string {
  return key === PROFILES ? "the profiles" : `tier:${key}`;
}

export class ColumnMaker {
  private readonly contents = new Memo<Content>();
  private readonly nodes = new Memo<ColumnNode>();

  make(shown: Omit<Scene, "metrics">, look: ColumnsLook): Columns {
    const { snapshot, drag, impacts } = shown;
    const scene: Scene = { snapshot, drag, impacts, metrics: metricsFor(look.view.height, drag !== null) };
    const { tiers } = snapshot.board;
    // How wide a column is follows from their number alone; how high, from what its width makes of its texts.
    const wide = layoutOf(snapshot.board, () => 0, look, scene.metrics);
    const width = wide.columns.find(({ kind }) => kind === "tier")?.width ?? 0;
    const contents = new Map(
      tiers.map((tier) => [tier.name, this.content(tier, { ...scene, view: look.view }, width)]),
    );
    const layout = layoutOf(snapshot.board, (tier) => contents.get(tier)?.height ?? 0, look, scene.metrics);
    const actions = new Map(tiers.map(({ name, defaultAction }) => [name, defaultAction]));
    const nodes = layout.columns.map((box) => {
      const content = contents.get(box.key) ?? null;
      const action = actions.get(box.key) ?? "Deny";
      const parts = [box.kind, box.x, box.width, box.height, content, action, scene.metrics, drag !== null];
      return this.nodes.get(box.key, parts, () => nodeOf(box, content, { ...scene, action }));
    });
    return { nodes, board: layout };
  }

  private content(tier: TierFacts, scene: Scene & Pick<ColumnsLook, "view">, width: number): Content {
    const { snapshot, drag, impacts, metrics, view } = scene;
    if (drag === null) {
      return this.contents.get(tier.name, ["rest", snapshot, metrics, view.height], () => {
        const cards = () => cardsOf(snapshot.board, tier.policies);
        const items = once(() => listItems(cards(), ghostsOf(snapshot, tier.name), metrics));
        const least = tier.policies.length * (metrics.card + metrics.gap);
        const whole = () => (items().length === 0 ? EMPTY : listHeight(items(), metrics.gap));
        return { kind: "rest", items, height: least > view.height ? least : whole() };
      });
    }
    const over = drag.over?.tier === tier.name ? drag.over.position : null;
    const parts = ["drag", snapshot, drag.policies, drag.slots, impacts, over, width, view.height];
    return this.contents.get(tier.name, parts, () => {
      const policies = tier.policies.filter((policy) => !drag.policies.includes(policy));
      const slots = drag.slots === null ? null : slotsOf(drag.slots, tier.name);
      const own = impacts === null ? null : slotsOf(impacts, tier.name);
      const list = once(() => dragList({ policies, slots, impacts: own, over, width }));
      // As at rest: what is full by its rows or cards alone is laid out before the rest of it is worked out.
      const least = policies.length * dragMeasures.row;
      return { kind: "drag", list, height: least > view.height ? least : list().height };
    });
  }
}

function layoutOf(
  board: BoardFacts,
  heightOf: (tier: string) => number,
  { view, shown }: ColumnsLook,
  metrics: Metrics,
): BoardLayout {
  const around = metrics.header + metrics.headerGap + metrics.floorGap + metrics.floor;
  const needs: ColumnNeed[] = board.tiers.map((tier) => ({
    key: tier.name,
    kind: tier.policies.length === 0 && !shown.has(tier.name) ? "spine" : "tier",
    content: around + heightOf(tier.name),
  }));
  if (board.profiles.length > 0) needs.push({ key: PROFILES, kind: "profiles", content: Infinity });
  const spine = metrics.header + metrics.headerGap + SPINE;
  return layoutColumns(needs, view, { side: metrics.side, bottom: metrics.bottom, spine });
}

function nodeOf(
  box: ColumnBox,
  content: Content | null,
  { metrics, drag, action }: Scene & { readonly action: TierFacts["defaultAction"] },
): ColumnNode {
  const { width, height, key: tier } = box;
  // With a size and handles of its own a node is not measured.
  const known = { measured: { width, height }, handles: [] };
  const base = { id: nodeId(tier), position: { x: box.x, y: box.y }, width, height, ...known };
  if (box.kind === "profiles" || box.kind === "profiles-spine") {
    const form = box.kind === "profiles" ? ("column" as const) : ("spine" as const);
    return { ...base, type: "profiles", data: { form, metrics, height } };
  }
  if (box.kind === "spine" || content === null) {
    return { ...base, type: "spine", data: { tier, lifted: drag !== null, metrics, height } };
  }
  return { ...base, type: "tier", data: { tier, action, content, metrics, height } };
}

function once<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | null = null;
  return () => (made ??= { value: make() }).value;
}
